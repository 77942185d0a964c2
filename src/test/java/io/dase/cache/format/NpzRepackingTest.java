// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.format.NpzArchive.Packing;
import io.dase.cache.testing.Numpy;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NpzRepackingTest {
  @TempDir private Path folder;
  private Path from;
  private Path to;

  @BeforeEach
  void name() {
    from = folder.resolve("from.npz");
    to = folder.resolve("to.npz");
  }

  @ParameterizedTest
  @CsvSource({"savez, 0", "savez, 6", "savez_compressed, 0", "savez_compressed, 9"})
  void archivesOfNumpyKeepTheirMembersByteForByte(String save, int level) throws IOException {
    Numpy.run(
        """
        import sys, numpy as np
        np.%s(sys.argv[1], z=np.arange(9.).reshape(3, 3).T, a=np.arange(5, dtype='>i4'), o=np.float32(2))
        """
            .formatted(save),
        from);

    repack(level);

    String equal =
        Numpy.run(
            """
            import sys, zipfile
            first, second = map(zipfile.ZipFile, sys.argv[1:])
            print(second.testzip(), first.namelist() == second.namelist(),
                  all(first.read(n) == second.read(n) for n in first.namelist()))
            """,
            from,
            to);
    assertThat(equal.strip()).isEqualTo("None True True");
    assertThat(NpzRepacking.isStored(to)).isEqualTo(level == 0);
    assertThat(NpzRepacking.read(to)).isEqualTo(NpzRepacking.read(from));
  }

  @Test
  void aRepackedArchiveOfOursIsWhatWeWouldHaveWritten() throws IOException {
    Map<String, Object> map = Map.of("a", NdArray.of(new double[100], 100), "n", 5);
    Files.write(from, new NpzCodec().encode(map));
    repack(9);
    assertThat(to).hasBinaryContent(new NpzCodec(new Packing(9)).encode(map));
  }

  @Test
  void aWrongCrcIsCorruptWhateverThePacking() throws IOException {
    for (int level : new int[] {0, 6}) {
      byte[] bytes = archive(level);
      ByteBuffer fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      int central = fields.getInt(bytes.length - 6);
      fields.putInt(central + 16, fields.getInt(central + 16) ^ 1);
      Files.write(from, bytes);
      assertThat(Failures.corrupt(() -> repack(1))).contains("CRC-32", "'a.npy'");
      assertThat(Failures.corrupt(() -> NpzRepacking.read(from))).contains("CRC-32");
    }
  }

  @Test
  void aMemberThatBecomesMoreThanItClaimsIsCorrupt() throws IOException {
    byte[] bytes = archive(6);
    ByteBuffer fields = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    fields.putInt(fields.getInt(bytes.length - 6) + 24, 200);
    Files.write(from, bytes);
    assertThat(Failures.corrupt(() -> repack(1))).contains("expected 200");
  }

  private static byte[] archive(int level) {
    NdArray zeros = NdArray.of(new double[200_000], 200_000);
    return new NpzCodec(new Packing(level)).encode(Map.of("a", zeros));
  }

  private void repack(int level) throws IOException {
    try (OutputStream out = Files.newOutputStream(to)) {
      NpzRepacking.write(from, new Packing(level), out);
    }
  }
}
