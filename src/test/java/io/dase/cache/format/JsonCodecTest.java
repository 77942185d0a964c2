// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonCodecTest {
  record Point(int n, double h) {}

  record Samples(double[] doubles, float[] floats) {}

  private final JsonCodec<JsonNode> trees = new JsonCodec<>(JsonNode.class);
  private final JsonCodec<Point> points = new JsonCodec<>(Point.class);

  @Test
  void everyFiniteDoubleComesBackBitForBit() {
    for (double h : new double[] {0.1, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, 1e22, 5e-324}) {
      Point point = new Point(1, h);
      assertThat(points.decode(ByteBuffer.wrap(points.encode(point)))).isEqualTo(point);
    }
  }

  @Test
  void mapsAreWrittenSortedByName() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("b", 1);
    map.put("a", Map.of());
    assertThat(new String(Json.bytes(map), StandardCharsets.UTF_8)).isEqualTo("{\"a\":{},\"b\":1}");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void whatIsNotFiniteIsNeverWritten(double value) {
    float narrow = (float) value;
    for (Object holder :
        List.of(
            value,
            narrow,
            List.of(value),
            Map.of("a", value),
            new Point(1, value),
            new Samples(new double[] {value}, new float[0]),
            new Samples(new double[0], new float[] {narrow}),
            JsonNodeFactory.instance.arrayNode().add(value),
            JsonNodeFactory.instance.arrayNode().add(narrow))) {
      assertThat(Failures.invalid(() -> Json.bytes(holder))).contains("found " + value, "NdArray");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1,",
        "{\"a\":1,\"a\":2}",
        "1 2",
        "{} x",
        "NaN",
        "[Infinity]",
        "'a'"
      })
  void whatIsNotOneStrictJsonValueIsCorrupt(String text) {
    assertThat(Failures.corrupt(() -> trees.decode(bytes(text)))).contains("found");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"n\":1}",
        "{\"n\":1,\"h\":null}",
        "{\"n\":1,\"h\":2,\"x\":3}",
        "{\"n\":1.5,\"h\":2}",
        "{\"n\":\"1\",\"h\":2}",
        "[1]",
        "null"
      })
  void jsonOfAnotherShapeIsIncompatible(String text) {
    assertThat(Failures.incompatible(() -> points.decode(bytes(text)))).contains("Point");
  }

  @Test
  void theTextThatOthersWriteForNotANumberIsReadIntoARecord() {
    assertThat(points.decode(bytes("{\"n\":1,\"h\":\"NaN\"}")).h()).isNaN();
  }

  @Test
  void bytesThatAreNoTextAreCorrupt() {
    byte[] bytes = new byte[64];
    Arrays.fill(bytes, (byte) 0xFF);
    assertThat(Failures.corrupt(() -> trees.decode(ByteBuffer.wrap(bytes)))).contains("found");
  }

  @Test
  void nestingHasALimitInBothDirections() {
    String deep = "[".repeat(5000) + "]".repeat(5000);
    assertThat(Failures.incompatible(() -> trees.decode(bytes(deep)))).contains("depth");
    List<Object> cycle = new ArrayList<>();
    cycle.add(Collections.singletonMap("again", cycle));
    assertThat(Failures.invalid(() -> Json.bytes(cycle))).contains("depth");
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void longTextsAndNamesComeBack() {
    Map<String, Object> map = Map.of("n".repeat(60_000), "x".repeat(21_000_000));
    JsonCodec<Object> codec = new JsonCodec<>(Object.class);
    assertThat(codec.decode(ByteBuffer.wrap(codec.encode(map))).equals(map)).isTrue();
  }

  @Test
  void anIntegerTooLongToBeReadIsNotWritten() {
    JsonCodec<Object> codec = new JsonCodec<>(Object.class);
    BigInteger longest = BigInteger.TEN.pow(999);
    assertThat(codec.decode(ByteBuffer.wrap(codec.encode(longest)))).isEqualTo(longest);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.encode(BigInteger.TEN.pow(1000)))
        .withMessageContaining("integer of 1001 characters");
  }
}
