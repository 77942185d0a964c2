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
import java.util.OptionalDouble;

/**
 * One run of the command.
 *
 * @param terminal where it reads and writes
 * @param root the cache folder, perhaps not there yet
 * @param rootGiven whether the user named it on the command line
 * @param systemRoot the cache below it; empty: none
 * @param maxSizeMb what the store may take, above {@code cache.json} and the environment; empty:
 *     what they say
 * @param json whether results are printed as JSON
 */
record Session(
    Terminal terminal,
    Path root,
    boolean rootGiven,
    Optional<Path> systemRoot,
    OptionalDouble maxSizeMb,
    boolean json) {
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

  /** For a command to which the size means something else. */
  Session withoutSizeLimit() {
    return new Session(terminal, root, rootGiven, systemRoot, OptionalDouble.empty(), json);
  }

  Store store() {
    return Store.open(root, options());
  }

  /** With these limits above those of the folder, in place of those of the command line. */
  Store store(PolicyOverrides limits) {
    return Store.open(root, options(limits));
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
    return new FFTWWisdomHelper(root, options());
  }

  Planner planner() {
    return new Planner(root, options(), PlannerOptions.DEFAULTS);
  }

  private StoreOptions options() {
    return options(
        maxSizeMb.isPresent()
            ? PolicyOverrides.NONE.withMaxSizeMb(maxSizeMb.getAsDouble())
            : PolicyOverrides.NONE);
  }

  private StoreOptions options(PolicyOverrides limits) {
    return StoreOptions.defaults()
        .withSystemRoot(systemRoot)
        .withLimits(limits)
        .withWarn(terminal::warn);
  }
}
