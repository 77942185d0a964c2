// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheUse;
import io.dase.cache.CachedProvider;
import io.dase.cache.Recipe;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Trains of echoes from memory, else from the store, else computed and stored as {@code .npz} under
 * {@link EchoSpec#key()}, where C++ and numpy find them. A train depends on nothing but its key, so
 * one held in memory is never revalidated. Safe from any thread; closed as every {@link
 * CachedProvider}.
 */
public final class CachedEchoProvider extends CachedProvider {
  /** The most trains of one sweep. */
  public static final int MAX_SWEEP = 100_000;

  /** On the default root, see {@link io.dase.cache.CacheRoot}. */
  public CachedEchoProvider() {
    super(CacheUse.byDefault());
  }

  /** On this folder, which need not exist. */
  public CachedEchoProvider(Path root) {
    super(CacheUse.of(root));
  }

  /** Shares the manager, which stays open when the provider is closed. */
  public CachedEchoProvider(CacheManager cache) {
    super(CacheUse.shared(cache));
  }

  /**
   * The train of these parameters, with linear scaling and exponential decay.
   *
   * @throws IllegalArgumentException for an argument outside the ranges of {@link EchoSpec}
   */
  public EchoTemplate get(double alpha, double tau0, int n) {
    return get(EchoSpec.of(alpha, tau0, n));
  }

  /**
   * The train of echoes. A cache that cannot be read or written costs time, never the result; a
   * stored value that is not what its key says is replaced.
   */
  public EchoTemplate get(EchoSpec spec) {
    Objects.requireNonNull(spec, "spec");
    return serve(
            Recipe.parsed(
                new CacheKey(Category.ECHO_TEMPLATES, spec.key()),
                Map.class,
                () -> EchoFile.map(EchoTrain.compute(spec)),
                stored -> EchoFile.template(spec, stored)))
        .value();
  }

  /**
   * The trains of all combinations, by alpha, then tau0, otherwise as {@code base}.
   *
   * @throws IllegalArgumentException for a value outside the ranges of {@link EchoSpec}, before
   *     anything is computed, or for more than {@link #MAX_SWEEP} combinations
   */
  public List<EchoTemplate> sweep(double[] alphas, double[] taus, EchoSpec base) {
    Objects.requireNonNull(alphas, "alphas");
    Objects.requireNonNull(taus, "taus");
    Objects.requireNonNull(base, "base");
    long count = (long) alphas.length * taus.length;
    if (count > MAX_SWEEP) {
      throw new IllegalArgumentException(
          "the sweep has " + count + " combinations; expected at most " + MAX_SWEEP);
    }
    List<EchoSpec> specs = new ArrayList<>();
    for (double alpha : alphas) {
      for (double tau0 : taus) {
        specs.add(new EchoSpec(alpha, tau0, base.n(), base.scaling(), base.decay()));
      }
    }
    return specs.stream().map(this::get).toList();
  }
}
