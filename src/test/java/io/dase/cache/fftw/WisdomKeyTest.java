// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class WisdomKeyTest {
  @Test
  void everyWisdomKeyOfTheKeyTableIsCanonical() throws IOException {
    Path table = Path.of(System.getProperty("dase.source.dir"), "wisdom/keys.tsv");
    List<String> lines =
        Files.readAllLines(table).stream()
            .filter(line -> line.startsWith("fftw_wisdom\t"))
            .toList();
    assertThat(lines).hasSizeGreaterThan(17);
    for (String line : lines) {
      String key = new ObjectMapper().readValue(line.split("\t")[1], String.class);
      assertThat(WisdomKey.parse(key).text()).isEqualTo(key);
    }
  }

  @Test
  void kindsAreWrittenOnceWhereAllAreTheSame() {
    assertThat(WisdomKey.of(RealKind.DCT2, 96, 80).text()).isEqualTo("dct2_2d_96x80");
    assertThat(WisdomKey.of(List.of(RealKind.DCT2, RealKind.R2HC), 96, 80).text())
        .isEqualTo("dct2-r2hc_2d_96x80");
  }

  @Test
  void aBatchAndOtherRealsAreWrittenLast() {
    WisdomKey key = WisdomKey.of(TransformType.RFFT, 64).precision(Precision.LONG_DOUBLE).batch(8);
    assertThat(key.text()).isEqualTo("rfft_1d_64_b8_f80");
    assertThat(WisdomKey.parse(key.text())).isEqualTo(key);
    assertThat(key.batch(1).precision(Precision.DOUBLE))
        .isEqualTo(WisdomKey.of(TransformType.RFFT, 64));
  }

  @Test
  void whatIsOutOfRangeIsRefusedByName() {
    refused(() -> WisdomKey.of(TransformType.FFT, 8).batch(0), "0 transforms");
    refused(() -> WisdomKey.of(TransformType.R2R, 8), "0 kinds; expected 1");
    refused(() -> WisdomKey.of(List.of(RealKind.DHT), 8, 9), "1 kinds; expected 2");
    refused(() -> WisdomKey.of(RealKind.DCT1, 8, 1), "at least 2 in dimension 1");
    refused(() -> WisdomKey.parse("dct5_1d_8"), "expected one of dct1, dct2");
    refused(() -> WisdomKey.parse("fft_1d_8_f64"), "expected <fft|rfft|kind|kind-kind...>");
  }

  private static void refused(Runnable step, String message) {
    assertThatIllegalArgumentException().isThrownBy(step::run).withMessageContaining(message);
  }
}
