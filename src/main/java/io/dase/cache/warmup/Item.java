// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import io.dase.cache.core.CacheKey;

/** One entry that a warm-up sees to. */
interface Item {
  CacheKey key();

  /** Whether the store serves it now; its content is checked. */
  boolean isPresent();

  /** Makes and stores it. */
  void make();

  /** How long making it takes compared with others; any unit, above 0. */
  default double weight() {
    return 1;
  }
}
