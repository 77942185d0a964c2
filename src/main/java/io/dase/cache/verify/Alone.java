// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheOptions;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.PlannerOptions;
import io.dase.cache.store.Store;
import io.dase.cache.store.StoreOptions;
import java.nio.file.Path;
import java.util.Optional;

/** Folders to verify in, without what the environment puts below them. Stateless. */
final class Alone {
  private Alone() {}

  static CacheManager manager(Path folder) {
    return new CacheManager(folder, CacheOptions.defaults().withoutSystemRoot());
  }

  static Store store(Path folder) {
    return Store.open(folder, StoreOptions.defaults().withSystemRoot(Optional.empty()));
  }

  static FFTWWisdomHelper wisdom(Path folder) {
    return new FFTWWisdomHelper(folder, Optional.empty());
  }

  static Planner planner(Path folder) {
    return new Planner(folder, Optional.empty(), PlannerOptions.DEFAULTS);
  }
}
