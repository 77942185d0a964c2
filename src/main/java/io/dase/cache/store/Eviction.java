// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.util.List;
import java.util.OptionalLong;

/**
 * What an eviction or a collection did, or would do. Immutable; safe from any thread.
 *
 * @param removed in the order in which it went
 * @param bytesBefore what the store took of the disk before
 * @param bytesAfter what it takes now, or would take
 * @param limitBytes the limit that was to be kept; empty: none
 * @param dryRun whether nothing was changed
 */
public record Eviction(
    List<Removal> removed,
    long bytesBefore,
    long bytesAfter,
    OptionalLong limitBytes,
    boolean dryRun) {
  public Eviction {
    removed = List.copyOf(removed);
  }

  public long freedBytes() {
    return removed.stream().mapToLong(Removal::bytes).sum();
  }

  /** How many live entries went. */
  public long entries() {
    return removed.stream().filter(each -> each.kind() == Removal.Kind.ENTRY).count();
  }
}
