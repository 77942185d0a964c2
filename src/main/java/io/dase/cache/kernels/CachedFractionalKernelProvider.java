// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import com.github.benmanes.caffeine.cache.Cache;
import io.dase.cache.CacheManager;
import io.dase.cache.CacheUse;
import io.dase.cache.CachedProvider;
import io.dase.cache.Recipe;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.fftw.Planner;
import io.dase.cache.format.DType;
import io.dase.cache.format.NdArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongSupplier;

/**
 * Kernels of all families from memory, else from the store, else computed and stored as float64
 * {@code .npy} under {@link KernelSpec#key()}, where C++ and numpy find them. Weights depend on
 * nothing but the key, so a kernel held in memory is never revalidated, and the weights of one
 * order are computed once for all steps and shorter lengths. Every kernel that was asked for is a
 * file of its own.
 *
 * <p>Recomputing a short kernel takes less time than opening a file, so a kernel that the store
 * holds is loaded or recomputed, whichever is faster here, by two straight lines in the number of
 * weights. They are measured once per machine and kept in the store, in the category {@code
 * machine_costs}: loads by the ninth to sixteenth that a provider makes, computations of a family
 * in a few milliseconds. What the store saves is the work on long and expensive kernels; what it
 * gives is one set of weights for every program. A kernel that is recomputed is not looked at in
 * the store, since looking takes the time that is saved: one that is wrong there stays, and {@code
 * dase-cache validate} names it.
 *
 * <p>A cache that cannot be read or written costs time, never the result; a stored value that is
 * not the kernel of its key is replaced. Memory for kernels, for the weights that they come from
 * and for spectra is an eighth of the heap each, at most.
 *
 * <p>Safe from any thread; closed as every {@link CachedProvider}. Its statistics count requests
 * for kernels and not those for spectra; a kernel whose weights were computed before, for another
 * step or a longer kernel, is a hit.
 */
public final class CachedFractionalKernelProvider extends CachedProvider {
  private static final int MAX_ULPS = 4;

  private final KernelBases bases;
  private final CostRule costs;
  private final Cache<KernelSpec, Kernel> resident =
      Resident.bounded(kernel -> (long) kernel.size() * Double.BYTES);
  private final KernelSpectra spectra = new KernelSpectra(this);

  /** On the default root, see {@link io.dase.cache.CacheRoot}. */
  public CachedFractionalKernelProvider() {
    this(CacheUse.byDefault());
  }

  /** On this folder, which need not exist. */
  public CachedFractionalKernelProvider(Path root) {
    this(CacheUse.of(root));
  }

  /** Shares the manager, which stays open when the provider is closed. */
  public CachedFractionalKernelProvider(CacheManager cache) {
    this(CacheUse.shared(cache));
  }

  private CachedFractionalKernelProvider(CacheUse use) {
    this(use, KernelFamily::unscaled, new MeasuredCosts(use::manager), System::nanoTime);
  }

  /**
   * @param source computes weights
   * @param costs asked when the store holds a kernel that memory lacks
   * @param clock in nanoseconds
   */
  CachedFractionalKernelProvider(
      CacheUse use, KernelBases.Source source, CostRule costs, LongSupplier clock) {
    super(use, clock);
    this.bases = new KernelBases(source);
    this.costs = costs;
  }

  /**
   * The Grünwald-Letnikov kernel of order {@code alpha} with {@code n} weights at the step {@code
   * dt}.
   *
   * @throws IllegalArgumentException for an argument outside the ranges of {@link KernelSpec}, and
   *     for more weights than fit into the heap
   */
  public Kernel getKernel(double alpha, double dt, int n) {
    return getKernel(new KernelSpec(alpha, dt, n));
  }

  /** As {@link #getKernel(double, double, int)}, of any family. */
  public Kernel getKernel(KernelSpec spec) {
    Objects.requireNonNull(spec, "spec");
    cache();
    Kernel held = resident.getIfPresent(spec);
    if (held != null) {
      countResident();
      return held;
    }
    KernelWeights.requireFitsHeap(spec);
    Kernel kernel = new Kernel(spec, weights(spec));
    resident.put(spec, kernel);
    return kernel;
  }

  /**
   * The discrete Fourier transform of a kernel padded with zeros, from memory, else from the store
   * (complex128 {@code .npy} under {@link KernelSpectrum#key}), else computed and stored.
   *
   * @param size of the transform, from n to 2^27
   * @param planner makes the plan if the spectrum has to be computed
   * @throws IllegalArgumentException for a size out of range, else as {@link #getKernel}
   */
  public KernelSpectrum getSpectrum(KernelSpec spec, int size, Planner planner) {
    Objects.requireNonNull(spec, "spec");
    return spectra.get(cache(), spec, size, planner);
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

  private NdArray weights(KernelSpec spec) {
    CacheKey key = new CacheKey(Category.FRACTIONAL_KERNELS, spec.key());
    UnscaledWeights base = bases.find(spec);
    boolean stored = cache().exists(key.category().name(), key.key());
    if (base != null) {
      NdArray weights = scaled(spec, base);
      if (!stored) {
        cache().save(key.category().name(), key.key(), weights);
      }
      countResident();
      return weights;
    }
    if (stored && costs.recomputes(spec)) {
      return recompute(() -> computed(spec));
    }
    Recipe.Result<NdArray> served =
        serve(
            Recipe.of(
                key, NdArray.class, () -> computed(spec), weights -> isKernel(weights, spec)));
    if (served.origin() == Recipe.Origin.STORE) {
      costs.loaded(spec.n(), served.nanos());
    }
    return served.value();
  }

  private NdArray computed(KernelSpec spec) {
    return scaled(spec, bases.compute(spec));
  }

  private static NdArray scaled(KernelSpec spec, UnscaledWeights base) {
    return NdArray.of(base.scaled(KernelWeights.scale(spec), spec.n()), spec.n());
  }

  /**
   * Whether type, length and the first weight, which is the factor of all, are those of the key.
   */
  private static boolean isKernel(NdArray array, KernelSpec spec) {
    if (array.type() != DType.FLOAT64 || !Arrays.equals(array.shape(), new int[] {spec.n()})) {
      return false;
    }
    double first = KernelWeights.scale(spec).hi();
    return Math.abs(array.getDouble(0) - first) <= MAX_ULPS * Math.ulp(first);
  }
}
