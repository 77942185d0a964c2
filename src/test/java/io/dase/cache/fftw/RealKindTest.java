// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RealKindTest {
  @ParameterizedTest
  @EnumSource
  void aKindThenItsInverseMultipliesByTheLogicalSize(RealKind kind) {
    for (int n = (int) kind.minimumSize(); n < 12; n++) {
      double[] input = new Random(n).doubles(n, -1, 1).toArray();
      double[] back = DirectReal.transform(kind.inverse(), DirectReal.transform(kind, input));
      double[] scaled = Arrays.stream(input).map(scale(kind, n)::apply).toArray();

      assertThat(back).as("n = %d", n).containsExactly(scaled, within(1e-12));
    }
  }

  @ParameterizedTest
  @EnumSource
  void theInverseOfTheInverseIsTheKind(RealKind kind) {
    assertThat(kind.inverse().inverse()).isEqualTo(kind);
  }

  @Test
  void theNamesOfFftwAreThoseOfItsManual() {
    assertThat(RealKind.values())
        .extracting(RealKind::text, RealKind::fftwName)
        .extracting(pair -> pair.toList().toString())
        .containsExactly(
            "[dct1, REDFT00]",
            "[dct2, REDFT10]",
            "[dct3, REDFT01]",
            "[dct4, REDFT11]",
            "[dst1, RODFT00]",
            "[dst2, RODFT10]",
            "[dst3, RODFT01]",
            "[dst4, RODFT11]",
            "[dht, DHT]",
            "[r2hc, R2HC]",
            "[hc2r, HC2R]");
  }

  @Test
  void logicalSizesAreExactBeyond64Bits() {
    assertThat(RealKind.DST1.logicalSize(Long.MAX_VALUE)).isEqualTo(BigInteger.ONE.shiftLeft(64));
  }

  @Test
  void dct1OfOneRealIsUndefined() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RealKind.DCT1.logicalSize(1))
        .withMessageContaining("expected at least 2");
  }

  private interface Scale {
    double apply(double value);
  }

  private static Scale scale(RealKind kind, long n) {
    double size = kind.logicalSize(n).doubleValue();
    return value -> value * size;
  }
}
