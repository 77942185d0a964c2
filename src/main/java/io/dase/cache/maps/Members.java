// SPDX-License-Identifier: MIT
package io.dase.cache.maps;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The members of one JSON object, each to be taken once. Numbers may also be text that holds one,
 * as in canonical forms. Every error names the object and the member. Used by one thread.
 */
final class Members {
  /** A number as JSON writes it. */
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]+(?:[.][0-9]+)?(?:[eE][+-]?[0-9]+)?");

  private final String name;
  private final Map<String, Object> left = new TreeMap<>();

  Members(String name, Object value) {
    this.name = name;
    if (!(value instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException(name + " is " + value + "; expected a JSON object");
    }
    map.forEach((member, content) -> left.put((String) member, content));
  }

  boolean has(String member) {
    return left.containsKey(member);
  }

  Object take(String member) {
    if (!has(member)) {
      throw new IllegalArgumentException(name + " has no member '" + member + "'; expected one");
    }
    return left.remove(member);
  }

  String text(String member) {
    Object value = take(member);
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(
        member + " of " + name + " is " + shown(value) + "; expected text");
  }

  List<?> list(String member) {
    Object value = take(member);
    if (value instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(
        member + " of " + name + " is " + shown(value) + "; expected a list");
  }

  double number(String member) {
    return number(member, take(member));
  }

  double number(String member, double absent) {
    return has(member) ? number(member) : absent;
  }

  List<Double> numbers(String member) {
    List<Double> numbers = new ArrayList<>();
    for (Object value : list(member)) {
      numbers.add(number(member, value));
    }
    return numbers;
  }

  double[] pair(String member) {
    List<Double> numbers = numbers(member);
    if (numbers.size() != 2) {
      throw new IllegalArgumentException(
          member + " of " + name + " is " + numbers + "; expected two numbers");
    }
    return new double[] {numbers.get(0), numbers.get(1)};
  }

  /**
   * @param absent what stands for an absent member; null if there must be one
   */
  <E extends Enum<E>> E constant(String member, E[] values, E absent) {
    if (absent != null && !has(member)) {
      return absent;
    }
    String text = text(member);
    for (E value : values) {
      if (value.name().toLowerCase(Locale.ROOT).equals(text)) {
        return value;
      }
    }
    throw new IllegalArgumentException(
        member
            + " of "
            + name
            + " is '"
            + text
            + "'; expected one of "
            + Arrays.toString(values).toLowerCase(Locale.ROOT));
  }

  /** What {@code make} gives; what it refuses is told with the name of this object. */
  <T> T naming(Supplier<T> make) {
    try {
      return make.get();
    } catch (IllegalArgumentException e) {
      throw e.getMessage().contains(name)
          ? e
          : new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  /**
   * @throws IllegalArgumentException if a member was not taken
   */
  void requireNoMore() {
    if (!left.isEmpty()) {
      throw new IllegalArgumentException(
          name + " has the unknown members " + left.keySet() + "; remove them");
    }
  }

  private double number(String member, Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if (value instanceof String text && NUMBER.matcher(text).matches()) {
      return Double.parseDouble(text);
    }
    throw new IllegalArgumentException(
        member + " of " + name + " is " + shown(value) + "; expected a number");
  }

  private static String shown(Object value) {
    return value instanceof String ? "'" + value + "'" : String.valueOf(value);
  }
}
