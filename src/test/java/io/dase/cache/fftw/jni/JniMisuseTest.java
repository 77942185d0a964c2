// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.jni;

import static io.dase.cache.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no caller of the public classes can do, done to the native methods themselves. */
class JniMisuseTest {
  private static final byte[] KEY = bytes("fft_1d_8");
  private static final byte[] META = bytes("{}");
  private static final int LARGE = 64 << 20;

  @TempDir Path root;
  private long cache;

  @BeforeEach
  void open() {
    NativeLibrary.load();
    cache = WisdomNative.open(Utf8.path("root", root), new byte[0], 0);
  }

  @AfterEach
  void destroy() {
    WisdomNative.destroy(cache);
  }

  @Test
  void aNullArrayIsRefusedByTheArgumentsName() {
    refused("systemRoot is null", () -> WisdomNative.open(new byte[] {'x'}, null, 0));
    refused("root is null", () -> WisdomNative.open(null, new byte[0], 0));
    refused("key is null", () -> WisdomNative.load(cache, null));
    refused("key is null", () -> WisdomNative.save(cache, null, KEY, META, true));
    refused("wisdom is null", () -> WisdomNative.save(cache, KEY, null, META, true));
    refused("metadata is null", () -> WisdomNative.save(cache, KEY, KEY, null, true));
    refused("path is null", () -> WisdomNative.importFile(cache, KEY, null, META));
    refused("spec is null", () -> WisdomNative.probe(cache, null));
    refused("specs is null", () -> WisdomNative.generate(cache, null, false));
    refused("key is null", () -> WisdomNative.explain(cache, null));
    refused("key is null", () -> WisdomNative.importIntoPlanner(cache, null));
    refused("key is null", () -> WisdomNative.exportFromPlanner(cache, null));
  }

  static Stream<LongConsumer> calls() {
    return Stream.of(
        handle -> WisdomNative.destroy(handle),
        handle -> WisdomNative.save(handle, KEY, KEY, META, true),
        handle -> WisdomNative.load(handle, KEY),
        handle -> WisdomNative.list(handle),
        handle -> WisdomNative.importIntoPlanner(handle, KEY),
        handle -> WisdomNative.exportFromPlanner(handle, KEY),
        handle -> WisdomNative.probe(handle, bytes("fft_1d_8/forward/out/1/measure")),
        handle -> WisdomNative.generate(handle, bytes("fft_1d_8/forward/out/1/measure"), false),
        handle -> WisdomNative.explain(handle, KEY),
        handle -> WisdomNative.statistics(handle));
  }

  @ParameterizedTest
  @MethodSource("calls")
  void aHandleThatIsZeroIsRefused(LongConsumer call) {
    refused("handle is 0; expected an open cache", () -> call.accept(0));
  }

  static Stream<byte[]> badKeys() {
    return Stream.of(
        new byte[0],
        new byte[LARGE],
        new byte[] {'f', 'f', 't', (byte) 0xed, (byte) 0xa0, (byte) 0x80},
        bytes("fft_1d_8\0"),
        bytes("fft_1d_8\n"),
        bytes("../../etc/passwd"));
  }

  @ParameterizedTest
  @MethodSource("badKeys")
  void bytesThatAreNoKeyAreRefusedEverywhere(byte[] key) {
    List<Consumer<byte[]>> uses =
        List.of(
            bytes -> WisdomNative.load(cache, bytes),
            bytes -> WisdomNative.save(cache, bytes, KEY, META, true),
            bytes -> WisdomNative.importIntoPlanner(cache, bytes),
            bytes -> WisdomNative.exportFromPlanner(cache, bytes),
            bytes -> WisdomNative.explain(cache, bytes),
            bytes -> WisdomNative.importFile(cache, bytes, KEY, META));
    for (Consumer<byte[]> use : uses) {
      assertThatThrownBy(() -> use.accept(key)).isInstanceOf(IllegalArgumentException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "fft_1d_8", "fft_1d_8/forward/out/1/measure\n\n", "\0"})
  void bytesThatAreNoSpecsAreRefused(String specs) {
    assertThatThrownBy(() -> WisdomNative.generate(cache, bytes(specs), false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WisdomNative.probe(cache, bytes(specs)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void metadataThatIsNoJsonIsRefused() {
    for (String json :
        List.of("", "{", "[]", "1", "{\"a\":1.5}", "{\"a\":null}", "[".repeat(9999))) {
      assertThatThrownBy(() -> WisdomNative.save(cache, KEY, KEY, bytes(json), true))
          .as(json)
          .isInstanceOf(RuntimeException.class);
    }
  }

  @Test
  void aMessageWithBytesThatAreNotUtf8StillArrives() {
    assertThat(Status.exception(Status.IO, new byte[] {'a', (byte) 0xff})).hasMessage("a\ufffd");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
