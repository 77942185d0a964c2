// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.CacheException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes: a value or a CacheException, nothing else. */
class MangledBytesTest {
  private static final long SEED = 314_159;
  private static final NdArray ARRAY = NdArray.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3);
  private static final Map<String, Object> MAP = Map.of("matrix", ARRAY, "type", "laplacian_2d");

  static Stream<Arguments> files() {
    return Stream.of(
        Arguments.of("npy", new NpyCodec().encode(ARRAY)),
        Arguments.of("npz", new NpzCodec(NpzArchive.Packing.STORED).encode(MAP)),
        Arguments.of("npz", new NpzCodec(NpzArchive.Packing.DEFLATED).encode(MAP)),
        Arguments.of("json", Json.bytes(Map.of("n", 64, "h", 0.5, "names", new String[] {"é"}))));
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyTruncationIsCorrupt(String extension, byte[] file) {
    for (int length = 0; length < file.length; length++) {
      byte[] truncated = Arrays.copyOf(file, length);
      assertThat(Failures.corrupt(() -> decode(truncated, extension)))
          .as("the first %d bytes", length)
          .contains("found");
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyOtherValueOfEveryByteIsAValueOrARefusal(String extension, byte[] file) {
    int values = 0;
    int refusals = 0;
    for (int at = 0; at < file.length; at++) {
      byte[] mangled = file.clone();
      for (int change = 1; change < 256; change++) {
        mangled[at] = (byte) (file[at] ^ change);
        if (isValue(mangled, extension)) {
          values++;
        } else {
          refusals++;
        }
      }
    }
    assertThat(values + refusals).isEqualTo(file.length * 255);
    assertThat(refusals).isPositive();
  }

  @ParameterizedTest
  @MethodSource("files")
  void manyMangledBytesAreAValueOrARefusal(String extension, byte[] file) {
    Random random = new Random(SEED);
    int refusals = 0;
    for (int round = 0; round < 5_000; round++) {
      byte[] mangled = file.clone();
      for (int i = 1 + random.nextInt(8); i > 0; i--) {
        mangled[random.nextInt(mangled.length)] = (byte) random.nextInt(256);
      }
      refusals += isValue(mangled, extension) ? 0 : 1;
    }
    assertThat(refusals).as("seed %d", SEED).isPositive();
  }

  @Test
  void everyFlippedDataBitOfAnArchiveIsFoundByItsCrc() {
    byte[] file = new NpzCodec().encode(MAP);
    byte[] npy = new NpyCodec().encode(ARRAY);
    int data = indexOf(file, npy);
    for (int at = data; at < data + npy.length; at++) {
      byte[] mangled = file.clone();
      mangled[at] ^= 0x10;
      assertThat(Failures.corrupt(() -> decode(mangled, "npz"))).contains("CRC-32");
    }
  }

  private static boolean isValue(byte[] bytes, String extension) {
    try {
      decode(bytes, extension);
      return true;
    } catch (CacheException e) {
      assertThat(e).isNotExactlyInstanceOf(CacheException.class);
      return false;
    }
  }

  private static void decode(byte[] bytes, String extension) {
    Codecs.decode(ByteBuffer.wrap(bytes), extension, Object.class);
  }

  private static int indexOf(byte[] file, byte[] part) {
    for (int at = 0; at + part.length <= file.length; at++) {
      if (Arrays.equals(file, at, at + part.length, part, 0, part.length)) {
        return at;
      }
    }
    throw new AssertionError("the archive does not hold the array as it is");
  }
}
