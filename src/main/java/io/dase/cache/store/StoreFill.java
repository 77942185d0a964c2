// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.Category;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What a store takes of the disk, as counted toward its limits. Immutable; safe from any thread.
 *
 * @param usedBytes values, their records, trash and temporary files, in whole blocks
 * @param limitBytes what it may take; empty: no limit
 * @param trashBytes the part that is on its way out
 * @param temporaryBytes the part that is being written, or was left behind
 * @param categories what the live entries of each category take, and how many there are
 */
public record StoreFill(
    long usedBytes,
    OptionalLong limitBytes,
    long trashBytes,
    long temporaryBytes,
    Map<Category, CategoryFill> categories) {
  /**
   * Of one category.
   *
   * @param usedBytes what it takes; a blob of two entries counts for both
   * @param entries how many live entries it has
   * @param limitBytes what it may take; empty: no limit of its own
   * @param limitEntries how many it may have; empty: no limit
   */
  public record CategoryFill(
      long usedBytes, long entries, OptionalLong limitBytes, OptionalLong limitEntries) {}

  public StoreFill {
    categories = Map.copyOf(categories);
  }

  StoreFill(Census census, CachePolicy policy, OptionalLong limit) {
    this(
        census.usedBytes(),
        limit,
        census.trash().values().stream().mapToLong(Census.StoredFile::bytes).sum(),
        census.temporary().stream().mapToLong(Census.StoredFile::bytes).sum(),
        categories(census, policy));
  }

  private static Map<Category, CategoryFill> categories(Census census, CachePolicy policy) {
    Map<Category, CategoryFill> fills = new TreeMap<>();
    Sweep books = new Sweep(census, null);
    census.chains().stream()
        .filter(Census.ChainFiles::live)
        .map(Census.ChainFiles::category)
        .distinct()
        .forEach(
            category ->
                fills.put(
                    category,
                    new CategoryFill(
                        books.used(category),
                        books.entries(category),
                        policy.rule(category).maxSizeBytes(),
                        policy.rule(category).maxEntries())));
    return fills;
  }
}
