// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Layer;
import io.dase.cache.core.MissReason;
import io.dase.cache.store.Entry;
import io.dase.cache.store.Lookup;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * Why a key is, or is not, served at this moment. Immutable; safe from any thread.
 *
 * @param key the entry asked about
 * @param reason why a look-up misses; empty: the entry is present
 * @param layer the root that serves it; empty if none does
 * @param detail what was found, in words
 * @param remedy what to do about it, in words; empty for an entry that is present
 */
public record Explanation(
    CacheKey key,
    Optional<MissReason> reason,
    Optional<Layer> layer,
    String detail,
    String remedy) {
  /**
   * @param known the categories that the store or this library has
   */
  static Explanation of(CacheKey key, Lookup lookup, SortedSet<Category> known) {
    if (lookup.reason().equals(Optional.of(MissReason.COLD)) && !known.contains(key.category())) {
      String names = known.stream().map(Category::name).collect(Collectors.joining(", "));
      return new Explanation(
          key,
          lookup.reason(),
          Optional.empty(),
          "the category '" + key.category() + "' is unknown: nothing of it was ever stored",
          "name one of " + names + "; or save the first value of a new one");
    }
    return lookup
        .reason()
        .map(reason -> missing(key, reason, lookup.detail()))
        .orElseGet(() -> present(key, lookup));
  }

  private static Explanation missing(CacheKey key, MissReason reason, String detail) {
    return new Explanation(key, Optional.of(reason), Optional.empty(), detail, remedy(key, reason));
  }

  private static Explanation present(CacheKey key, Lookup lookup) {
    return new Explanation(
        key, Optional.empty(), lookup.entry().map(Entry::layer), lookup.detail(), "");
  }

  public boolean isPresent() {
    return reason.isEmpty();
  }

  private static String remedy(CacheKey key, MissReason reason) {
    boolean wisdom = key.category().equals(Category.FFTW_WISDOM);
    String make =
        wisdom
            ? "plan it here: dase-cache wisdom generate " + key.key()
            : "save it again, or let 'dase-cache warmup' make it if it is one of the common ones";
    return switch (reason) {
      case COLD, DELETED, EXPIRED -> make;
      case EVICTED -> make + "; raise the cache's size limit if it is needed often";
      case INCOMPATIBLE ->
          "it was planned with another FFTW build, whose wisdom FFTW does not read; " + make;
      case CORRUPT -> "look into .store/quarantine for the cause; then " + make;
      case SCHEMA -> "use the version of this library that wrote it, or " + make;
      case IO -> "mend what 'dase-cache doctor' reports of the folder";
    };
  }
}
