// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import io.dase.cache.format.MappedArray;
import io.dase.cache.format.NdArray;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The state of a mission at one step. The fields are mapped from the file, whose digest was
 * checked; they stay readable as long as they are reachable, also when the snapshot is deleted
 * meanwhile. Immutable; safe from any thread.
 *
 * @param mission the mission's name
 * @param step its step
 * @param fields by name; cannot be changed
 */
public record Snapshot(String mission, long step, Map<String, MappedArray> fields) {
  public Snapshot {
    Objects.requireNonNull(mission, "mission");
    Objects.requireNonNull(fields, "fields");
    fields = Collections.unmodifiableMap(new TreeMap<>(fields));
  }

  /**
   * Copies of all fields in memory; a new map.
   *
   * @throws IllegalArgumentException if one has more than {@link NdArray#MAX_BYTES} bytes
   */
  public Map<String, NdArray> arrays() {
    Map<String, NdArray> arrays = new TreeMap<>();
    fields.forEach((name, field) -> arrays.put(name, field.toNdArray()));
    return arrays;
  }
}
