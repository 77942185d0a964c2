// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.OpenCache;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CachedStencilProviderTest extends OpenCache {
  private static final String CATEGORY = "stencils";
  private static final Path GOLDEN =
      Path.of(System.getProperty("dase.source.dir"), "wisdom/golden/stencils");

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
    assertThat(cache.counters().memoryHits()).isEqualTo(1);
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

  private static Stencil laplacian(int... sizes) {
    return Stencils.of(StencilSpec.laplacian(sizes));
  }
}
