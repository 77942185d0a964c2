// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.util.Locale;

/** What a record says of its entry. Immutable; safe from any thread. */
public enum EntryState {
  LIVE,
  EVICTED,
  DELETED;

  private final String text = name().toLowerCase(Locale.ROOT);

  /** The word in the record. */
  public String text() {
    return text;
  }

  static EntryState of(String text) {
    for (EntryState state : values()) {
      if (state.text.equals(text)) {
        return state;
      }
    }
    throw new IllegalArgumentException(
        "state '" + text + "' found; expected live, evicted or deleted");
  }
}
