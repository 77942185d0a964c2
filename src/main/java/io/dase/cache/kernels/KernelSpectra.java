// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import com.github.benmanes.caffeine.cache.Cache;
import io.dase.cache.CacheManager;
import io.dase.cache.Recipe;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Ranges;
import io.dase.cache.fftw.FftBuffer;
import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanMode;
import io.dase.cache.fftw.PlanOptions;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.format.DType;
import io.dase.cache.format.NdArray;
import java.util.Arrays;
import java.util.Objects;

/** Spectra from memory, the store, or the kernel of a provider. Safe from any thread. */
final class KernelSpectra {
  private record Name(KernelSpec spec, int size) {}

  private final CachedFractionalKernelProvider kernels;
  private final Cache<Name, KernelSpectrum> resident =
      Resident.bounded(spectrum -> (long) spectrum.size() * Double.BYTES);

  KernelSpectra(CachedFractionalKernelProvider kernels) {
    this.kernels = kernels;
  }

  KernelSpectrum get(CacheManager cache, KernelSpec spec, int size, Planner planner) {
    Objects.requireNonNull(planner, "planner");
    if (size < spec.n() || size > KernelSpec.MAX_N) {
      throw new IllegalArgumentException(
          "size is " + size + "; expected n, " + spec.n() + ", to " + KernelSpec.MAX_N);
    }
    Name name = new Name(spec, size);
    KernelSpectrum held = resident.getIfPresent(name);
    if (held != null) {
      return held;
    }
    int[] shape = {size / 2 + 1};
    Ranges.requireFitsHeap("the spectrum of size = " + size, 2L * Double.BYTES * shape[0]);
    Recipe<NdArray, NdArray> values =
        Recipe.of(
            new CacheKey(Category.FRACTIONAL_KERNELS, KernelSpectrum.key(spec, size)),
            NdArray.class,
            () -> transformed(spec, size, planner),
            stored -> stored.type() == DType.COMPLEX128 && Arrays.equals(stored.shape(), shape));
    KernelSpectrum made = new KernelSpectrum(spec, size, values.get(cache).value());
    resident.put(name, made);
    return made;
  }

  /** One transform is not worth the search for a plan. */
  private NdArray transformed(KernelSpec spec, int size, Planner planner) {
    PlanSpec transform = PlanSpec.rdft(size).rigor(Rigor.ESTIMATE);
    try (Plan plan = planner.plan(transform, PlanOptions.of(PlanMode.SERVE_THEN_UPGRADE));
        FftBuffer in = FftBuffer.inputOf(transform);
        FftBuffer out = FftBuffer.outputOf(transform)) {
      double[] padded = new double[size];
      kernels.getKernel(spec).weights().get(0, padded, 0, spec.n());
      in.copyFrom(padded);
      plan.execute(in, out);
      double[] values = new double[2 * (size / 2 + 1)];
      out.copyTo(values);
      return NdArray.ofComplex(values, size / 2 + 1);
    }
  }
}
