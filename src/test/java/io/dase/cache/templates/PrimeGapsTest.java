// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PrimeGapsTest {
  @Test
  void theFirstGapsAreThoseOfThePrimesUpTo31() {
    assertThat(PrimeGaps.first(10)).containsExactly(1, 2, 2, 4, 2, 4, 2, 4, 6, 2);
  }

  @Test
  void sumsLastAndGreatestGapsAreThoseOfAnotherSieve() throws IOException {
    for (String line : Files.readAllLines(GoldenTrain.FOLDER.resolve("primes.tsv"))) {
      int[] expected = Arrays.stream(line.split("\t")).mapToInt(Integer::parseInt).toArray();
      int[] gaps = PrimeGaps.first(expected[0]);
      assertThat(gaps).hasSize(expected[0]).endsWith(expected[2]);
      assertThat(Arrays.stream(gaps).sum()).isEqualTo(expected[1]);
      assertThat(Arrays.stream(gaps).max()).hasValue(expected[3]);
    }
  }

  /** The 1,000,001st prime is 15,485,867. */
  @Test
  void aMillionGapsReachThePrimeOfTheTables() {
    assertThat(Arrays.stream(PrimeGaps.first(1_000_000)).sum()).isEqualTo(15_485_867 - 2);
  }

  @Test
  void countsOutOfRangeAreRefused() {
    for (int n : new int[] {0, -1, PrimeGaps.MAX_N + 1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> PrimeGaps.first(n))
          .withMessage("n is " + n + "; expected 1 to 10000000 echoes");
    }
  }
}
