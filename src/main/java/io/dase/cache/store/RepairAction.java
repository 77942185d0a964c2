// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.nio.file.Path;
import java.util.Locale;

/**
 * One thing that a repair did, or could not do. Immutable; safe from any thread.
 *
 * @param kind what was done
 * @param path the file, absolute
 * @param detail for people
 */
public record RepairAction(Kind kind, Path path, String detail) {
  /** What a repair does. */
  public enum Kind {
    /** A bad blob is out of the way; look-ups get the version before it, or miss. */
    QUARANTINED,
    /** A head points to what look-ups get. */
    LINKED,
    /** A head whose blob is gone, of a key that has no value, is removed. */
    UNLINKED,
    /** Nothing can mend this file; look-ups step over it. */
    LEFT;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The word in JSON. */
    public String text() {
      return text;
    }
  }
}
