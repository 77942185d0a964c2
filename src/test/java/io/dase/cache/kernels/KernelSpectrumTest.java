// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.format.NdArray;
import io.dase.cache.testing.Numpy;
import java.nio.ReadOnlyBufferException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KernelSpectrumTest extends OpenOperators {
  private static final String CATEGORY = "fractional_kernels";
  private static final KernelSpec SPEC = new KernelSpec(1.5, 0.01, 1000);

  @Test
  void numpyFindsTheTransformOfTheStoredKernelInItsFile() {
    KernelSpectrum spectrum = kernels.getSpectrum(SPEC, 2000, planner);
    assertThat(spectrum.key()).isEqualTo("kernel_1.5_0.01_1000_rfft2000");
    assertThat(spectrum.spec()).isEqualTo(SPEC);
    String program =
        """
        import sys, numpy as np
        weights, spectrum = (np.load(name, allow_pickle=False) for name in sys.argv[1:])
        expected = np.fft.rfft(weights, 2000)
        close = np.abs(spectrum - expected).max() < 1e-14 * np.abs(weights).sum()
        print(spectrum.shape, spectrum.dtype, close)
        """;
    assertThat(
            Numpy.run(
                program,
                root.resolve(CATEGORY).resolve(SPEC.key() + ".npy"),
                root.resolve(CATEGORY).resolve(spectrum.key() + ".npy")))
        .isEqualToIgnoringNewLines("(1001,) complex128 True");
  }

  @Test
  void aSecondRequestIsServedFromMemoryAndAnotherProviderFromTheStore() {
    KernelSpectrum first = kernels.getSpectrum(SPEC, 2000, planner);
    assertThat(kernels.getSpectrum(SPEC, 2000, planner)).isSameAs(first);
    long puts = cache.counters().puts();
    KernelSpectrum other =
        new CachedFractionalKernelProvider(cache).getSpectrum(SPEC, 2000, planner);
    assertThat(other.toArray()).isEqualTo(first.toArray());
    assertThat(cache.counters().puts()).isEqualTo(puts);
  }

  @Test
  void anEntryThatIsNoSpectrumIsReplaced() {
    double[] expected = kernels.getSpectrum(SPEC, 2000, planner).toArray();
    cache.save(CATEGORY, "kernel_1.5_0.01_1000_rfft2000", new double[1001]);
    CachedFractionalKernelProvider other = new CachedFractionalKernelProvider(cache);
    assertThat(other.getSpectrum(SPEC, 2000, planner).toArray()).isEqualTo(expected);
    assertThat(cache.load(CATEGORY, "kernel_1.5_0.01_1000_rfft2000", NdArray.class))
        .contains(NdArray.ofComplex(expected, 1001));
  }

  @Test
  void theViewIsReadOnlyAndTheArrayACopy() {
    KernelSpectrum spectrum = kernels.getSpectrum(SPEC, 1000, planner);
    assertThat(spectrum.values().remaining()).isEqualTo(2 * 501);
    assertThatThrownBy(() -> spectrum.values().put(0, 1))
        .isInstanceOf(ReadOnlyBufferException.class);
    double before = spectrum.toArray()[0];
    spectrum.toArray()[0] = 7;
    assertThat(spectrum.values().get(0)).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {999, 0, -1, KernelSpec.MAX_N + 1})
  void aSizeOutOfRangeIsRefusedByName(int size) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kernels.getSpectrum(SPEC, size, planner))
        .withMessage("size is " + size + "; expected n, 1000, to 134217728");
  }
}
