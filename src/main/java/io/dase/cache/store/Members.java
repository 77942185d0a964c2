// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CorruptDataException;
import java.util.List;
import java.util.Map;

/**
 * Typed access to the members of one parsed object. With a count, exactly so many members must be
 * there; together with the access by name this refuses unknown ones.
 */
final class Members {
  private final Map<String, Object> values;

  Members(Map<String, Object> values) {
    this.values = values;
  }

  Members(Map<String, Object> values, int count) {
    this(values);
    if (values.size() != count) {
      throw new CorruptDataException(
          "found " + values.size() + " members " + values.keySet() + "; expected " + count);
    }
  }

  String text(String name) {
    return get(name, String.class);
  }

  long integer(String name) {
    return get(name, Long.class);
  }

  @SuppressWarnings("unchecked")
  Map<String, Object> map(String name) {
    return get(name, Map.class);
  }

  List<String> texts(String name) {
    List<?> elements = get(name, List.class);
    if (!elements.stream().allMatch(String.class::isInstance)) {
      throw new CorruptDataException("found " + elements + " as '" + name + "'; expected strings");
    }
    return elements.stream().map(String.class::cast).toList();
  }

  Members object(String name, int count) {
    return new Members(map(name), count);
  }

  private <T> T get(String name, Class<T> type) {
    Object value = values.get(name);
    if (!type.isInstance(value)) {
      throw new CorruptDataException(
          "found " + value + " as member '" + name + "'; expected a " + type.getSimpleName());
    }
    return type.cast(value);
  }
}
