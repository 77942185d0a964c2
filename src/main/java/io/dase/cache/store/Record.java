// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Variant;
import java.util.Map;

/**
 * One record of the store, docs/store-format.md. Immutable; safe from any thread.
 *
 * @param key the entry
 * @param variant the machine it is for
 * @param generation the record's number in its chain, from 1
 * @param parent SHA-256 of the parent record's file; empty for a chain's first
 * @param state live, or a tombstone
 * @param sha256 the blob's digest; empty in a tombstone
 * @param size the blob's bytes; 0 in a tombstone
 * @param extension the blob's file extension; empty in a tombstone
 * @param createdMs milliseconds since 1970, by the writer's clock
 * @param expiresMs milliseconds since 1970; 0: never
 * @param costMs what the value cost to make, in milliseconds
 * @param schema version of the value's layout within its category, from 1
 * @param writer program and host that committed it
 * @param meta strings, longs, lists and maps of these; unmodifiable
 */
public record Record(
    CacheKey key,
    Variant variant,
    long generation,
    String parent,
    EntryState state,
    String sha256,
    long size,
    String extension,
    long createdMs,
    long expiresMs,
    long costMs,
    long schema,
    String writer,
    Map<String, Object> meta) {
  static final int DIGEST_LENGTH = 64;
  private static final int MAX_EXTENSION = 16;
  static final long MAX_GENERATION = 9_999_999_999L;

  /**
   * @throws IllegalArgumentException for a member outside its range
   */
  public Record {
    require(generation >= 1 && generation <= MAX_GENERATION, "generation", generation);
    require(parent.isEmpty() || isHex(parent, DIGEST_LENGTH), "parent", parent);
    if (state == EntryState.LIVE) {
      require(isHex(sha256, DIGEST_LENGTH), "blob.sha256", sha256);
      require(isExtension(extension), "blob.ext", extension);
      require(size >= 0, "blob.size", size);
    } else {
      require(sha256.isEmpty(), "blob.sha256 of a tombstone", sha256);
      require(extension.isEmpty(), "blob.ext of a tombstone", extension);
      require(size == 0, "blob.size of a tombstone", size);
    }
    require(createdMs >= 0, "created_ms", createdMs);
    require(expiresMs >= 0, "expires_ms", expiresMs);
    require(costMs >= 0, "cost_ms", costMs);
    require(schema >= 1, "schema", schema);
    meta = CanonicalJson.copy(meta);
  }

  public boolean isLive() {
    return state == EntryState.LIVE;
  }

  /** {@code [a-z0-9]{1,16}}. */
  static boolean isExtension(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_EXTENSION
        && text.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'));
  }

  static boolean isHex(String text, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (!(c >= '0' && c <= '9') && !(c >= 'a' && c <= 'f')) {
        return false;
      }
    }
    return true;
  }

  private static void require(boolean holds, String member, Object found) {
    if (!holds) {
      throw new IllegalArgumentException(
          "record member " + member + " is '" + found + "', which docs/store-format.md rules out");
    }
  }
}
