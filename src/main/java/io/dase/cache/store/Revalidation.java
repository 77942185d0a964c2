// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.Category;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Tells whether a record that was read before is still the newest of its chain: the next number is
 * not there, and its own is the same file. Two probes of some 1.5 µs, after a first time that reads
 * the record again; for a record of the system root two more, of the user's chain above it; none
 * for pure functions of their key. Safe from any thread.
 */
public final class Revalidation {
  private final Path current;
  private final File next;
  private final boolean pure;
  private final Category category;
  private final long createdMs;
  private final long expiresMs;
  private final Lifetimes lifetimes;
  private final ChainAbove above;

  /** What the record's file said; null once {@code sight} alone tells that it says so still. */
  private volatile byte[] line;

  /** Written before {@code line} becomes null, read after that. */
  private RecordSight sight;

  Revalidation(Layout layout, StoredRecord stored, Lifetimes lifetimes) {
    this(layout, stored, lifetimes, null);
  }

  /**
   * @param above of a record of the system root: what must be as it was; else null
   */
  Revalidation(Layout layout, StoredRecord stored, Lifetimes lifetimes, ChainAbove above) {
    this.above = above;
    Record record = stored.record();
    RecordName name =
        new RecordName(record.key().key32(), record.variant().id(), record.generation());
    current = Path.of(layout.record(name));
    next = new File(layout.record(name.withGeneration(record.generation() + 1)));
    category = record.key().category();
    pure = category.isPureFunction();
    createdMs = record.createdMs();
    expiresMs = record.expiresMs();
    line = stored.line();
    this.lifetimes = lifetimes;
  }

  /**
   * Whether the value still stands. A pure function of its key stands for ever, even if deleted.
   */
  public boolean isCurrent() {
    return !isExpired() && (pure || isThere());
  }

  /** Whether the record is still the newest, for every category. */
  boolean isNewest() {
    return !isExpired() && isThere();
  }

  private boolean isTheSame() {
    byte[] expected = line;
    try {
      RecordSight now = RecordSight.of(current);
      return expected == null ? now.equals(sight) : now.regular() && says(expected, now);
    } catch (IOException e) {
      return false;
    }
  }

  private boolean says(byte[] expected, RecordSight now) throws IOException {
    boolean settled = now.isSettled(System.currentTimeMillis());
    if (!Arrays.equals(expected, FileContent.readRecord(current))) {
      return false;
    }
    if (settled) {
      sight = now;
      line = null;
    }
    return true;
  }

  private boolean isExpired() {
    return lifetimes.isExpired(category, createdMs, expiresMs);
  }

  /** As {@link #isNewest}, expired or not. */
  boolean isThere() {
    return !next.exists() && isTheSame() && (above == null || above.isUnchanged());
  }
}
