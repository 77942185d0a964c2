// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.util.Optional;

/**
 * Makes the next value of an entry from its newest one. Called again after every lost race, by the
 * thread that updates.
 *
 * @see Store#update
 */
@FunctionalInterface
public interface Change {
  /**
   * @param newest the newest live entry, if there is one
   * @return empty if nothing is to be written
   */
  Optional<NewEntry> apply(Optional<Entry> newest);
}
