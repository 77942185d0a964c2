// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.testing.Numpy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappedArraysTest {
  private static final NdArray MATRIX =
      NdArray.of(IntStream.range(0, 60).asDoubleStream().toArray(), 5, 4, 3);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {16, 48, 64, 480, 1 << 30})
  void elementsSlabsAndTheWholeAreThoseOfTheArrayWhateverTheSegments(long segmentBytes)
      throws IOException {
    MappedArray mapped = MappedArrays.npy(npy(MATRIX), segmentBytes);
    assertThat(mapped.size()).isEqualTo(60);
    assertThat(mapped.byteSize()).isEqualTo(480);
    assertThat(mapped.shape()).containsExactly(5, 4, 3);
    assertThat(mapped.toNdArray()).isEqualTo(MATRIX);
    for (int i = 0; i < 60; i++) {
      assertThat(mapped.getDouble(i)).isEqualTo(i);
      assertThat(mapped.elements(i, 60 - i).toDoubleArray())
          .isEqualTo(IntStream.range(i, 60).asDoubleStream().toArray());
    }
    assertThat(mapped.slab(1, 3).shape()).containsExactly(3, 4, 3);
    assertThat(mapped.slab(1, 3).toDoubleArray())
        .isEqualTo(IntStream.range(12, 48).asDoubleStream().toArray());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    mapped.writeTo(out);
    assertThat(NdArray.ofBytes(DType.FLOAT64, ByteBuffer.wrap(out.toByteArray()), 5, 4, 3))
        .isEqualTo(MATRIX);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void everyTypeIsMapped(DType type) throws IOException {
    byte[] bytes = new byte[3 * type.itemBytes()];
    Arrays.fill(bytes, (byte) 1);
    NdArray array = NdArray.ofBytes(type, ByteBuffer.wrap(bytes), 3);
    assertThat(MappedArrays.npy(npy(array), 16).toNdArray()).isEqualTo(array);
  }

  @Test
  void emptyArraysAndSingleElementsAreMapped() throws IOException {
    for (NdArray array :
        new NdArray[] {NdArray.of(new double[] {7}), NdArray.of(new double[0], 0, 3)}) {
      assertThat(MappedArrays.npy(npy(array)).toNdArray()).isEqualTo(array);
    }
  }

  @Test
  void theArraysOfAnArchiveAreMappedUnderTheirNames() throws IOException {
    Map<String, NdArray> arrays = new LinkedHashMap<>();
    arrays.put("a", MATRIX);
    arrays.put("b", NdArray.of(new byte[] {1, 2, 3}, 3));
    Map<String, MappedArray> mapped = MappedArrays.npz(npz(arrays, NpzArchive.Packing.STORED), 16);
    assertThat(mapped.keySet()).containsExactly("a", "b");
    mapped.forEach((name, array) -> assertThat(array.toNdArray()).isEqualTo(arrays.get(name)));
  }

  @Test
  void anArchiveOfNumpyIsMapped() throws IOException {
    Path file = folder.resolve("numpy.npz");
    Numpy.run("import sys, numpy as np\nnp.savez(sys.argv[1], a=np.arange(5.), b=np.eye(2))", file);
    assertThat(MappedArrays.npz(file).get("a").toNdArray().toDoubleArray())
        .containsExactly(0, 1, 2, 3, 4);
    assertThat(MappedArrays.npz(file).get("b").getDouble(3)).isEqualTo(1);
  }

  /** Sparse on the disk. */
  @Test
  void aFileOfFiveGibibytesIsMappedToItsLastElement() throws IOException {
    int columns = 1 << 20;
    byte[] header = NpyHeader.encode(DType.FLOAT64, new int[] {640, columns});
    Path file = folder.resolve("great.npy");
    long size = 640L * columns;
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(header);
      sparse.setLength(header.length + size * Double.BYTES);
      sparse.seek(header.length + (size - 1) * Double.BYTES);
      sparse.write(doubleBytes(42));
      sparse.seek(header.length + MappedArray.SEGMENT_BYTES);
      sparse.write(doubleBytes(43));
    }
    MappedArray mapped = MappedArrays.npy(file);
    assertThat(mapped.size()).isEqualTo(size);
    assertThat(mapped.getDouble(size - 1)).isEqualTo(42);
    assertThat(mapped.getDouble(MappedArray.SEGMENT_BYTES / 8)).isEqualTo(43);
    assertThat(mapped.getDouble(0)).isZero();
    assertThat(mapped.slab(639, 1).getDouble(0, columns - 1)).isEqualTo(42);
    assertThatIllegalArgumentException()
        .isThrownBy(mapped::toNdArray)
        .withMessageContaining("expected at most");
  }

  @Test
  void numbersOutsideOfTheArrayAreRefused() throws IOException {
    MappedArray mapped = MappedArrays.npy(npy(MATRIX), 16);
    for (long index : new long[] {-1, 60, Long.MAX_VALUE, Long.MIN_VALUE}) {
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> mapped.getDouble(index));
      assertThatExceptionOfType(IndexOutOfBoundsException.class)
          .isThrownBy(() -> mapped.elements(index, 1));
    }
    assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> mapped.slab(4, 2));
    assertThatExceptionOfType(IndexOutOfBoundsException.class)
        .isThrownBy(() -> mapped.elements(1, 60));
  }

  @Test
  void truncatedAndLengthenedFilesAreCorrupt() throws IOException {
    byte[] whole = new NpyCodec().encode(MATRIX);
    for (int length : new int[] {0, 5, 40, whole.length - 1, whole.length + 1}) {
      Path file = Files.write(folder.resolve("cut.npy"), Arrays.copyOf(whole, length));
      assertThatExceptionOfType(CorruptDataException.class)
          .isThrownBy(() -> MappedArrays.npy(file));
    }
  }

  @Test
  void everyTruncatedArchiveIsCorrupt() throws IOException {
    byte[] whole = Files.readAllBytes(npz(Map.of("a", MATRIX), NpzArchive.Packing.STORED));
    for (int length = 0; length < whole.length; length++) {
      Path file = Files.write(folder.resolve("cut.npz"), Arrays.copyOf(whole, length));
      assertThatExceptionOfType(CorruptDataException.class)
          .isThrownBy(() -> MappedArrays.npz(file));
    }
  }

  @Test
  void whatWouldNeedACopyIsIncompatible() throws IOException {
    Path big = folder.resolve("big.npy");
    Path fortran = folder.resolve("fortran.npy");
    Numpy.run(
        """
        import sys, numpy as np
        np.save(sys.argv[1], np.arange(6.).astype('>f8'))
        np.save(sys.argv[2], np.asfortranarray(np.arange(6.).reshape(2, 3)))
        """,
        big,
        fortran);
    Path deflated = npz(Map.of("a", MATRIX), NpzArchive.Packing.DEFLATED);
    assertThatExceptionOfType(IncompatibleDataException.class)
        .isThrownBy(() -> MappedArrays.npy(big));
    assertThatExceptionOfType(IncompatibleDataException.class)
        .isThrownBy(() -> MappedArrays.npy(fortran));
    assertThatExceptionOfType(IncompatibleDataException.class)
        .isThrownBy(() -> MappedArrays.npz(deflated))
        .withMessageContaining("a.npy");
  }

  @Test
  void aMissingFileIsAnErrorOfTheFolder() {
    assertThatExceptionOfType(CacheIoException.class)
        .isThrownBy(() -> MappedArrays.npy(folder.resolve("missing.npy")))
        .withMessageContaining("missing.npy");
  }

  private Path npy(NdArray array) throws IOException {
    return Files.write(folder.resolve("array.npy"), new NpyCodec().encode(array));
  }

  private Path npz(Map<String, NdArray> arrays, NpzArchive.Packing packing) throws IOException {
    Path file = folder.resolve(packing + ".npz");
    try (OutputStream out = Files.newOutputStream(file)) {
      NpzArchive.write(arrays, packing, out);
    }
    return file;
  }

  private static byte[] doubleBytes(double value) {
    return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array();
  }
}
