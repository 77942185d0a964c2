// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import java.util.Locale;

/** What can ask for action in a cache folder. Immutable; safe from any thread. */
public enum HealthCode {
  /** A value is not what its name says; look-ups get an older one or miss. */
  BAD_DIGEST,
  /** A record or a head is damaged. */
  DAMAGED,
  /** Files that nobody is served, beyond their time of grace. */
  ORPHANS,
  /** More than 90 % of a limit is used. */
  NEAR_LIMIT,
  /** Less than 5 % of the disk is free. */
  LOW_DISK,
  /** A key has wisdom of other machines only. */
  FOREIGN_WISDOM,
  /** A key has wisdom of other FFTW builds only. */
  INCOMPATIBLE_WISDOM;

  private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

  /** The word in commands and in JSON. */
  public String text() {
    return text;
  }
}
