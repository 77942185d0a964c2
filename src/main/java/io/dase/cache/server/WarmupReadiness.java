// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import io.dase.cache.core.CacheKey;
import io.dase.cache.server.api.Readiness;
import io.dase.cache.warmup.BackgroundWarmup;
import java.util.Optional;
import java.util.concurrent.CompletionException;

/** How far a warm-up is. Safe from any thread. */
final class WarmupReadiness implements Readiness {
  private final BackgroundWarmup warmup;

  WarmupReadiness(BackgroundWarmup warmup) {
    this.warmup = warmup;
  }

  @Override
  public State state() {
    if (!warmup.isDone()) {
      return new State(
          Phase.RUNNING, warmup.fraction(), warmup.current().map(CacheKey::toString), 0);
    }
    try {
      int failures = warmup.await().failures().size();
      return new State(Phase.DONE, warmup.fraction(), Optional.empty(), failures);
    } catch (CompletionException e) {
      return new State(Phase.FAILED, warmup.fraction(), Optional.empty(), 0);
    }
  }
}
