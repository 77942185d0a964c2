// SPDX-License-Identifier: MIT
package io.dase.cache.store;

/**
 * One record of a key's chain in the store's own root. Immutable; safe from any thread.
 *
 * @param record what it says
 * @param restorable whether it is live and a file of the right size holds its value
 * @param kept why it is still there
 */
public record EntryVersion(Record record, boolean restorable, Reason kept) {
  /** Why a record is still there. */
  public enum Reason {
    /** It is the newest of its chain. */
    NEWEST("newest"),
    /** It is one of the newest, as many as {@code keep_versions} says. */
    VERSION("version"),
    /** It is not an hour old. */
    YOUNG("young"),
    /** Nothing keeps it: the next save of the key may remove it. */
    DUE("due");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** The word in tables and in JSON. */
    public String text() {
      return text;
    }
  }
}
