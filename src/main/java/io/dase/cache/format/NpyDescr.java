// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A type and byte order from numpy's type string, such as {@code >c16}. */
record NpyDescr(DType type, ByteOrder order) {
  private static final Pattern GRAMMAR = Pattern.compile("[<>|]([A-Za-z])(\\d{0,9})(\\[.*])?");
  private static final Map<String, NpyDescr> KNOWN = known();

  /**
   * Parses a type string.
   *
   * @throws IncompatibleDataException for numpy's types that have no {@link DType}, named
   * @throws CorruptDataException for anything that is no type string
   */
  static NpyDescr parse(String descr) {
    NpyDescr known = KNOWN.get(descr);
    if (known != null) {
      return known;
    }
    Matcher match = GRAMMAR.matcher(descr);
    if (!match.matches() || KNOWN.containsKey(descr.replace('|', '<'))) {
      throw new CorruptDataException(
          "found the .npy type '"
              + descr
              + "', expected a byte order, a kind and a size, such as '<f8' or '|u1'");
    }
    throw refused(descr, match.group(1).charAt(0));
  }

  private static Map<String, NpyDescr> known() {
    Map<String, NpyDescr> known = new HashMap<>();
    for (DType type : DType.values()) {
      String name = type.descr().substring(1);
      known.put("<" + name, new NpyDescr(type, ByteOrder.LITTLE_ENDIAN));
      known.put(">" + name, new NpyDescr(type, ByteOrder.BIG_ENDIAN));
      if (type.itemBytes() == 1) {
        known.put("|" + name, new NpyDescr(type, ByteOrder.LITTLE_ENDIAN));
      }
    }
    return Map.copyOf(known);
  }

  private static IncompatibleDataException refused(String descr, char kind) {
    return new IncompatibleDataException(
        "found the .npy type '"
            + descr
            + "' ("
            + name(kind)
            + "), expected bool, integers of 8 to 64 bits, float32, float64, complex64 or"
            + " complex128; convert it with numpy's astype before saving");
  }

  private static String name(char kind) {
    return switch (kind) {
      case 'O' -> "an object array, which is a Python pickle and never read";
      case 'S', 'a' -> "byte strings";
      case 'U' -> "text";
      case 'V' -> "raw or structured records";
      case 'M' -> "dates";
      case 'm' -> "time differences";
      case 'f', 'c', 'i', 'u', 'b' -> "a number of a width that is not represented";
      default -> "an unknown kind";
    };
  }
}
