// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import io.dase.cache.core.CacheKey;
import java.time.Duration;

/** Follows a warm-up; called by its thread. */
public interface Progress {
  /** Follows nothing. */
  Progress SILENT =
      new Progress() {
        @Override
        public void begin(CacheKey key, double fraction) {}

        @Override
        public void end(CacheKey key, Outcome outcome, Duration took) {}

        @Override
        public void close() {}
      };

  /** What became of one entry. */
  enum Outcome {
    MADE,
    SKIPPED,
    FAILED,
    PROVEN
  }

  /**
   * The work on one entry begins.
   *
   * @param fraction of the whole work that is done, 0 to 1
   */
  void begin(CacheKey key, double fraction);

  /** The work on one entry ended. */
  void end(CacheKey key, Outcome outcome, Duration took);

  /** All is done. */
  void close();
}
