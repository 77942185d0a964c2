// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GoodSizesTest {
  @Test
  void everyLineOfTheSharedVectorsIsReproduced() {
    List<String[]> lines = FrequencyVectors.of("good_size");
    assertThat(lines).hasSizeGreaterThan(200);
    for (String[] line : lines) {
      long n = Long.parseLong(line[1]);
      assertThat(GoodSizes.goodSize(n)).as(line[1]).isEqualTo(Long.parseLong(line[2]));
      assertThat(GoodSizes.goodEvenSize(n)).as(line[1]).isEqualTo(Long.parseLong(line[3]));
    }
  }

  @Test
  void noGoodSizeLiesBetweenARandomNumberAndItsAnswer() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      long n = 1 + random.nextInt(1 << 22);
      long expected =
          LongStream.iterate(n, m -> m + 1).filter(GoodSizesTest::isGood).findFirst().getAsLong();
      assertThat(GoodSizes.goodSize(n)).as("n = %d, seed %d", n, seed).isEqualTo(expected);
      long even =
          LongStream.iterate(n + n % 2, m -> m + 2)
              .filter(GoodSizesTest::isGood)
              .findFirst()
              .getAsLong();
      assertThat(GoodSizes.goodEvenSize(n)).as("n = %d, seed %d", n, seed).isEqualTo(even);
    }
  }

  @Test
  void aSecondFactorOfElevenOrThirteenIsNotGood() {
    assertThat(GoodSizes.goodSize(11)).isEqualTo(11);
    assertThat(GoodSizes.goodSize(13)).isEqualTo(13);
    assertThat(GoodSizes.goodSize(121)).isEqualTo(125);
    assertThat(GoodSizes.goodSize(143)).isEqualTo(144);
    assertThat(GoodSizes.goodSize(169)).isEqualTo(175);
  }

  @Test
  void theLargestSizeIsReachedWithoutOverflow() {
    assertThat(GoodSizes.goodSize(GoodSizes.MAX_SIZE)).isEqualTo(1L << 62);
    assertThat(GoodSizes.goodEvenSize(GoodSizes.MAX_SIZE)).isEqualTo(1L << 62);
    assertThat(GoodSizes.goodSize(GoodSizes.MAX_SIZE - 1)).isEqualTo(1L << 62);
    assertThat(isGood(GoodSizes.goodSize((1L << 61) + 1))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, Long.MIN_VALUE, (1L << 62) + 1, Long.MAX_VALUE})
  void sizesOutOfRangeAreRefused(long n) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoodSizes.goodSize(n))
        .withMessageContaining(Long.toString(n));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> GoodSizes.goodEvenSize(n))
        .withMessageContaining(Long.toString(n));
  }

  private static boolean isGood(long size) {
    long rest = size;
    for (int factor : new int[] {2, 3, 5, 7}) {
      while (rest % factor == 0) {
        rest /= factor;
      }
    }
    return rest == 1 || rest == 11 || rest == 13;
  }
}
