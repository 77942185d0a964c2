// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SpecVectorsTest {
  @ParameterizedTest
  @MethodSource("valid")
  void everyValidTextIsReadWithItsKeyItsExtentsAndItsBytes(List<String> fields) {
    PlanSpec spec = PlanSpec.parse(fields.get(1));

    assertThat(spec.text()).isEqualTo(fields.get(1));
    assertThat(spec.key().text()).isEqualTo(fields.get(2));
    assertThat(spec.key()).isEqualTo(WisdomKey.parse(fields.get(2)));
    assertThat(spec.inputExtent()).isEqualTo(Long.parseLong(fields.get(3)));
    assertThat(spec.outputExtent()).isEqualTo(Long.parseLong(fields.get(4)));
    assertThat(spec.inputBytes()).isEqualTo(Long.parseLong(fields.get(5)));
    assertThat(spec.outputBytes()).isEqualTo(Long.parseLong(fields.get(6)));
  }

  @ParameterizedTest
  @MethodSource("invalid")
  void everyOtherTextIsRefusedWithAReason(List<String> fields) {
    assertThatThrownBy(() -> PlanSpec.parse(fields.get(1)))
        .as(fields.get(2))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .isNotBlank();
  }

  @Test
  void everyKindIsAmongTheVectors() throws IOException {
    List<RealKind> kinds =
        lines("valid").flatMap(fields -> PlanSpec.parse(fields.get(1)).kinds().stream()).toList();
    assertThat(kinds).contains(RealKind.values());
  }

  private static Stream<List<String>> valid() throws IOException {
    return lines("valid");
  }

  private static Stream<List<String>> invalid() throws IOException {
    return lines("invalid");
  }

  private static Stream<List<String>> lines(String first) throws IOException {
    Path file = Path.of(System.getProperty("dase.source.dir"), "wisdom/specs_all.tsv");
    return Files.readAllLines(file).stream()
        .map(line -> List.of(line.split("\t", -1)))
        .filter(fields -> fields.get(0).equals(first));
  }
}
