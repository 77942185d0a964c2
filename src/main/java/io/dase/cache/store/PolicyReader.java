// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.dase.cache.core.Category;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.DoublePredicate;

/** Reads the text of {@code cache.json}; every refusal names the path in it. Stateless. */
final class PolicyReader {
  static final double MAX_MB = 8e12;
  static final double MAX_PERCENT = 99.9;
  private static final double MAX_DAYS = 36_500;
  private static final double MAX_VERSIONS = 1_000_000;
  private static final double MAX_ENTRIES = 1e15;
  private static final double MS_PER_DAY = 86_400_000;
  private static final String ABOVE_ZERO = "a number above 0 and at most ";

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private PolicyReader() {}

  /**
   * @throws IllegalArgumentException for anything but what docs/json/cache.schema.json describes
   */
  static CachePolicy read(byte[] text) {
    JsonNode root;
    try {
      root = MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("it is not one JSON text: " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new IllegalArgumentException("it is not one JSON text: " + e.getMessage(), e);
    }
    Members members = new Members("", root);
    members.requireOnly(
        List.of(
            "schema_version",
            "max_size_mb",
            "min_free_percent",
            "policy",
            "keep_versions",
            "categories"));
    members.integer("schema_version", 1);
    Map<Category, CachePolicy.Rule> rules = new HashMap<>();
    if (root.has("categories")) {
      JsonNode categories = root.get("categories");
      new Members("categories", categories);
      categories
          .properties()
          .forEach(
              each -> rules.put(category(each.getKey()), rule(each.getKey(), each.getValue())));
    }
    return new CachePolicy(
        members.megabytes(),
        members.number(
            "min_free_percent", v -> v >= 0 && v <= MAX_PERCENT, "a number from 0 to 99.9"),
        members.order(),
        members.integer("keep_versions", MAX_VERSIONS),
        rules);
  }

  private static Category category(String name) {
    try {
      return new Category(name);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "categories." + name + " is no category; expected [a-z][a-z0-9_]{0,63}", e);
    }
  }

  private static CachePolicy.Rule rule(String name, JsonNode node) {
    Members members = new Members("categories." + name, node);
    members.requireOnly(
        List.of("max_size_mb", "max_entries", "ttl_days", "evict", "keep_versions"));
    OptionalDouble days =
        members.number("ttl_days", v -> v > 0 && v <= MAX_DAYS, ABOVE_ZERO + "36500");
    OptionalDouble entries = members.whole("max_entries", MAX_ENTRIES);
    return new CachePolicy.Rule(
        members.megabytes(),
        entries.isPresent() ? OptionalLong.of((long) entries.getAsDouble()) : OptionalLong.empty(),
        days.isPresent()
            ? Optional.of(Duration.ofMillis(Math.round(days.getAsDouble() * MS_PER_DAY)))
            : Optional.empty(),
        members.flag("evict", true),
        members.integer("keep_versions", MAX_VERSIONS));
  }

  /** The members of one object. Used by one thread. */
  private record Members(String path, JsonNode node) {
    Members {
      if (!node.isObject()) {
        throw new IllegalArgumentException(
            (path.isEmpty() ? "the text" : path) + " is no object; expected {...}");
      }
    }

    void requireOnly(List<String> known) {
      node.fieldNames()
          .forEachRemaining(
              name -> {
                if (!known.contains(name)) {
                  throw new IllegalArgumentException(
                      at(name) + " is not known; expected some of " + String.join(", ", known));
                }
              });
    }

    OptionalLong megabytes() {
      OptionalDouble mb = number("max_size_mb", v -> v > 0 && v <= MAX_MB, ABOVE_ZERO + "8e12");
      return mb.isPresent()
          ? OptionalLong.of(CachePolicy.bytes(mb.getAsDouble()))
          : OptionalLong.empty();
    }

    CachePolicy.Order order() {
      JsonNode value = node.get("policy");
      return value == null
          ? CachePolicy.Order.COST_AWARE_LRU
          : CachePolicy.Order.of(value.isTextual() ? value.textValue() : "")
              .orElseThrow(() -> refused("policy", "\"cost-aware-lru\" or \"lru\""));
    }

    OptionalInt integer(String name, double most) {
      OptionalDouble value = whole(name, most);
      return value.isPresent() ? OptionalInt.of((int) value.getAsDouble()) : OptionalInt.empty();
    }

    OptionalDouble whole(String name, double most) {
      return number(
          name,
          v -> v >= 1 && v <= most && v == Math.rint(v),
          most == 1 ? "1" : "a whole number from 1 to " + (long) most);
    }

    OptionalDouble number(String name, DoublePredicate valid, String expected) {
      JsonNode value = node.get(name);
      if (value == null) {
        return OptionalDouble.empty();
      }
      if (!value.isNumber() || !valid.test(value.doubleValue())) {
        throw refused(name, expected);
      }
      return OptionalDouble.of(value.doubleValue());
    }

    boolean flag(String name, boolean absent) {
      JsonNode value = node.get(name);
      if (value != null && !value.isBoolean()) {
        throw refused(name, "true or false");
      }
      return value == null ? absent : value.booleanValue();
    }

    private IllegalArgumentException refused(String name, String expected) {
      return new IllegalArgumentException(
          at(name) + " is " + node.get(name) + "; expected " + expected);
    }

    private String at(String name) {
      return path.isEmpty() ? name : path + "." + name;
    }
  }
}
