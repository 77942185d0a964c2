// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The members of a JSON object that a person wrote. What is not of the type that is asked for is an
 * {@link IllegalArgumentException} that names the member. Used by one thread.
 */
final class JsonFields {
  private final String place;
  private final JsonNode node;

  JsonFields(String place, JsonNode node) {
    this.place = place;
    this.node = node;
    if (!node.isObject()) {
      throw new IllegalArgumentException(place + " is " + shown(node) + "; expected an object");
    }
  }

  void requireOnly(List<String> known) {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            place + " has a member '" + name + "'; expected some of " + known);
      }
    }
  }

  /** Of the lengths of these arrays. */
  void requireProductAtMost(long most, List<String> names) {
    double product =
        names.stream().mapToDouble(name -> node.path(name).size()).reduce(1, (a, b) -> a * b);
    if (product > most) {
      throw new IllegalArgumentException(
          "%s has %.0f combinations of %s; expected at most %d"
              .formatted(place, product, names, most));
    }
  }

  boolean has(String name) {
    return node.has(name);
  }

  boolean isText(String name) {
    return node.path(name).isTextual();
  }

  String text(String name) {
    return one(name, node.path(name), JsonNode::isTextual, "text").asText();
  }

  /** A text that is one of these. */
  String name(String name, List<String> known) {
    return one(name, node.path(name), value -> isOneOf(value, known), "one of " + known).asText();
  }

  /** Texts each of which is one of these. */
  List<String> names(String name, List<String> known) {
    return all(name, value -> isOneOf(value, known), "texts of " + known, JsonNode::asText);
  }

  private static boolean isOneOf(JsonNode value, List<String> known) {
    return value.isTextual() && known.contains(value.asText());
  }

  int integer(String name) {
    return toInt(one(name, node.path(name), JsonNode::canConvertToExactIntegral, "an integer"));
  }

  double number(String name, double otherwise) {
    return has(name)
        ? one(name, node.path(name), JsonNode::isNumber, "a number").asDouble()
        : otherwise;
  }

  boolean flag(String name) {
    return has(name)
        && one(name, node.path(name), JsonNode::isBoolean, "true or false").asBoolean();
  }

  JsonFields object(String name) {
    return new JsonFields("'" + name + "' of " + place, node.path(name));
  }

  List<JsonFields> objects(String name) {
    return all(
        name,
        JsonNode::isObject,
        "objects",
        each -> new JsonFields("'" + name + "' of " + place, each));
  }

  List<String> texts(String name) {
    return all(name, JsonNode::isTextual, "texts", JsonNode::asText);
  }

  List<Double> numbers(String name) {
    return all(name, JsonNode::isNumber, "numbers", JsonNode::asDouble);
  }

  List<Integer> integers(String name) {
    return all(name, JsonNode::canConvertToExactIntegral, "integers", this::toInt);
  }

  private int toInt(JsonNode number) {
    if (!number.canConvertToInt()) {
      throw new IllegalArgumentException(
          place + " has the integer " + number + "; expected at most " + Integer.MAX_VALUE);
    }
    return number.asInt();
  }

  private <T> List<T> all(
      String name, Predicate<JsonNode> type, String types, Function<JsonNode, T> reader) {
    JsonNode array = node.path(name);
    one(name, array, JsonNode::isArray, "an array of " + types);
    List<T> values = new ArrayList<>();
    for (JsonNode each : array) {
      values.add(reader.apply(one(name, each, type, types)));
    }
    return values;
  }

  private JsonNode one(String name, JsonNode value, Predicate<JsonNode> type, String expected) {
    if (!type.test(value)) {
      throw new IllegalArgumentException(
          "'" + name + "' of " + place + " has " + shown(value) + "; expected " + expected);
    }
    return value;
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "no value" : value.toString();
  }
}
