// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.CacheCounters;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.fftw.Planner;
import io.dase.cache.testing.ChildJvm;
import io.dase.cache.testing.Numpy;
import io.dase.cache.testing.OpenCache;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.DoubleBuffer;
import java.nio.ReadOnlyBufferException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CachedFractionalKernelProviderTest extends OpenCache {
  private static final String CATEGORY = "fractional_kernels";
  private static final KernelSpec SPEC = new KernelSpec(1.8, 0.01, 5000);

  private CachedFractionalKernelProvider kernels;

  @BeforeEach
  void open() {
    kernels = new CachedFractionalKernelProvider(cache);
  }

  @Test
  void aKernelHasTheWeightsOfTheRecurrenceToTheBit() {
    Kernel kernel = kernels.getKernel(1.8, 0.01, 5000);
    assertThat(kernel.spec()).isEqualTo(SPEC);
    assertThat(kernel.size()).isEqualTo(5000);
    assertThat(kernel.toArray()).isEqualTo(GrunwaldLetnikov.weights(SPEC));
  }

  @Test
  void aKernelReadFromTheStoreIsWithinFourUlpOfTheGoldenWeights() throws IOException {
    kernels.getKernel(SPEC);
    try (CachedFractionalKernelProvider other = new CachedFractionalKernelProvider(root)) {
      double[] weights = other.getKernel(SPEC).toArray();
      for (Map.Entry<Integer, BigDecimal> golden : GoldenKernel.read(SPEC).weights().entrySet()) {
        double found = weights[golden.getKey()];
        BigDecimal error = golden.getValue().subtract(new BigDecimal(found)).abs();
        assertThat(error.divide(new BigDecimal(Math.ulp(found)), MathContext.DECIMAL64))
            .as("weight %d", golden.getKey())
            .isLessThanOrEqualTo(BigDecimal.valueOf(4));
      }
    }
  }

  @Test
  void aKernelPrintsItsKeyAndItsFirstWeights() {
    assertThat(kernels.getKernel(1, 0.5, 3))
        .hasToString("kernel_1_0.5_3 float64 (3,) [2.0, -2.0, 0.0]");
  }

  @Test
  void numpyOpensTheStoredKernel() {
    kernels.getKernel(1.5, 0.1, 100);
    double[] expected = GrunwaldLetnikov.weights(new KernelSpec(1.5, 0.1, 100));
    String program =
        """
        import sys, numpy as np
        weights = np.load(sys.argv[1], allow_pickle=False)
        print(weights.dtype.str, weights.shape, float(weights[99]).hex())
        """;
    assertThat(Numpy.run(program, root.resolve(CATEGORY).resolve("kernel_1.5_0.1_100.npy")))
        .startsWith("<f8 (100,) ")
        .satisfies(
            line -> assertThat(Double.parseDouble(line.split(" ")[2])).isEqualTo(expected[99]));
  }

  @Test
  void theSecondCallIsServedFromMemoryWithoutLookingIntoTheStore() {
    Kernel first = kernels.getKernel(SPEC);
    CacheCounters before = cache.counters();
    assertThat(kernels.getKernel(1.8, 0.01, 5000)).isSameAs(first);
    assertThat(cache.counters()).isEqualTo(before);
    assertThat(kernels.statistics().cacheHits()).isEqualTo(1);
  }

  @Test
  void theViewOfTheWeightsIsReadOnlyAndTheArrayACopy() {
    Kernel kernel = kernels.getKernel(1.5, 0.1, 100);
    DoubleBuffer view = kernel.weights();
    assertThat(view.remaining()).isEqualTo(100);
    assertThatThrownBy(() -> view.put(0, 1)).isInstanceOf(ReadOnlyBufferException.class);
    kernel.toArray()[0] = 0;
    assertThat(kernels.getKernel(1.5, 0.1, 100).weights().get(0)).isEqualTo(Math.pow(0.1, -1.5));
  }

  @Test
  void theCommonKernelsAreThirtySixEntriesAndStayInMemory() {
    assertThat(kernels.preloadCommonKernels()).isEqualTo(36);
    assertThat(cache.list(CATEGORY))
        .extracting(info -> info.key().key())
        .hasSize(36)
        .containsAll(CommonKernels.all().stream().map(KernelSpec::key).toList());
    CacheCounters before = cache.counters();
    CommonKernels.all().forEach(kernels::getKernel);
    assertThat(cache.counters()).isEqualTo(before);
  }

  @Test
  void anotherStepAndAShorterLengthAreAFileOfTheirOwnWithTheBitsOfTheirOwn() {
    kernels.getKernel(1.8, 0.01, 5000);
    KernelSpec other = new KernelSpec(1.8, 0.3, 70);
    double[] expected = GrunwaldLetnikov.weights(other);
    assertThat(kernels.getKernel(other).toArray()).isEqualTo(expected);
    assertThat(cache.load(CATEGORY, "kernel_1.8_0.3_70", double[].class)).contains(expected);
    assertThat(kernels.statistics().cacheMisses()).isEqualTo(1);
    assertThat(kernels.statistics().cacheHits()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(KernelFamily.class)
  void everyFamilyIsStoredUnderAKeyOfItsOwn(KernelFamily family) {
    KernelSpec spec = new KernelSpec(family, SomeOrder.of(family), 0.1, 50);
    double[] expected = KernelWeights.of(spec);
    assertThat(kernels.getKernel(spec).toArray()).isEqualTo(expected);
    assertThat(cache.load(CATEGORY, spec.key(), double[].class)).contains(expected);
  }

  @Test
  void moreWeightsThanTheHeapHoldsAreRefusedAndNothingIsStored() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kernels.getKernel(1.5, 0.1, KernelSpec.MAX_N))
        .withMessageContaining("n is 134217728; expected at most");
    assertThat(cache.list(CATEGORY)).isEmpty();
  }

  @Test
  void theCostOfAKernelIsNoted() {
    kernels.getKernel(1.5, 0.1, 1_000_000);
    EntryInfo info = cache.info(CATEGORY, "kernel_1.5_0.1_1000000").orElseThrow();
    assertThat(info.costMs()).isPositive();
  }

  @Test
  void aRootThatIsAFileStillGivesKernels() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    try (CachedFractionalKernelProvider blocked = new CachedFractionalKernelProvider(file)) {
      assertThat(blocked.getKernel(SPEC).toArray()).isEqualTo(GrunwaldLetnikov.weights(SPEC));
    }
  }

  @Test
  void argumentsOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> kernels.getKernel(Double.NaN, 0.1, 10))
        .withMessageContaining("alpha is NaN");
  }

  @Test
  void kernelsNeedNoNativeLibrary() {
    String missing = folder.resolve("missing.so").toString();
    assertThat(ChildJvm.of(WithoutNative.class).with("-Ddase.native.path=" + missing).run(root))
        .isEqualTo("10 families, 36 common kernels, memory of 3184 samples, no Planner\n");
  }

  /** Uses all that does not transform in a JVM that cannot load the native library. */
  static final class WithoutNative {
    private WithoutNative() {}

    public static void main(String... arguments) {
      Path root = Path.of(arguments[0]);
      int families = 0;
      try (CachedFractionalKernelProvider provider = new CachedFractionalKernelProvider(root)) {
        for (KernelFamily family : KernelFamily.values()) {
          double alpha = SomeOrder.of(family);
          families += provider.getKernel(new KernelSpec(family, alpha, 0.1, 50)).size() / 50;
        }
        int common = provider.preloadCommonKernels();
        int kept = ShortMemory.samplesFor(new KernelSpec(0.5, 1, 10_000), 0.01);
        System.out.printf(
            "%d families, %d common kernels, memory of %d samples, %s Planner%n",
            families, common, kept, opensPlanner(root) ? "a" : "no");
      }
    }

    private static boolean opensPlanner(Path root) {
      try {
        new Planner(root).close();
        return true;
      } catch (NativeLibraryException e) {
        return false;
      }
    }
  }
}
