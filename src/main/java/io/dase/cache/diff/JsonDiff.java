// SPDX-License-Identifier: MIT
package io.dase.cache.diff;

import java.util.List;
import java.util.Optional;

/**
 * What two JSON values differ in. The order of members does not matter, that of elements does;
 * numbers are the same if their values are, so 1 and 1.0. Immutable; safe from any thread.
 *
 * @param added how many places the newer one alone has
 * @param removed how many places the older one alone has
 * @param changed how many places both have with another value
 * @param changes these places, in the order of the older value's members; no more than {@link
 *     #MAX_CHANGES}
 */
public record JsonDiff(long added, long removed, long changed, List<Change> changes)
    implements ValueDiff {
  /** How many places are listed; further ones are counted. */
  public static final int MAX_CHANGES = 1000;

  /** What became of a place. */
  public enum Kind {
    ADDED("added"),
    REMOVED("removed"),
    CHANGED("changed");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** The word in tables and in JSON. */
    public String text() {
      return text;
    }
  }

  /**
   * A place where they differ.
   *
   * @param pointer to it, by RFC 6901; empty: the whole value
   * @param from the older value there, as JSON text; empty if it has none
   * @param to the newer one
   */
  public record Change(Kind kind, String pointer, Optional<String> from, Optional<String> to) {}

  public JsonDiff {
    changes = List.copyOf(changes);
  }

  @Override
  public boolean isSame() {
    return added == 0 && removed == 0 && changed == 0;
  }
}
