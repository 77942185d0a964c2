// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The parameters of a request: each known, each once. All methods answer 400 with a {@link Problem}
 * that names the parameter, its value and what is expected. Not for use by many threads.
 */
public final class Query {
  private static final int MAX_NUMBER = 64;
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");

  private final Map<String, String> values = new LinkedHashMap<>();

  /**
   * @param raw as the request has it, perhaps null
   * @param known the names that the endpoint takes
   */
  Query(String raw, List<String> known) {
    if (raw == null || raw.isEmpty()) {
      return;
    }
    for (String part : raw.split("&")) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String name = decode(equals < 0 ? part : part.substring(0, equals));
        add(name, equals < 0 ? "" : decode(part.substring(equals + 1)), known);
      }
    }
  }

  private void add(String name, String value, List<String> known) {
    if (!known.contains(name)) {
      throw Problem.parameter(
          name, value, known.isEmpty() ? "no parameters" : "one of the parameters " + known);
    }
    if (values.put(name, value) != null) {
      throw Problem.parameter(name, value, "it once");
    }
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable(values.get(name));
  }

  public String required(String name, String expected) {
    return text(name).orElseThrow(() -> Problem.parameter(name, null, expected));
  }

  private String required(String name, Range range) {
    return text(name).orElseThrow(() -> Problem.parameter(name, null, range.text()));
  }

  public double number(String name, Range range) {
    return number(name, required(name, range), range);
  }

  public double number(String name, Range range, double otherwise) {
    String value = values.get(name);
    return value == null ? otherwise : number(name, value, range);
  }

  public int whole(String name, Range range) {
    String value = required(name, range);
    if (!WHOLE.matcher(value).matches() || !range.contains(Long.parseLong(value))) {
      throw Problem.parameter(name, value, range.text());
    }
    return Integer.parseInt(value);
  }

  public int whole(String name, Range range, int otherwise) {
    return values.containsKey(name) ? whole(name, range) : otherwise;
  }

  /** Numbers with commas between them. */
  public List<Double> numbers(String name, Range range, double otherwise) {
    String value = values.get(name);
    if (value == null) {
      return List.of(otherwise);
    }
    List<Double> numbers = new ArrayList<>();
    for (String part : value.split(",", -1)) {
      numbers.add(number(name, part, range));
    }
    return numbers;
  }

  /** {@code true} or {@code false}; false if it is not there. */
  public boolean flag(String name) {
    return oneOf(name, List.of("false", "true"), Function.identity(), "false").equals("true");
  }

  /** The constant whose text this is. */
  public <T> T oneOf(String name, List<T> constants, Function<T, String> texts, T otherwise) {
    String value = values.get(name);
    if (value == null && otherwise != null) {
      return otherwise;
    }
    return constants.stream()
        .filter(constant -> texts.apply(constant).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.parameter(name, value, "one of " + constants.stream().map(texts).toList()));
  }

  /** As {@link #oneOf}, of an enum. */
  public <T extends Enum<T>> T oneOf(
      String name, T[] constants, Function<T, String> texts, T otherwise) {
    return oneOf(name, Arrays.asList(constants), texts, otherwise);
  }

  /** What a parser of this library makes of a parameter that has to be there. */
  public <T> T parsed(String name, String expected, Function<String, T> parser) {
    String value = required(name, expected);
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException e) {
      throw refused(name, value, e);
    }
  }

  /**
   * What a constructor of this library said against parameters that are numbers by themselves: the
   * one with whose name its message begins, if there is one.
   */
  public Problem refused(IllegalArgumentException cause) {
    return values.entrySet().stream()
        .filter(each -> cause.getMessage().startsWith(each.getKey() + " "))
        .findFirst()
        .map(each -> refused(each.getKey(), each.getValue(), cause))
        .orElseGet(() -> new Problem(400, cause.getMessage()));
  }

  private static Problem refused(String name, String value, IllegalArgumentException cause) {
    String message = cause.getMessage();
    int expected = message.indexOf("; expected ");
    return new Problem(400, message)
        .with("parameter", name)
        .with("value", value)
        .with(
            "expected",
            expected < 0 ? message : message.substring(expected + "; expected ".length()));
  }

  private static double number(String name, String value, Range range) {
    if (value.length() > MAX_NUMBER
        || !NUMBER.matcher(value).matches()
        || !range.contains(Double.parseDouble(value))) {
      throw Problem.parameter(name, value, range.text());
    }
    return Double.parseDouble(value);
  }

  private static String decode(String text) {
    return RawPath.decode(text.replace('+', ' '));
  }
}
