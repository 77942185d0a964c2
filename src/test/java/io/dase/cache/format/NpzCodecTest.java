// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpzCodecTest {
  private static final NdArray ARRAY = NdArray.of(new double[] {1, 2, 3, 4}, 2, 2);
  private static final NdArray ZEROS = NdArray.of(new float[5000], 5000);
  private final NpzCodec codec = new NpzCodec();

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 6, 9})
  void arraysAndValuesComeBackEqual(int level) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("matrix", ARRAY);
    map.put("zeros", ZEROS);
    map.put("größe/λ", NdArray.of(new long[] {1}));
    map.put("type", "laplacian_2d");
    map.put("nested", Map.of("list", List.of(1, 2.5, true), "big", 1L << 40));
    map.put("nothing", null);
    NpzCodec packed = new NpzCodec(new NpzArchive.Packing(level));
    assertThat(decode(packed.encode(map))).isEqualTo(map);
  }

  @Test
  void anEmptyMapComesBack() {
    assertThat(decode(codec.encode(Map.of()))).isEmpty();
  }

  @Test
  void valuesAloneComeBack() {
    assertThat(decode(codec.encode(Map.of("a", 1)))).isEqualTo(Map.of("a", 1));
  }

  @Test
  void equalMapsGiveEqualBytesInAnyOrderAndTimeZone() {
    Map<String, Object> ascending = new TreeMap<>(Map.of("a", ARRAY, "b", ZEROS, "c", 1, "d", 2));
    Map<String, Object> descending = new TreeMap<>(Comparator.reverseOrder());
    descending.putAll(ascending);
    byte[] bytes = codec.encode(ascending);
    TimeZone zone = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(codec.encode(descending)).isEqualTo(bytes);
    } finally {
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void streamingWritesTheSameBytes() throws IOException {
    Map<String, Object> map = Map.of("a", ARRAY, "b", "text");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    codec.write(map, out);
    assertThat(out.toByteArray()).isEqualTo(codec.encode(map));
  }

  @Test
  void deflatingSavesSpace() {
    byte[] deflated = new NpzCodec(NpzArchive.Packing.DEFLATED).encode(Map.of("zeros", ZEROS));
    assertThat(deflated.length).isLessThan(1000);
  }

  @Test
  void aHigherLevelSavesMoreSpace() {
    double[] wave = new double[5000];
    Arrays.setAll(wave, i -> i % 77 + i % 50);
    Map<String, Object> map = Map.of("wave", NdArray.of(wave, wave.length));
    byte[] fast = new NpzCodec(new NpzArchive.Packing(1)).encode(map);
    byte[] small = new NpzCodec(new NpzArchive.Packing(9)).encode(map);
    assertThat(small.length).isLessThan(fast.length);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 10})
  void levelsThatDeflateDoesNotHaveAreRefused(int level) {
    assertThat(Failures.invalid(() -> new NpzArchive.Packing(level))).contains("level is " + level);
  }

  @Test
  void theDecodedMapCannotBeChanged() {
    Map<String, Object> map = decode(codec.encode(Map.of("a", ARRAY)));
    assertThatThrownBy(() -> map.put("b", 1)).isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/a", "a/", "a//b", "..", "../a", "a/../b", "./a", "a\\b", "a\0b", "\ud800"})
  void unsafeNamesAreNeitherWrittenNorRead(String name) throws IOException {
    assertThat(Failures.invalid(() -> codec.encode(Map.of(name, ARRAY)))).contains("name");
    if (!name.equals("\ud800")) {
      byte[] zip = zip(name + ".npy", new NpyCodec().encode(ARRAY));
      assertThat(Failures.corrupt(() -> decode(zip))).contains("relative name");
    }
  }

  @Test
  void reservedAndAmbiguousNamesAreNotWritten() {
    assertThat(Failures.invalid(() -> codec.encode(Map.of("__json__", ARRAY))))
        .contains("__json__");
    assertThat(Failures.invalid(() -> codec.encode(Map.of("a.npy", ARRAY)))).contains("without");
    assertThat(Failures.invalid(() -> codec.encode(Map.of("x".repeat(1025), ARRAY))))
        .contains("1,024");
  }

  @Test
  void nestedArraysAndNotANumberAreNotWritten() {
    assertThat(Failures.invalid(() -> codec.encode(Map.of("a", Map.of("b", ARRAY)))))
        .contains("top level");
    assertThat(Failures.invalid(() -> codec.encode(Map.of("a", Double.NaN)))).contains("NaN");
  }

  @Test
  void twoArraysOfOneNameAreRefused() throws IOException {
    byte[] zip = zip("a.npy", new NpyCodec().encode(ARRAY), "b.npy", new NpyCodec().encode(ZEROS));
    replace(zip, "b.npy", "a.npy");
    assertThat(Failures.corrupt(() -> decode(zip))).contains("two arrays named 'a'");
  }

  @Test
  void aMemberThatIsNoArrayIsRefusedByName() throws IOException {
    byte[] zip = zip("readme.txt", new byte[3]);
    assertThat(Failures.incompatible(() -> decode(zip))).contains("'readme.txt'");
  }

  @Test
  void jsonOfAnotherTypeOrNameIsRefused() throws IOException {
    byte[] number = zip("__json__.npy", new NpyCodec().encode(ARRAY));
    assertThat(Failures.incompatible(() -> decode(number))).contains("float64 (2, 2)", "uint8");
    byte[] json = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    NdArray text = NdArray.ofBytes(DType.UINT8, ByteBuffer.wrap(json), json.length);
    byte[] twice =
        zip("a.npy", new NpyCodec().encode(ARRAY), "__json__.npy", new NpyCodec().encode(text));
    assertThat(Failures.corrupt(() -> decode(twice))).contains("'a'", "__json__");
  }

  @Test
  void aWrongCrcIsCorrupt() {
    byte[] zip = codec.encode(Map.of("a", ARRAY));
    zip[170] ^= 1;
    assertThat(Failures.corrupt(() -> decode(zip))).contains("CRC-32", "'a.npy'");
  }

  @Test
  void aMemberThatClaimsMoreThanDeflateCanHoldIsRefusedUnread() throws IOException {
    byte[] zip = zip("a.npy", new byte[100]);
    ByteBuffer fields = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int central = fields.getInt(zip.length - 6);
    fields.putInt(central + 24, 2_000_000_000);
    assertThat(Failures.corrupt(() -> decode(zip))).contains("claims to become 2000000000");
  }

  @Test
  void membersThatShareDataAreRefused() throws IOException {
    byte[] zip = zip("a.npy", new byte[100], "a.npz", new byte[100]);
    ByteBuffer fields = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int central = fields.getInt(zip.length - 6);
    replace(zip, "a.npz", "a.npy");
    fields.putInt(central + 46 + 5 + 42, 0);
    assertThat(Failures.corrupt(() -> decode(zip))).contains("two zip members that share byte 0");
  }

  @Test
  void aBombIsRefusedBeforeItIsInflated() throws IOException {
    byte[] zip = zip("a.npy", new byte[1 << 20], "b.npy", new byte[1 << 20]);
    assertThat(zip.length).isLessThan(3000);
    ByteBuffer bytes = ByteBuffer.wrap(zip);
    assertThat(Failures.incompatible(() -> NpzArchive.read(bytes, (1 << 21) - 1)))
        .contains("found 2097152 bytes", "at most 2097151");
  }

  @Test
  void textThatIsNoArchiveIsCorrupt() {
    assertThat(Failures.corrupt(() -> decode(new byte[0]))).contains("no zip end record");
    assertThat(Failures.corrupt(() -> decode(new byte[100]))).contains("no zip end record");
  }

  private Map<String, Object> decode(byte[] bytes) {
    return codec.decode(ByteBuffer.wrap(bytes));
  }

  private static byte[] zip(Object... namesAndContents) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) namesAndContents[i]));
        zip.write((byte[]) namesAndContents[i + 1]);
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static void replace(byte[] bytes, String from, String to) {
    byte[] target = from.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i + target.length <= bytes.length; i++) {
      if (Arrays.equals(bytes, i, i + target.length, target, 0, target.length)) {
        System.arraycopy(to.getBytes(StandardCharsets.US_ASCII), 0, bytes, i, target.length);
      }
    }
  }
}
