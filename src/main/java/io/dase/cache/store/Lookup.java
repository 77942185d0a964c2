// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.MissReason;
import java.util.Optional;

/**
 * An entry, or the reason why there is none. Immutable; safe from any thread.
 *
 * @param entry the value
 * @param reason present if there is no entry
 * @param detail what was found instead, for people; empty for a hit on the newest record
 */
public record Lookup(Optional<Entry> entry, Optional<MissReason> reason, String detail) {
  static Lookup hit(Entry entry, String detail) {
    return new Lookup(Optional.of(entry), Optional.empty(), detail);
  }

  static Lookup miss(MissReason reason, String detail) {
    return new Lookup(Optional.empty(), Optional.of(reason), detail);
  }

  public boolean isHit() {
    return entry.isPresent();
  }
}
