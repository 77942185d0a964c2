// SPDX-License-Identifier: MIT
package io.dase.cache.core;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The canonical JSON of parameters, from which keys are derived: equal parameters have equal text,
 * different ones different text. Stateless; safe from any thread.
 *
 * <p>Names are sorted by code point; there are no spaces, and no escapes but those that JSON
 * demands. Numbers are equal if their values are: 1 and 1.0 are both {@code 1}, a double is what
 * {@link KeyNumbers} writes (from 2^53 on with an exponent, so that its shortest decimal is no
 * integer's), a float the double of the same value.
 */
public final class CanonicalParameters {
  private static final int MAX_DEPTH = 64;
  private static final double EXACT_INTEGERS = 0x1p53;

  private final StringBuilder out = new StringBuilder();

  private CanonicalParameters() {}

  /**
   * The text of text, booleans, numbers, null, arrays of double, long or int, and lists and maps of
   * these.
   *
   * @throws IllegalArgumentException naming the member that is anything else: NaN, an infinity, an
   *     integer beyond 64 bits, a lone surrogate, nesting deeper than 64
   */
  public static String text(Map<String, ?> parameters) {
    CanonicalParameters printer = new CanonicalParameters();
    printer.print("parameters", parameters, 0);
    return printer.out.toString();
  }

  /**
   * The first hex digits of the SHA-256 of {@link #text}, as keys hold them.
   *
   * @param digits 1 to 64
   * @throws IllegalArgumentException as {@link #text}
   */
  public static String digest(Map<String, ?> parameters, int digits) {
    return Digests.sha256Hex(text(parameters).getBytes(StandardCharsets.UTF_8))
        .substring(0, digits);
  }

  private void print(String path, Object value, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException(
          path + " is nested deeper than " + MAX_DEPTH + "; expected fewer levels");
    }
    if (value == null || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof String text) {
      JsonText.append(out, path, text);
    } else if (value instanceof Double || value instanceof Float) {
      printDouble(path, ((Number) value).doubleValue());
    } else if (value instanceof Number number) {
      printInteger(path, number);
    } else if (value instanceof Map<?, ?> map) {
      printMap(path, map, depth);
    } else {
      printList(path, elements(path, value), depth);
    }
  }

  private void printDouble(String path, double value) {
    Ranges.requireFinite(path, value);
    String text = KeyNumbers.format(value);
    out.append(text);
    if (Math.abs(value) >= EXACT_INTEGERS && text.indexOf('e') < 0) {
      out.append("e+0");
    }
  }

  private void printInteger(String path, Number number) {
    boolean fits =
        number instanceof Long
            || number instanceof Integer
            || number instanceof Short
            || number instanceof Byte
            || (number instanceof BigInteger big && big.bitLength() < Long.SIZE);
    if (!fits) {
      throw unsupported(path, number);
    }
    out.append(number.longValue());
  }

  private void printMap(String path, Map<?, ?> map, int depth) {
    TreeMap<String, Object> sorted = new TreeMap<>(CodePointOrder.INSTANCE);
    map.forEach(
        (name, value) -> {
          if (!(name instanceof String text)) {
            throw new IllegalArgumentException(
                path + " has the name " + name + "; expected text for names");
          }
          sorted.put(text, value);
        });
    char separator = '{';
    for (Map.Entry<String, Object> member : sorted.entrySet()) {
      out.append(separator);
      String inner = path + "." + member.getKey();
      JsonText.append(out, inner, member.getKey());
      out.append(':');
      print(inner, member.getValue(), depth + 1);
      separator = ',';
    }
    out.append(sorted.isEmpty() ? "{}" : "}");
  }

  private static List<?> elements(String path, Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    if (value instanceof double[] doubles) {
      return Arrays.stream(doubles).boxed().toList();
    }
    if (value instanceof long[] longs) {
      return Arrays.stream(longs).boxed().toList();
    }
    if (value instanceof int[] ints) {
      return Arrays.stream(ints).boxed().toList();
    }
    throw unsupported(path, value);
  }

  private void printList(String path, List<?> list, int depth) {
    char separator = '[';
    int index = 0;
    for (Object element : list) {
      out.append(separator);
      print(path + "[" + index++ + "]", element, depth + 1);
      separator = ',';
    }
    out.append(list.isEmpty() ? "[]" : "]");
  }

  private static IllegalArgumentException unsupported(String path, Object value) {
    return new IllegalArgumentException(
        "%s is a %s; expected text, a number of at most 64 bits, a boolean, null, or lists and maps"
                .formatted(path, value.getClass().getName())
            + " of these; of other values pass a digest");
  }
}
