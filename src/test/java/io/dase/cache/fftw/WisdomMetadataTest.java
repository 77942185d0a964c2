// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WisdomMetadataTest {
  @Test
  void textsIntegersListsAndMapsAreWritten() {
    Map<String, Object> metadata =
        Map.of("planner", "measure", "dimensions", List.of(96, 80L), "more", Map.of("a", "ü"));
    assertThat(new String(WisdomMetadata.json(metadata), StandardCharsets.UTF_8))
        .isEqualTo("{\"dimensions\":[96,80],\"more\":{\"a\":\"ü\"},\"planner\":\"measure\"}");
  }

  @Test
  void whatARecordCannotHoldIsRefusedWithItsPlace() {
    refused(Map.of("a", List.of(1, 2.5)), "metadata.a[1] is 2.5");
    refused(Map.of("a", true), "metadata.a is true");
    refused(Map.of("a", BigInteger.TWO.pow(63)), "metadata.a is 9223372036854775808");
    Map<String, Object> withNull = new HashMap<>();
    withNull.put("b", null);
    refused(withNull, "metadata.b is null");
    refused(Map.of("a", new Object()), "JSON");
  }

  @Test
  void textThatUtf8CannotWriteIsRefused() {
    refused(Map.of("a", "x\ud800"), "surrogate");
    refused(Map.of("\udc00", "x"), "surrogate");
  }

  @Test
  void metadataThatHoldsItselfIsRefused() {
    List<Object> cycle = new ArrayList<>();
    cycle.add(cycle);
    refused(Map.of("a", cycle), "JSON");
  }

  private static void refused(Map<String, ?> metadata, String message) {
    assertThatThrownBy(() -> WisdomMetadata.json(metadata))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
