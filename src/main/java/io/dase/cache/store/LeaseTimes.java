// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.time.Duration;

/**
 * The pace of leases (docs/store-format.md): the same in all processes of a store, shorter in
 * tests. Immutable; safe from any thread.
 *
 * @param touch how often a holder touches its lease
 * @param stale untouched for longer, a lease may be broken
 * @param firstLook how soon a waiter looks again, at first
 * @param longestLook and at most
 */
record LeaseTimes(Duration touch, Duration stale, Duration firstLook, Duration longestLook) {
  static final LeaseTimes DEFAULTS =
      new LeaseTimes(
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofMillis(1),
          Duration.ofMillis(200));
}
