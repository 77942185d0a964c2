// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheOptions;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.PlannerOptions;
import io.dase.cache.store.PolicyOverrides;
import io.dase.cache.store.Store;
import io.dase.cache.store.StoreOptions;
import java.nio.file.Path;
import java.util.Optional;

/**
 * One run of the command.
 *
 * @param terminal where it reads and writes
 * @param root the cache folder, perhaps not there yet
 * @param rootGiven whether the user named it on the command line
 * @param systemRoot the cache below it; empty: none
 * @param json whether results are printed as JSON
 */
record Session(
    Terminal terminal, Path root, boolean rootGiven, Optional<Path> systemRoot, boolean json) {
  Session {
    root = root.toAbsolutePath().normalize();
  }

  /**
   * This session, if what is stored can be read.
   *
   * @throws io.dase.cache.core.CacheIoException if it cannot, with the cause; a root that is not
   *     there yet can
   */
  Session readable() {
    try (Store store = store()) {
      store.health().requireReadable();
    }
    return this;
  }

  Store store() {
    return Store.open(root, options());
  }

  /** With these limits above those of the folder. */
  Store store(PolicyOverrides limits) {
    return Store.open(root, options().withLimits(limits));
  }

  CacheManager manager() {
    return new CacheManager(root, CacheOptions.defaults().withMemoryBytes(0).withStore(options()));
  }

  /** For a program that goes on: with a memory tier. */
  CacheManager serving(boolean readOnly) {
    return new CacheManager(
        root, CacheOptions.defaults().withStore(options().withReadOnly(readOnly)));
  }

  FFTWWisdomHelper wisdom() {
    return new FFTWWisdomHelper(root, systemRoot);
  }

  Planner planner() {
    return new Planner(root, systemRoot, PlannerOptions.DEFAULTS);
  }

  private StoreOptions options() {
    return StoreOptions.defaults().withSystemRoot(systemRoot).withWarn(terminal::warn);
  }
}
