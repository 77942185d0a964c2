// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.core.CorruptDataException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {
  @Test
  void namesAreSortedByTheirUtf8Bytes() {
    assertThat(print(Map.of("\uffee", 1, "\ud83d\ude00", 2, "a", 3)))
        .isEqualTo("{\"a\":3,\"\uffee\":1,\"\ud83d\ude00\":2}");
  }

  @Test
  void onlyQuotesBackslashesAndControlsAreEscaped() {
    assertThat(print(Map.of("k", "\"\\/\b\t\n\f\r\u0001\u001f\u007f\u00e9")))
        .isEqualTo("{\"k\":\"\\\"\\\\/\\b\\t\\n\\f\\r\\u0001\\u001f\u007f\u00e9\"}");
  }

  @Test
  void whatIsPrintedParsesBack() {
    Map<String, Object> value =
        Map.of("list", List.of(1L, "x", List.of(), Map.of()), "min", Long.MIN_VALUE);

    assertThat(CanonicalJson.parse(CanonicalJson.print(value))).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "[]",
        "{\"a\":1.0}",
        "{\"a\":1e3}",
        "{\"a\":-0}",
        "{\"a\":01}",
        "{\"a\":9223372036854775808}",
        "{\"a\":null}",
        "{\"a\":true}",
        "{\"a\":1,\"a\":1}",
        "{\"b\":1,\"a\":1}",
        "{ \"a\":1}",
        "{\"a\":1} ",
        "{\"a\":1}{}",
        "{\"a\":\"\\/\"}",
        "{\"a\":\"\\u0041\"}",
        "{\"a\":\"\\u001F\"}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":1,}",
        "{\"a\":[1",
      })
  void anyOtherSpellingIsRefused(String json) {
    assertThatThrownBy(() -> CanonicalJson.parse(json.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(CorruptDataException.class);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] overlong = {'{', '"', 'a', '"', ':', '"', (byte) 0xc0, (byte) 0x80, '"', '}'};

    assertThatThrownBy(() -> CanonicalJson.parse(overlong))
        .isInstanceOf(CorruptDataException.class);
  }

  @Test
  void sixtyFourLevelsAreTheDeepest() {
    assertThat(CanonicalJson.parse(CanonicalJson.print(nested(64)))).isEqualTo(nested(64));
    assertThatThrownBy(() -> CanonicalJson.print(nested(65)))
        .isInstanceOf(IllegalArgumentException.class);
    String deep = "{\"a\":" + "[".repeat(64) + "]".repeat(64) + "}";
    assertThatThrownBy(() -> CanonicalJson.parse(deep.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(CorruptDataException.class);
  }

  @Test
  void valuesWithoutACanonicalFormAreRefused() {
    List<Object> values = new ArrayList<>(List.of(1.5, true, "\ud800", "\udc00x"));
    values.add(null);

    for (Object value : values) {
      assertThatThrownBy(() -> CanonicalJson.print(Collections.singletonMap("k", value)))
          .as("%s", value)
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static Map<String, Object> nested(int levels) {
    Object value = List.of();
    for (int i = 2; i < levels; i++) {
      value = List.of(value);
    }
    return Map.of("a", value);
  }

  private static String print(Object value) {
    return new String(CanonicalJson.print(value), StandardCharsets.UTF_8);
  }
}
