// SPDX-License-Identifier: MIT
package io.dase.cache.jmh.peers;

/** A library that transforms. */
interface Contestant {
  /**
   * Prepares a transform and executes it once.
   *
   * @throws UnsupportedOperationException if the library has no such transform
   */
  Opened open(Transform transform);
}
