// SPDX-License-Identifier: MIT
package io.dase.cache.store;

/**
 * What became of a put, replace or delete. Immutable; safe from any thread.
 *
 * @param state what happened
 * @param generation of the record that holds the data; 0 when skipped or refused
 * @param detail why, for people; empty unless skipped or refused
 */
public record PutOutcome(State state, long generation, String detail) {
  /** What happened. */
  public enum State {
    /** A new record was committed. */
    WRITTEN,
    /** The store held the same already; nothing was written. */
    PRESENT,
    /** The newest record is not the one that the caller had read. */
    CONFLICT,
    /** The store cannot be written, or the deadline passed; the value was not stored. */
    SKIPPED
  }

  static PutOutcome written(long generation) {
    return new PutOutcome(State.WRITTEN, generation, "");
  }

  static PutOutcome present(long generation) {
    return new PutOutcome(State.PRESENT, generation, "");
  }

  static PutOutcome conflict(String detail) {
    return new PutOutcome(State.CONFLICT, 0, detail);
  }

  static PutOutcome skipped(String detail) {
    return new PutOutcome(State.SKIPPED, 0, detail);
  }

  /** Whether the store now holds what was asked for. */
  public boolean isStored() {
    return state == State.WRITTEN || state == State.PRESENT;
  }

  public boolean isWritten() {
    return state == State.WRITTEN;
  }
}
