// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.File;

/**
 * Tells without reading anything whether a record that was read before is still the newest of its
 * chain: its number is there, the next one is not. Two probes of some 0.5 µs that never throw; none
 * for pure functions of their key. Immutable; safe from any thread.
 */
public final class Revalidation {
  private final File current;
  private final File next;
  private final boolean pure;
  private final long expiresMs;

  Revalidation(Layout layout, Record record) {
    RecordName name =
        new RecordName(record.key().key32(), record.variant().id(), record.generation());
    current = new File(layout.record(name));
    next = new File(layout.record(name.withGeneration(record.generation() + 1)));
    pure = record.key().category().isPureFunction();
    expiresMs = record.expiresMs();
  }

  /**
   * Whether the value still stands. A pure function of its key stands for ever, even if deleted.
   */
  public boolean isCurrent() {
    return !isExpired() && (pure || isNewest());
  }

  /** Whether the record is still the newest, for every category. */
  boolean isNewest() {
    return !isExpired() && !next.exists() && current.exists();
  }

  private boolean isExpired() {
    return expiresMs != 0 && System.currentTimeMillis() >= expiresMs;
  }
}
