// SPDX-License-Identifier: MIT
package io.dase.cache.store;

/** What a put waits for before it is acknowledged. Immutable; safe from any thread. */
public enum Durability {
  /**
   * Nothing: a power cut can lose or empty what was acknowledged. A killed process loses nothing.
   */
  NONE,
  /** Every file is synced before it is named. The default. */
  FILE,
  /** As {@link #FILE}, and the folders that name the files are synced too. */
  FULL,
  /**
   * As {@link #FILE} for a single put; {@link Store#putAll} writes all files, syncs them together
   * and only then names any record.
   */
  BATCH
}
