// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.maintenance.HeldWisdom;
import io.dase.cache.warmup.Transforms.Transform;

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
    return HeldWisdom.covers(helper, transform.problems());
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
}
