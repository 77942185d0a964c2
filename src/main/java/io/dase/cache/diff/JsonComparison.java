// SPDX-License-Identifier: MIT
package io.dase.cache.diff;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.dase.cache.diff.JsonDiff.Change;
import io.dase.cache.diff.JsonDiff.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Compares two JSON values member by member and element by element. Its depth is that of the
 * values, which their parser bounds. Used by one thread, once.
 */
final class JsonComparison {
  private final List<Change> changes = new ArrayList<>();
  private final Map<Kind, Long> counts = new EnumMap<>(Kind.class);

  private JsonComparison() {}

  static JsonDiff of(JsonNode from, JsonNode to) {
    JsonComparison comparison = new JsonComparison();
    comparison.compare(JsonPointer.empty(), from, to);
    return new JsonDiff(
        comparison.count(Kind.ADDED),
        comparison.count(Kind.REMOVED),
        comparison.count(Kind.CHANGED),
        comparison.changes);
  }

  private long count(Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  private void compare(JsonPointer at, JsonNode from, JsonNode to) {
    if (from.isObject() && to.isObject()) {
      compareMembers(at, from, to);
    } else if (from.isArray() && to.isArray()) {
      compareElements(at, from, to);
    } else if (!isSame(from, to)) {
      add(Kind.CHANGED, at, from, to);
    }
  }

  private void compareMembers(JsonPointer at, JsonNode from, JsonNode to) {
    for (Map.Entry<String, JsonNode> member : from.properties()) {
      compareOrRemove(
          at.appendProperty(member.getKey()), member.getValue(), to.get(member.getKey()));
    }
    for (Map.Entry<String, JsonNode> member : to.properties()) {
      if (!from.has(member.getKey())) {
        add(Kind.ADDED, at.appendProperty(member.getKey()), null, member.getValue());
      }
    }
  }

  private void compareElements(JsonPointer at, JsonNode from, JsonNode to) {
    for (int i = 0; i < from.size(); i++) {
      compareOrRemove(at.appendIndex(i), from.get(i), to.get(i));
    }
    for (int i = from.size(); i < to.size(); i++) {
      add(Kind.ADDED, at.appendIndex(i), null, to.get(i));
    }
  }

  private void compareOrRemove(JsonPointer at, JsonNode from, JsonNode to) {
    if (to == null) {
      add(Kind.REMOVED, at, from, null);
    } else {
      compare(at, from, to);
    }
  }

  private static boolean isSame(JsonNode a, JsonNode b) {
    if (!a.isNumber() || !b.isNumber()) {
      return a.equals(b);
    }
    return isInfinite(a) || isInfinite(b)
        ? a.doubleValue() == b.doubleValue()
        : a.decimalValue().compareTo(b.decimalValue()) == 0;
  }

  /** As a number beyond the largest double is read. */
  private static boolean isInfinite(JsonNode number) {
    return number.isDouble() && Double.isInfinite(number.doubleValue());
  }

  private void add(Kind kind, JsonPointer at, JsonNode from, JsonNode to) {
    counts.merge(kind, 1L, Long::sum);
    if (changes.size() < JsonDiff.MAX_CHANGES) {
      changes.add(
          new Change(
              kind,
              at.toString(),
              Optional.ofNullable(from).map(JsonNode::toString),
              Optional.ofNullable(to).map(JsonNode::toString)));
    }
  }
}
