// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.format.NdArray;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Decoded maps under the types that their content bears out. Stateless; safe from any thread. */
final class MapViews {
  private MapViews() {}

  /** Every format's maps have text for names. */
  @SuppressWarnings("unchecked")
  static Map<String, Object> named(Map<?, ?> decoded) {
    return (Map<String, Object>) decoded;
  }

  /**
   * @throws IncompatibleDataException naming the first value that is no array
   */
  static Map<String, NdArray> arrays(Map<String, Object> map) {
    Map<String, NdArray> arrays = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          if (!(value instanceof NdArray array)) {
            throw new IncompatibleDataException(
                "found '%s', a %s, in a map; expected arrays only; use loadMap"
                    .formatted(name, value == null ? "null" : value.getClass().getSimpleName()));
          }
          arrays.put(name, array);
        });
    return Collections.unmodifiableMap(arrays);
  }
}
