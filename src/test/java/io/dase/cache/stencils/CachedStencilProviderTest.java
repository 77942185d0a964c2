// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.format.NdArray;
import io.dase.cache.testing.ChildJvm;
import io.dase.cache.testing.Numpy;
import io.dase.cache.testing.OpenCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CachedStencilProviderTest extends OpenCache {
  private static final String CATEGORY = "stencils";
  private static final Path GOLDEN =
      Path.of(System.getProperty("dase.source.dir"), "wisdom/golden/stencils");

  private static final StencilSpec GRADIENT = StencilSpec.gradient(1, 8, 10).spacing(0.5);

  private CachedStencilProvider stencils;

  @BeforeEach
  void open() {
    stencils = new CachedStencilProvider(cache);
  }

  @Test
  void theCommonStencilsAreStoredByteForByteAsTheGoldenFiles() {
    assertThat(stencils.preloadCommonStencils()).isEqualTo(7);
    assertThat(cache.list(CATEGORY)).hasSize(7);
    for (StencilSpec spec : CommonStencils.all()) {
      String name = spec.key() + ".json";
      assertThat(root.resolve(CATEGORY).resolve(name)).hasSameBinaryContentAs(GOLDEN.resolve(name));
    }
  }

  @Test
  void aStencilComesBackEqualFromMemoryAndFromTheStore() {
    Stencil expected = laplacian(32, 48, 64);
    assertThat(stencils.getLaplacian(32, 48, 64)).isEqualTo(expected);
    assertThat(stencils.getLaplacian(32, 48, 64)).isEqualTo(expected);
    assertThat(stencils.statistics().cacheHits()).isEqualTo(1);
    try (CachedStencilProvider other = new CachedStencilProvider(root)) {
      assertThat(other.getLaplacian(32, 48, 64)).isEqualTo(expected);
    }
  }

  @Test
  void anotherStencilUnderTheKeyIsReplaced() {
    cache.save(CATEGORY, "laplacian_2d_8x8", laplacian(9, 9));
    assertThat(stencils.getLaplacian(8, 8)).isEqualTo(laplacian(8, 8));
    assertThat(cache.load(CATEGORY, "laplacian_2d_8x8", Stencil.class)).contains(laplacian(8, 8));
  }

  @Test
  void anEntryThatIsNoStencilIsReplaced() {
    cache.save(CATEGORY, "laplacian_2d_8x8", "text");
    assertThat(stencils.getLaplacian(8, 8)).isEqualTo(laplacian(8, 8));
    assertThat(cache.load(CATEGORY, "laplacian_2d_8x8", Stencil.class)).contains(laplacian(8, 8));
  }

  @Test
  void aSymbolComesBackEqualFromMemoryAndFromTheStore() {
    NdArray expected = Symbols.of(GRADIENT);
    assertThat(stencils.getSymbol(GRADIENT)).isEqualTo(expected);
    assertThat(stencils.getSymbol(GRADIENT)).isEqualTo(expected);
    try (CachedStencilProvider other = new CachedStencilProvider(root)) {
      assertThat(other.getSymbol(GRADIENT)).isEqualTo(expected);
      assertThat(other.statistics().cacheHits()).isEqualTo(1);
      assertThat(other.statistics().cacheMisses()).isZero();
    }
  }

  @Test
  void aSymbolThatIsNotWhatItsKeySaysIsReplaced() {
    double[] wrong = new double[2 * GRADIENT.size()];
    for (Object stored :
        new Object[] {
          "text",
          NdArray.of(new double[GRADIENT.size()], 8, 10),
          NdArray.ofComplex(wrong, 10, 8),
          NdArray.ofComplex(wrong, 8, 10),
          Symbols.of(GRADIENT.order(4)),
        }) {
      cache.save(CATEGORY, GRADIENT.symbolKey(), stored);
      try (CachedStencilProvider other = new CachedStencilProvider(root)) {
        assertThat(other.getSymbol(GRADIENT)).isEqualTo(Symbols.of(GRADIENT));
        assertThat(other.statistics().cacheMisses()).isEqualTo(1);
      }
    }
    assertThat(cache.load(CATEGORY, GRADIENT.symbolKey(), NdArray.class))
        .contains(Symbols.of(GRADIENT));
  }

  @Test
  void numpyAppliesTheStoredStencilAndTheStoredSymbolAlike() {
    StencilSpec spec = StencilSpec.laplacian(16, 18, 20).order(4).spacing(0.5, 0.25, 0.1);
    stencils.get(spec);
    stencils.getSymbol(spec);
    String program =
        """
        import json, sys, numpy as np
        with open(sys.argv[1] + '.json') as file:
            stencil = json.load(file)
        symbol = np.load(sys.argv[1] + '_symbol.npy')
        u = np.random.default_rng(1).standard_normal(stencil['grid'])
        summed = sum(c * np.roll(u, [-o for o in offset], range(u.ndim))
                     for c, offset in zip(stencil['coefficients'], stencil['offsets']))
        spectral = np.fft.ifftn(symbol * np.fft.fftn(u)).real
        print(stencil['type'], stencil['order'], stencil['h'])
        print(np.abs(summed - spectral).max() / np.abs(summed).max())
        """;
    assertThat(Numpy.run(program, root.resolve(CATEGORY).resolve(spec.key())).lines())
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("laplacian_3d 4 [0.5, 0.25, 0.1]"),
            line -> assertThat(Double.parseDouble(line)).isLessThan(1e-14));
  }

  @Test
  void statisticsTellLoadsFromWhatWasInMemoryAndWhatWasMade() {
    stencils.getSymbol(GRADIENT);
    stencils.getSymbol(GRADIENT);
    assertThat(stencils.statistics().cacheMisses()).isEqualTo(1);
    assertThat(stencils.statistics().cacheHits()).isEqualTo(1);
    assertThat(stencils.statistics().avgComputeTimeMs()).isPositive();
    assertThat(stencils.statistics().avgLoadTimeMs()).isNaN();
    try (CachedStencilProvider other = new CachedStencilProvider(root)) {
      other.getSymbol(GRADIENT);
      assertThat(other.statistics().avgLoadTimeMs()).isPositive();
      assertThat(other.statistics().speedupFactor()).isNaN();
    }
  }

  @Test
  void aRootThatIsAFileStillGivesStencilsAndSymbols() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    try (CachedStencilProvider blocked = new CachedStencilProvider(file)) {
      assertThat(blocked.getLaplacian(8, 8)).isEqualTo(laplacian(8, 8));
      assertThat(blocked.getSymbol(GRADIENT)).isEqualTo(Symbols.of(GRADIENT));
    }
  }

  @Test
  void anOperatorPlansWithTheWisdomOfTheStore() {
    StencilSpec spec = StencilSpec.laplacian(8, 10).boundary(Boundary.NEUMANN);
    double[] u = Fields.random(spec.size());
    try (StencilOperator operator = stencils.operator(spec)) {
      operator.applySpectral(u);
    }
    assertThat(cache.list("fftw_wisdom"))
        .extracting(entry -> entry.key().key())
        .contains("dct2_2d_8x10", "dct3_2d_8x10");
  }

  @Test
  void closingLeavesASharedManagerAndOperatorsWithTransformsOpen() {
    StencilOperator operator = stencils.operator(GRADIENT, Rigor.ESTIMATE);
    double[] u = Fields.random(GRADIENT.size());
    double[] expected = operator.applySpectral(u);
    stencils.close();
    assertThatThrownBy(() -> stencils.get(GRADIENT)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> stencils.operator(GRADIENT)).isInstanceOf(IllegalStateException.class);
    assertThat(operator.applySpectral(u)).isEqualTo(expected);
    assertThat(cache.list(CATEGORY)).isEmpty();
    operator.close();
  }

  @Test
  void whatDoesNotTransformWorksWithoutTheNativeLibrary() {
    String missing = folder.resolve("missing.so").toString();
    assertThat(ChildJvm.of(WithoutNative.class).with("-Ddase.native.path=" + missing).run(root))
        .isEqualTo("5 points, symbol (8, 8), sum 0.0, NativeLibraryException\n");
  }

  /** Uses everything here in a JVM that cannot load the native library. */
  static final class WithoutNative {
    private WithoutNative() {}

    public static void main(String... arguments) {
      StencilSpec spec = StencilSpec.laplacian(8, 8);
      try (CachedStencilProvider provider = new CachedStencilProvider(Path.of(arguments[0]));
          StencilOperator operator = provider.operator(spec)) {
        double[] ones = new double[spec.size()];
        Arrays.fill(ones, 1);
        System.out.printf(
            Locale.ROOT,
            "%d points, symbol %s, sum %s, %s%n",
            provider.get(spec).offsets().size(),
            provider.getSymbol(spec).toString().replaceAll(".*(\\(8, 8\\)).*", "$1"),
            Arrays.stream(operator.apply(ones)).sum(),
            failure(() -> operator.applySpectral(ones)));
      }
    }

    private static String failure(Runnable work) {
      try {
        work.run();
        return "no failure";
      } catch (NativeLibraryException e) {
        return e.getClass().getSimpleName();
      }
    }
  }

  private static Stencil laplacian(int... sizes) {
    return Stencils.of(StencilSpec.laplacian(sizes));
  }
}
