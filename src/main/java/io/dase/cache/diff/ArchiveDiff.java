// SPDX-License-Identifier: MIT
package io.dase.cache.diff;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What two maps of arrays differ in. Immutable; safe from any thread.
 *
 * @param gained names of arrays that the newer one alone has, sorted
 * @param lost names of arrays that the older one alone has, sorted
 * @param arrays of each array that both have, what it differs in
 * @param values what their other values differ in; empty if neither has any
 */
public record ArchiveDiff(
    List<String> gained,
    List<String> lost,
    SortedMap<String, ArrayDiff> arrays,
    Optional<JsonDiff> values)
    implements ValueDiff {
  public ArchiveDiff {
    gained = List.copyOf(gained);
    lost = List.copyOf(lost);
    arrays = Collections.unmodifiableSortedMap(new TreeMap<>(arrays));
  }

  @Override
  public boolean isSame() {
    return gained.isEmpty()
        && lost.isEmpty()
        && arrays.values().stream().allMatch(ArrayDiff::isSame)
        && values.map(JsonDiff::isSame).orElse(true);
  }

  /** The arrays that both have and that differ. */
  public Map<String, ArrayDiff> changed() {
    SortedMap<String, ArrayDiff> changed = new TreeMap<>(arrays);
    changed.values().removeIf(ArrayDiff::isSame);
    return Collections.unmodifiableSortedMap(changed);
  }
}
