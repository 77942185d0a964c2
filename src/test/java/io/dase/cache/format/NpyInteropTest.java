// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.Numpy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bit for bit against numpy itself, in both directions. */
class NpyInteropTest {
  private static final long SEED = 20_260_101;
  private static final int[][] SHAPES = {
    {}, {0}, {1}, {7}, {3, 4}, {2, 3, 4}, {2, 0, 3}, {1, 5, 1}, {2, 1, 3, 2}
  };

  @TempDir Path folder;

  /** Random bits in every type, byte order, axis order and version; the bits go to index.txt. */
  private static final String NUMPY_WRITES =
      """
      import sys, numpy as np
      from numpy.lib import format
      folder, seed = sys.argv[1], int(sys.argv[2])
      rng = np.random.default_rng(seed)
      kinds = 'b1 i1 i2 i4 i8 u1 u2 u4 u8 f4 f8 c8 c16'.split()
      shapes = [(), (0,), (1,), (7,), (3, 4), (2, 3, 4), (2, 0, 3), (1, 5, 1), (2, 1, 3, 2)]
      with open(folder + '/index.txt', 'w') as index:
          for kind in kinds:
              dtype = np.dtype('<' + kind)
              for shape in shapes:
                  bits = rng.bytes(int(np.prod(shape)) * dtype.itemsize)
                  if kind == 'b1':
                      bits = bytes(b & 1 for b in bits)
                  little = np.frombuffer(bits, dtype).reshape(shape)
                  big = np.ndarray(shape, dtype.newbyteorder('>'), little.byteswap().tobytes())
                  for array in (little, big):
                      for order in 'CF':
                          for version in (1, 2, 3):
                              name = '%s_%s_%s%s%d.npy' % (array.dtype.str[1:],
                                  'x'.join(map(str, shape)), order,
                                  'L' if array is little else 'B', version)
                              with open(folder + '/' + name, 'wb') as f:
                                  format.write_array(f, np.asarray(array, order=order),
                                                     (version, 0), allow_pickle=False)
                              index.write('%s;%s;%s;%s\\n' % (name, dtype.name, shape, bits.hex()))
      """;

  @Test
  void everyArrayThatNumpyWritesOpensBitForBit() throws IOException {
    Numpy.run(NUMPY_WRITES, folder, SEED);
    NpyCodec codec = new NpyCodec();
    List<String> lines = Files.readAllLines(folder.resolve("index.txt"));
    assertThat(lines).hasSize(13 * SHAPES.length * 2 * 2 * 3);
    for (String line : lines) {
      String[] fields = line.split(";", -1);
      NdArray array = codec.decode(Files.readAllBytes(folder.resolve(fields[0])));
      assertThat(array.type().numpyName()).as(line).isEqualTo(fields[1]);
      assertThat(Shape.print(array.shape())).as(line).isEqualTo(fields[2]);
      byte[] bits = new byte[array.byteSize()];
      array.asByteBuffer().get(bits);
      assertThat(HexFormat.of().formatHex(bits)).as(line).isEqualTo(fields[3]);
    }
  }

  /** Opens each file; its type, shape and bits as told, its bytes those that numpy.save writes. */
  private static final String NUMPY_READS =
      """
      import io, sys, numpy as np
      folder, count = sys.argv[1], 0
      for line in open(folder + '/index.txt'):
          name, descr, shape, bits = line.rstrip('\\n').split(';')
          path = folder + '/' + name
          array = np.load(path, allow_pickle=False)
          assert array.dtype == np.dtype(descr), (line, array.dtype)
          assert str(array.shape) == shape, (line, array.shape)
          assert array.tobytes().hex() == bits, line
          saved = io.BytesIO()
          np.save(saved, array)
          assert saved.getvalue() == open(path, 'rb').read(), ('bytes differ', line)
          count += 1
      print(count)
      """;

  @Test
  void numpyOpensEveryArrayWrittenHereAndWouldWriteTheSameBytes() throws IOException {
    Random random = new Random(SEED);
    NpyCodec codec = new NpyCodec();
    List<String> index = new ArrayList<>();
    for (DType type : DType.values()) {
      for (int[] shape : SHAPES) {
        byte[] bits = new byte[Shape.byteSize(type, shape)];
        random.nextBytes(bits);
        if (type == DType.BOOL) {
          for (int i = 0; i < bits.length; i++) {
            bits[i] &= 1;
          }
        }
        String name = type + Arrays.toString(shape).replace(", ", "x") + ".npy";
        NdArray array = NdArray.ofBytes(type, ByteBuffer.wrap(bits), shape);
        Files.write(folder.resolve(name), codec.encode(array));
        index.add(
            String.join(
                ";", name, type.descr(), Shape.print(shape), HexFormat.of().formatHex(bits)));
      }
    }
    Files.write(folder.resolve("index.txt"), index);
    assertThat(Numpy.run(NUMPY_READS, folder)).as("seed %d", SEED).isEqualTo(index.size() + "\n");
  }

  private static final String NUMPY_WRITES_THE_REST =
      """
      import sys, numpy as np
      values = {
          'object': np.array([{'a': 1}, None], dtype=object),
          'structured': np.zeros(3, dtype=[('x', '<f8'), ('y', '<i4')]),
          'float16': np.zeros(3, dtype='<f2'),
          'longdouble': np.zeros(3, dtype=np.longdouble),
          'text': np.array(['a', 'bc']),
          'bytes': np.array([b'a', b'bc']),
          'dates': np.zeros(2, dtype='<M8[ns]'),
          'wide': np.zeros((0, 2**40)),
      }
      for name, value in values.items():
          np.save(sys.argv[1] + '/' + name + '.npy', value, allow_pickle=True)
      values['object'].dump(sys.argv[1] + '/pickle.npy')
      """;

  @Test
  void whatHasNoTypeHereIsRefusedByName() throws IOException {
    Numpy.run(NUMPY_WRITES_THE_REST, folder);
    assertThat(refusal("object")).contains("'|O'", "object array", "pickle");
    assertThat(refusal("pickle")).contains("Python pickle", "allow_pickle=False");
    assertThat(refusal("structured")).contains("structured", "[('x', '<f8'), ('y', '<i4')]");
    assertThat(refusal("float16")).contains("'<f2'", "a width");
    assertThat(refusal("longdouble")).contains("'<f16'", "a width");
    assertThat(refusal("text")).contains("'<U2'", "text");
    assertThat(refusal("bytes")).contains("'|S2'", "byte strings");
    assertThat(refusal("dates")).contains("'<M8[ns]'", "dates");
    assertThat(refusal("wide")).contains("1099511627776", "at most 2147483647");
  }

  private String refusal(String name) throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve(name + ".npy"));
    return Failures.incompatible(() -> new NpyCodec().decode(bytes));
  }
}
