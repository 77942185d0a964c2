// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import io.dase.cache.CacheManager;
import io.dase.cache.core.Category;
import io.dase.cache.format.DType;
import io.dase.cache.format.NdArray;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Grünwald-Letnikov kernels from memory, else from the store, else computed and stored as float64
 * {@code .npy} under {@link KernelSpec#key()}, where C++ and numpy find them. Weights depend on
 * nothing but the key, so a kernel held in memory is never revalidated.
 *
 * <p>Recomputing a short kernel takes less time than opening a file (a few microseconds at n =
 * 1,000): what the store saves is the work on long ones, and what it gives is one set of weights
 * for every program.
 *
 * <p>Safe from any thread. Closing closes the {@link CacheManager} if the provider opened it;
 * afterwards every method throws {@link IllegalStateException}.
 */
public final class CachedFractionalKernelProvider implements AutoCloseable {
  private static final String CATEGORY = Category.FRACTIONAL_KERNELS.name();

  private final CacheManager cache;
  private final boolean ownsCache;

  /** On the default root, see {@link io.dase.cache.CacheRoot}. */
  public CachedFractionalKernelProvider() {
    this(new CacheManager(), true);
  }

  /** On this folder, which need not exist; closing the provider ends its use. */
  public CachedFractionalKernelProvider(Path root) {
    this(new CacheManager(root), true);
  }

  /** Shares the manager, which stays open when the provider is closed. */
  public CachedFractionalKernelProvider(CacheManager cache) {
    this(cache, false);
  }

  private CachedFractionalKernelProvider(CacheManager cache, boolean ownsCache) {
    this.cache = cache;
    this.ownsCache = ownsCache;
  }

  /**
   * The kernel of order {@code alpha} with {@code n} weights at the step {@code dt}. A cache that
   * cannot be read or written costs time, never the result; a stored array that is no vector of
   * {@code n} float64 is replaced.
   *
   * @throws IllegalArgumentException for an argument outside the ranges of {@link KernelSpec}
   */
  public Kernel getKernel(double alpha, double dt, int n) {
    return getKernel(new KernelSpec(alpha, dt, n));
  }

  /** As {@link #getKernel(double, double, int)}. */
  public Kernel getKernel(KernelSpec spec) {
    return new Kernel(spec, weights(spec));
  }

  /**
   * Takes the {@link CommonKernels} into memory, computing and storing those that are missing.
   *
   * @return how many kernels are in memory now
   */
  public int preloadCommonKernels() {
    CommonKernels.all().forEach(this::getKernel);
    return CommonKernels.all().size();
  }

  @Override
  public void close() {
    if (ownsCache) {
      cache.close();
    }
  }

  private NdArray weights(KernelSpec spec) {
    NdArray stored =
        cache.computeIfAbsent(CATEGORY, spec.key(), NdArray.class, () -> compute(spec));
    if (stored.type() == DType.FLOAT64 && Arrays.equals(stored.shape(), new int[] {spec.n()})) {
      return stored;
    }
    NdArray weights = compute(spec);
    cache.save(CATEGORY, spec.key(), weights);
    return weights;
  }

  private static NdArray compute(KernelSpec spec) {
    return NdArray.of(GrunwaldLetnikov.weights(spec), spec.n());
  }
}
