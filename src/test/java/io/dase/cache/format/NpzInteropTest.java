// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.Numpy;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Archives against numpy itself, in both directions. */
class NpzInteropTest {
  @TempDir Path folder;

  private static final String NUMPY_READS =
      """
      import json, sys, zipfile, numpy as np
      assert zipfile.ZipFile(sys.argv[1]).testzip() is None
      npz = np.load(sys.argv[1], allow_pickle=False)
      assert set(npz.files) == {'matrix', 'größe', 'a/b', '__json__'}, npz.files
      assert npz['matrix'].tolist() == [[1, 2], [3, 4]] and npz['matrix'].dtype == np.float64
      assert npz['größe'].tolist() == [5 - 6j] and npz['größe'].dtype == np.complex64
      assert npz['a/b'].tolist() == 7 and npz['a/b'].shape == ()
      values = json.loads(npz['__json__'].tobytes())
      assert values == {'type': 'laplacian_2d', 'grid': [64, 0.5, None]}, values
      print('read')
      """;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9})
  void numpyOpensMixedMaps(int level) throws IOException {
    Path file = folder.resolve("mixed.npz");
    Map<String, Object> map =
        Map.of(
            "matrix", NdArray.of(new double[] {1, 2, 3, 4}, 2, 2),
            "größe", NdArray.ofComplex(new float[] {5, -6}, 1),
            "a/b", NdArray.of(new int[] {7}),
            "type", "laplacian_2d",
            "grid", Arrays.asList(64, 0.5, null));
    Files.write(file, new NpzCodec(new NpzArchive.Packing(level)).encode(map));
    assertThat(Numpy.run(NUMPY_READS, file)).isEqualTo("read\n");
  }

  private static final String NUMPY_WRITES =
      """
      import io, sys, numpy as np
      folder = sys.argv[1]
      arrays = {'matrix': np.asfortranarray([[1., 2], [3, 4]]), 'größe': np.array([5 - 6j], '>c8'),
                'empty': np.zeros((0, 3), bool)}
      np.savez(folder + '/savez.npz', **arrays)
      np.savez_compressed(folder + '/savez_compressed.npz', **arrays)
      class Unseekable(io.RawIOBase):
          def __init__(self, file): self.file = file
          def writable(self): return True
          def write(self, data): return self.file.write(data)
      with open(folder + '/unseekable.npz', 'wb') as file:
          np.savez(Unseekable(file), **arrays)
      """;

  @Test
  void archivesThatNumpyWritesOpenAlsoFromAPipe() throws IOException {
    Numpy.run(NUMPY_WRITES, folder);
    Map<String, NdArray> expected =
        Map.of(
            "matrix", NdArray.of(new double[] {1, 2, 3, 4}, 2, 2),
            "größe", NdArray.ofComplex(new float[] {5, -6}, 1),
            "empty", NdArray.of(new boolean[0], 0, 3));
    for (String name : List.of("savez", "savez_compressed", "unseekable")) {
      byte[] bytes = Files.readAllBytes(folder.resolve(name + ".npz"));
      assertThat(NpzArchive.read(ByteBuffer.wrap(bytes))).as(name).isEqualTo(expected);
    }
  }
}
