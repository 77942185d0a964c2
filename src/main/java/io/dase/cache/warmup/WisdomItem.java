// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.fftw.Usability;
import io.dase.cache.fftw.WisdomProblem;
import io.dase.cache.warmup.Transforms.Transform;
import java.util.List;

/** The wisdom of one transform, for this machine. */
record WisdomItem(FFTWWisdomHelper helper, Transform transform) implements Item {
  private static final double KERNELS_PER_PLANNING = 20;
  private static final double POINTS_PER_KERNEL = 20_000;

  @Override
  public CacheKey key() {
    return new CacheKey(Category.FFTW_WISDOM, transform.key().text());
  }

  @Override
  public boolean isPresent() {
    List<PlanSpec> held = own();
    return transform.problems().stream()
        .allMatch(problem -> held.stream().anyMatch(other -> serves(other, problem)));
  }

  @Override
  public void make() {
    helper.generate(transform.problems(), false);
  }

  /** Planning grows faster than the transform itself; n log n is near enough for a time left. */
  @Override
  public double weight() {
    double points = 1;
    for (long size : transform.key().sizes()) {
      points *= size;
    }
    return KERNELS_PER_PLANNING + points * Math.log(points + 1) / POINTS_PER_KERNEL;
  }

  /** The rigor that is asked for. */
  Rigor rigor() {
    return transform.problems().get(0).rigor();
  }

  /** The hardest rigor that the store holds for this machine. */
  Rigor hardest() {
    return own().stream().map(PlanSpec::rigor).max(Rigor::compareTo).orElse(Rigor.ESTIMATE);
  }

  private List<PlanSpec> own() {
    return helper.explain(transform.key().text()).stream()
        .filter(problem -> problem.usability() == Usability.YES)
        .map(WisdomProblem::spec)
        .toList();
  }

  /** FFTW uses what was planned harder where less is asked. */
  private static boolean serves(PlanSpec held, PlanSpec asked) {
    return held.rigor().compareTo(asked.rigor()) >= 0 && held.rigor(asked.rigor()).equals(asked);
  }
}
