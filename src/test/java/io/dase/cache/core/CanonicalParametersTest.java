// SPDX-License-Identifier: MIT
package io.dase.cache.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalParametersTest {
  @Test
  void membersAreSortedAndNothingIsSpaced() {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("n", 1000);
    parameters.put("alpha", 1.5);
    parameters.put("nothing", null);
    parameters.put("deep", Map.of("b", List.of(), "a", List.of(true, "x\"\\\n")));
    parameters.put("empty", Map.of());
    assertThat(CanonicalParameters.text(parameters))
        .isEqualTo(
            "{\"alpha\":1.5,\"deep\":{\"a\":[true,\"x\\\"\\\\\\n\"],\"b\":[]},\"empty\":{},"
                + "\"n\":1000,\"nothing\":null}");
  }

  @Test
  void equalNumbersHaveEqualText() {
    assertThat(text(1.0)).isEqualTo(text(1)).isEqualTo(text(1L)).isEqualTo(text((byte) 1));
    assertThat(text(BigInteger.ONE)).isEqualTo(text(1.0f)).isEqualTo("{\"x\":1}");
    assertThat(text(0.5f)).isEqualTo(text(0.5));
    assertThat(text(new double[] {1, 2})).isEqualTo(text(List.of(1, 2L)));
    assertThat(text(new int[] {1, 2})).isEqualTo(text(new long[] {1, 2}));
  }

  @Test
  void differentNumbersHaveDifferentText() {
    assertThat(text(0.1f)).isNotEqualTo(text(0.1));
    assertThat(text(Math.nextUp(1.0))).isNotEqualTo(text(1.0));
    assertThat(text(0x1p60)).isNotEqualTo(text(1152921504606847000L));
    assertThat(text(0x1p60)).isNotEqualTo(text(Math.nextUp(0x1p60)));
    assertThat(text("1")).isNotEqualTo(text(1));
  }

  @Test
  void whatHasNoCanonicalFormIsRefusedByName() {
    refused(Double.NaN, "parameters.x is NaN");
    refused(Float.NEGATIVE_INFINITY, "parameters.x is -Infinity");
    refused(List.of(1, List.of(Double.NaN)), "parameters.x[1][0]");
    refused(BigInteger.ONE.shiftLeft(64), "BigInteger");
    refused(new Object(), "java.lang.Object");
    refused(Map.of(1, 2), "the name 1");
    refused("\ud800", "surrogate");
    List<Object> endless = new ArrayList<>();
    endless.add(Collections.singletonList(endless));
    refused(endless, "nested deeper than 64");
  }

  private static String text(Object value) {
    return CanonicalParameters.text(Map.of("x", value));
  }

  private static void refused(Object value, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> text(value))
        .withMessageContaining(message);
  }
}
