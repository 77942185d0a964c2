// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The key {@code snapshot_<mission>_<step>}. Immutable; safe from any thread. */
record SnapshotKey(String mission, long step) {
  private static final Pattern KEY =
      Pattern.compile("snapshot_(.+)_(0|[1-9][0-9]{0,18})", Pattern.DOTALL);

  /**
   * @throws IllegalArgumentException for an empty mission, one that makes no key, or a step below 0
   */
  SnapshotKey {
    Objects.requireNonNull(mission, "mission");
    if (mission.isEmpty()) {
      throw new IllegalArgumentException("mission is empty; expected a name");
    }
    if (step < 0) {
      throw new IllegalArgumentException("step is " + step + "; expected 0 or more");
    }
    new CacheKey(Category.STATE_PROFILES, text(mission, step));
  }

  String text() {
    return text(mission, step);
  }

  /** Empty if the key is no snapshot's. */
  static Optional<SnapshotKey> parse(String key) {
    Matcher parts = KEY.matcher(key);
    try {
      return parts.matches()
          ? Optional.of(new SnapshotKey(parts.group(1), Long.parseLong(parts.group(2))))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static String text(String mission, long step) {
    return "snapshot_" + mission + "_" + step;
  }
}
