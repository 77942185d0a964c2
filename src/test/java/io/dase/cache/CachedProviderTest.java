// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dase.cache.core.CacheKey;
import io.dase.cache.testing.OpenCache;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What all providers do, by one that squares a number. */
class CachedProviderTest extends OpenCache {
  private static final String CATEGORY = "squares";

  /** Under any category: those of this library, whose values never change, and others. */
  private static final class Squares extends CachedProvider {
    private final String category;

    Squares(CacheUse use, String category) {
      super(use);
      this.category = category;
    }

    double[] get(double x) {
      double[] square = {x, x * x};
      return serve(
              Recipe.of(
                  CacheKey.of(category, "square_" + x),
                  double[].class,
                  () -> square,
                  stored -> Arrays.equals(stored, square)))
          .value();
    }

    double again(double x) {
      return recompute(() -> x * x);
    }
  }

  private Squares squares() {
    return new Squares(CacheUse.shared(cache), CATEGORY);
  }

  @Test
  void whatIsAbsentIsComputedAndStoredAndThenAHit() {
    Squares squares = squares();
    assertThat(squares.get(3)).containsExactly(3, 9);
    assertThat(squares.get(3)).containsExactly(3, 9);
    assertThat(squares.statistics().cacheMisses()).isEqualTo(1);
    assertThat(squares.statistics().cacheHits()).isEqualTo(1);
    assertThat(cache.load(CATEGORY, "square_3.0", double[].class).orElseThrow())
        .containsExactly(3, 9);
  }

  @ParameterizedTest
  @ValueSource(strings = {CATEGORY, "source_maps"})
  void whatIsNotWhatItsKeySaysIsReplaced(String category) {
    for (Object wrong : new Object[] {"text", new double[3], new double[] {3, 8}}) {
      cache.save(category, "square_3.0", wrong);
      Squares squares = new Squares(CacheUse.shared(cache), category);
      assertThat(squares.get(3)).containsExactly(3, 9);
      assertThat(squares.statistics().cacheMisses()).isEqualTo(1);
      assertThat(cache.load(category, "square_3.0", double[].class).orElseThrow())
          .containsExactly(3, 9);
    }
  }

  @Test
  void whatIsComputedInsteadOfLoadedIsNeitherHitNorMiss() {
    Squares squares = squares();
    assertThat(squares.again(3)).isEqualTo(9);
    assertThat(squares.statistics().recomputed()).isEqualTo(1);
    assertThat(squares.statistics().cacheHits() + squares.statistics().cacheMisses()).isZero();
  }

  @Test
  void aClosedProviderServesNothingAndLeavesASharedManagerOpen() {
    Squares squares = squares();
    squares.get(3);
    squares.close();
    assertThatIllegalStateException()
        .isThrownBy(() -> squares.get(3))
        .withMessageContaining("open another on " + root);
    assertThat(squares.statistics().cacheMisses()).isEqualTo(1);
    assertThat(cache.exists(CATEGORY, "square_3.0")).isTrue();
  }

  @Test
  void closingClosesAManagerThatWasOpenedForIt() {
    CacheUse own = CacheUse.of(root);
    CacheManager manager = own.manager();
    new Squares(own, CATEGORY).close();
    assertThatIllegalStateException().isThrownBy(() -> manager.exists(CATEGORY, "square_3.0"));
  }
}
