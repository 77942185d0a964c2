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
  private final long expiresMs;

  Revalidation(Layout layout, Record record) {
    expiresMs = record.expiresMs();
    if (record.key().category().isPureFunction()) {
      current = null;
      next = null;
    } else {
      RecordName name =
          new RecordName(record.key().key32(), record.variant().id(), record.generation());
      current = new File(layout.record(name));
      next = new File(layout.record(name.withGeneration(record.generation() + 1)));
    }
  }

  /** Whether the value still stands. */
  public boolean isCurrent() {
    return (expiresMs == 0 || System.currentTimeMillis() < expiresMs)
        && (current == null || (!next.exists() && current.exists()));
  }
}
