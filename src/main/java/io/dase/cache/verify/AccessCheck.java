// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import io.dase.cache.CacheManager;
import io.dase.cache.core.MissReason;
import java.nio.file.Path;

/** Hits and misses of two managers, one after the other, add up in the store. Stateless. */
final class AccessCheck implements VerifierCheck {
  private static final String CATEGORY = "verify_access";
  private static final String KEY = "used";
  private static final int HITS_EACH = 3;
  private static final int MANAGERS = 2;

  @Override
  public String name() {
    return "access tracking";
  }

  @Override
  public String run(Path folder) throws Mismatch {
    try (CacheManager manager = Alone.manager(folder)) {
      Mismatch.unless(
          manager.save(CATEGORY, KEY, 1L), "a value was not stored; see 'dase-cache doctor'");
    }
    for (int i = 0; i < MANAGERS; i++) {
      try (CacheManager manager = Alone.manager(folder)) {
        for (int hit = 0; hit < HITS_EACH; hit++) {
          manager.load(CATEGORY, KEY, Long.class);
        }
        manager.load(CATEGORY, "not there", Long.class);
        Mismatch.unlessEqual("hits of one manager", manager.counters().totalHits(), 3L);
      }
    }
    try (CacheManager manager = Alone.manager(folder)) {
      long accesses = manager.info(CATEGORY, KEY).map(info -> info.accesses()).orElse(-1L);
      Mismatch.unlessEqual("accesses of the entry", accesses, (long) MANAGERS * HITS_EACH);
      Mismatch.unlessEqual(
          "misses of the store", manager.stats().misses().get(MissReason.COLD), (long) MANAGERS);
    }
    return "6 hits and 2 misses of two managers were counted";
  }
}
