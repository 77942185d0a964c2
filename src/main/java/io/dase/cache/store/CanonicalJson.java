// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.dase.cache.core.CodePointOrder;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The one spelling of JSON in the store (docs/store-format.md): sorted names, no spaces, minimal
 * escapes, integers and strings only. Values are {@code String}, {@code Long}, {@code List} and
 * {@code Map<String, Object>} of these. Stateless; safe from any thread.
 */
final class CanonicalJson {
  /** Objects and arrays may nest this deep. */
  static final int MAX_DEPTH = 64;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
          .build();

  private CanonicalJson() {}

  /**
   * @throws IllegalArgumentException for a value that has no canonical form: a null, a floating
   *     point number, a lone surrogate, nesting beyond {@link #MAX_DEPTH}
   */
  static byte[] print(Object value) {
    StringBuilder out = new StringBuilder(512);
    print(value, out, 0);
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** A deep, unmodifiable copy with every integer a {@code Long}; refuses what print refuses. */
  static Map<String, Object> copy(Map<String, ?> object) {
    return object.isEmpty() ? Map.of() : parse(print(object));
  }

  /**
   * @return the object, unmodifiable
   * @throws CorruptDataException unless the bytes are the canonical form of an object
   */
  static Map<String, Object> parse(byte[] json) {
    Map<String, Object> object = parseAnyForm(json);
    try {
      if (!Arrays.equals(print(object), json)) {
        throw new CorruptDataException(
            "found JSON that is not canonical; expected sorted names, no spaces, minimal escapes");
      }
    } catch (IllegalArgumentException e) {
      throw new CorruptDataException(e.getMessage(), e);
    }
    return object;
  }

  /**
   * As {@link #parse}, but the bytes may spell the object in any way: for text whose writer is
   * known by its checksum.
   */
  static Map<String, Object> parseAnyForm(byte[] json) {
    try (JsonParser parser = FACTORY.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new CorruptDataException("found no JSON object; expected one in canonical form");
      }
      Map<String, Object> object = object(parser);
      if (parser.nextToken() != null) {
        throw new CorruptDataException("found more text after the JSON object; expected its end");
      }
      return object;
    } catch (IOException e) {
      throw new CorruptDataException("found malformed JSON: " + firstLine(e.getMessage()), e);
    }
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      members.put(name, value(parser));
    }
    return Collections.unmodifiableMap(members);
  }

  private static Object value(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case START_OBJECT:
        return object(parser);
      case START_ARRAY:
        List<Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          elements.add(value(parser));
        }
        return Collections.unmodifiableList(elements);
      case VALUE_STRING:
        return parser.getText();
      case VALUE_NUMBER_INT:
        return parser.getLongValue();
      default:
        throw new CorruptDataException(
            "found "
                + parser.currentToken()
                + " in JSON; expected objects, arrays, strings and integers only");
    }
  }

  private static void print(Object value, StringBuilder out, int depth) {
    if (value instanceof String text) {
      JsonText.append(out, "text in a record", text);
    } else if (value instanceof Long || value instanceof Integer) {
      out.append(((Number) value).longValue());
    } else if (value instanceof Map<?, ?> members) {
      printObject(members, out, nested(depth));
    } else if (value instanceof List<?> elements) {
      int inner = nested(depth);
      char separator = '[';
      for (Object element : elements) {
        out.append(separator);
        print(element, out, inner);
        separator = ',';
      }
      out.append(elements.isEmpty() ? "[]" : "]");
    } else {
      throw new IllegalArgumentException(
          "found "
              + (value == null ? "null" : value.getClass().getName())
              + " in a record; expected String, Long, Integer, List or Map");
    }
  }

  private static void printObject(Map<?, ?> members, StringBuilder out, int depth) {
    char separator = '{';
    for (Map.Entry<?, ?> member : sorted(members).entrySet()) {
      out.append(separator);
      JsonText.append(out, "a name in a record", (String) member.getKey());
      out.append(':');
      print(member.getValue(), out, depth);
      separator = ',';
    }
    out.append(members.isEmpty() ? "{}" : "}");
  }

  /** The same map if it is in order, as one that was parsed is; printing it then checks it. */
  private static Map<?, ?> sorted(Map<?, ?> members) {
    String previous = null;
    for (Object name : members.keySet()) {
      if (!(name instanceof String text)) {
        throw new IllegalArgumentException("found the name " + name + " in a map; expected text");
      }
      if (previous != null && CodePointOrder.INSTANCE.compare(previous, text) > 0) {
        TreeMap<String, Object> sorted = new TreeMap<>(CodePointOrder.INSTANCE);
        members.forEach((key, value) -> sorted.put((String) key, value));
        return sorted;
      }
      previous = text;
    }
    return members;
  }

  private static int nested(int depth) {
    if (depth == MAX_DEPTH) {
      throw new IllegalArgumentException(
          "found values nested deeper than " + MAX_DEPTH + " levels; expected fewer");
    }
    return depth + 1;
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }
}
