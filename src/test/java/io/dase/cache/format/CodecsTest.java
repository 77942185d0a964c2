// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodecsTest {
  private static final NdArray ARRAY = NdArray.of(new double[] {1, 2}, 2);

  record Grid(int n, double h, List<String> names) {}

  @Test
  void theValueDecidesTheFormat() {
    assertThat(Codecs.encode(ARRAY).extension()).isEqualTo("npy");
    assertThat(Codecs.encode(new double[] {1}).extension()).isEqualTo("npy");
    assertThat(Codecs.encode(Map.of("a", ARRAY, "b", 1)).extension()).isEqualTo("npz");
    assertThat(Codecs.encode(Map.of("b", 1)).extension()).isEqualTo("json");
    assertThat(Codecs.encode(new Grid(1, .5, List.of())).extension()).isEqualTo("json");
    assertThat(Codecs.encode("text").extension()).isEqualTo("json");
    assertThat(Codecs.encode(new byte[3]).extension()).isEqualTo("bin");
  }

  @Test
  void eachKindComesBackEqual() {
    JsonNode tree = JsonNodeFactory.instance.objectNode().put("z", 1).put("a", 0.1);
    assertThat(again(ARRAY, NdArray.class)).isEqualTo(ARRAY);
    assertThat(again(new double[] {1, 2}, double[].class)).containsExactly(1, 2);
    assertThat(again(new byte[] {1, 2}, byte[].class)).containsExactly(1, 2);
    assertThat((Object) again(Map.of("matrix", ARRAY, "type", "laplacian_2d"), Map.class))
        .isEqualTo(Map.of("matrix", ARRAY, "type", "laplacian_2d"));
    assertThat((Object) again(Map.of("a", 1, "b", List.of(2.5)), Map.class))
        .isEqualTo(Map.of("a", 1, "b", List.of(2.5)));
    assertThat(again(new Grid(64, 1e-7, List.of("u")), Grid.class))
        .isEqualTo(new Grid(64, 1e-7, List.of("u")));
    assertThat(again(tree, JsonNode.class)).isEqualTo(tree);
    assertThat(again("text", String.class)).isEqualTo("text");
  }

  @Test
  void objectGetsTheNaturalType() {
    assertThat(again(ARRAY, Object.class)).isEqualTo(ARRAY);
    assertThat(again(Map.of("a", 1), Object.class)).isEqualTo(Map.of("a", 1));
    assertThat(again(new byte[] {1}, Object.class)).isEqualTo(new byte[] {1});
  }

  @Test
  void bytesGetAnyFileAsItIs() {
    Codecs.Encoded file = Codecs.encode(ARRAY);
    assertThat(Codecs.decode(ByteBuffer.wrap(file.bytes()), "npy", byte[].class))
        .isEqualTo(file.bytes());
    assertThat(Codecs.decode(ByteBuffer.wrap(new byte[] {7}), "wisdom", byte[].class))
        .containsExactly(7);
  }

  @Test
  void bytesAreCopiedBothWays() {
    byte[] value = {1};
    Codecs.Encoded file = Codecs.encode(value);
    byte[] back = Codecs.decode(ByteBuffer.wrap(file.bytes()), "bin", byte[].class);
    value[0] = 9;
    back[0] = 9;
    assertThat(file.bytes()).containsExactly(1);
  }

  @Test
  void anotherTypeThanTheFileHoldsIsRefused() {
    Codecs.Encoded npy = Codecs.encode(NdArray.of(new float[2], 2));
    Codecs.Encoded npz = Codecs.encode(Map.of("a", ARRAY));
    Codecs.Encoded json = Codecs.encode(Map.of("a", 1));
    assertThat(Failures.incompatible(() -> decode(npz, NdArray.class)))
        .contains("npz file", "expected a NdArray");
    assertThat(Failures.incompatible(() -> decode(npy, Map.class))).contains("holds a NdArray");
    assertThat(Failures.incompatible(() -> decode(npy, double[].class))).contains("float32 (2,)");
    assertThat(Failures.incompatible(() -> decode(json, Grid.class))).contains("no Grid");
    assertThat(Failures.incompatible(() -> decode(json, NdArray.class))).contains("no NdArray");
    Codecs.Encoded bytes = Codecs.encode(new byte[2]);
    assertThat(Failures.incompatible(() -> decode(bytes, Map.class))).contains("byte[]");
    ByteBuffer model = ByteBuffer.allocate(4);
    assertThat(Failures.incompatible(() -> Codecs.decode(model, "onnx", Map.class)))
        .contains(".onnx");
  }

  @Test
  void valuesWithoutAFormatAreRefused() {
    assertThat(Failures.invalid(() -> Codecs.encode(new float[2]))).contains("float[]", "NdArray");
    assertThat(Failures.invalid(() -> Codecs.encode(Map.of(1, ARRAY)))).contains("map key 1");
    assertThat(Failures.invalid(() -> Codecs.encode(new Object()))).contains("java.lang.Object");
    assertThat(Failures.invalid(() -> Codecs.encode(List.of(ARRAY)))).contains("NdArray inside");
  }

  private static <T> T again(Object value, Class<T> type) {
    return decode(Codecs.encode(value), type);
  }

  private static <T> T decode(Codecs.Encoded file, Class<T> type) {
    return Codecs.decode(ByteBuffer.wrap(file.bytes()), file.extension(), type);
  }
}
