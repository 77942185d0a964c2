// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import java.util.Locale;
import java.util.Optional;

/**
 * One thing that went, or would go, and why. Immutable; safe from any thread.
 *
 * @param kind what it is
 * @param key the entry that it belongs to, where that is known
 * @param name the file's name, or the variant's id of an entry
 * @param bytes what it took of the disk; 0 for what it shared
 * @param reason for people
 */
public record Removal(Kind kind, Optional<CacheKey> key, String name, long bytes, String reason) {
  /** What was removed. */
  public enum Kind {
    /** A live entry: from now on look-ups miss with {@code EVICTED}. */
    ENTRY,
    /** Older records of a key, which no look-up returns. */
    RECORDS,
    /** A blob that no record names. */
    BLOB,
    /** A blob that an eviction left behind. */
    TRASH,
    /** A file that a writer left behind. */
    TEMPORARY,
    /** A link for native tools whose blob is gone. */
    HEAD;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The word in JSON. */
    public String text() {
      return text;
    }
  }
}
