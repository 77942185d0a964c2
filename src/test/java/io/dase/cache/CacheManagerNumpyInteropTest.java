// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.format.DType;
import io.dase.cache.format.NdArray;
import io.dase.cache.testing.Numpy;
import io.dase.cache.testing.OpenCache;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numpy itself opens the heads, and what it wrote goes through the store bit for bit. */
class CacheManagerNumpyInteropTest extends OpenCache {
  private static final String CATEGORY = "state_profiles";
  private static final long SEED = 20_260_102;

  private static final String PRINT_BITS =
      """
      import sys, numpy as np
      array = np.load(sys.argv[1], allow_pickle=False)
      print(array.dtype.str, array.shape, array.tobytes().hex())
      """;

  @Test
  void numpyOpensTheHeadOfAnArrayOfEveryType() {
    Random random = new Random(SEED);
    for (DType type : DType.values()) {
      byte[] bits = new byte[6 * type.itemBytes()];
      random.nextBytes(bits);
      if (type == DType.BOOL) {
        bits = new byte[] {0, 1, 1, 0, 1, 0};
      }
      cache.save(CATEGORY, type.name(), NdArray.ofBytes(type, ByteBuffer.wrap(bits), 2, 3));
      assertThat(Numpy.run(PRINT_BITS, head(type.name() + ".npy")))
          .as("seed %d", SEED)
          .isEqualTo(type.descr() + " (2, 3) " + HexFormat.of().formatHex(bits) + "\n");
    }
  }

  @Test
  void numpyOpensTheArraysOfAMapThatHoldsTextToo() {
    NdArray matrix = NdArray.of(new double[] {-4, 1, 1, 1}, 2, 2);
    cache.save(CATEGORY, "mixed", Map.of("matrix", matrix, "type", "laplacian_2d"));
    String program =
        """
        import sys, json, numpy as np
        archive = np.load(sys.argv[1], allow_pickle=False)
        print(archive['matrix'].tolist(), json.loads(archive['__json__'].tobytes())['type'])
        """;
    assertThat(Numpy.run(program, head("mixed.npz")))
        .isEqualTo("[[-4.0, 1.0], [1.0, 1.0]] laplacian_2d\n");
  }

  @Test
  void anArrayThatNumpyWroteGoesThroughTheStoreBitForBit() throws IOException {
    String program =
        """
        import sys, numpy as np
        rng = np.random.default_rng(int(sys.argv[2]))
        bits = np.frombuffer(rng.bytes(8 * 24), '<f8').reshape(2, 3, 4)
        np.save(sys.argv[1] + '/c.npy', bits)
        np.save(sys.argv[1] + '/fortran.npy', np.asfortranarray(bits))
        np.save(sys.argv[1] + '/big.npy', bits.astype('>f8'))
        np.savez_compressed(sys.argv[1] + '/deflated.npz', bits=bits)
        print(bits.tobytes().hex())
        """;
    String bits = Numpy.run(program, folder, SEED).strip();
    for (String name : List.of("c", "fortran", "big")) {
      Path file = folder.resolve(name + ".npy");
      assertThat(cache.saveFile(CATEGORY, name, file)).isTrue();
      assertThat(hex(cache.load(CATEGORY, name, NdArray.class).orElseThrow()))
          .as("%s, seed %d", name, SEED)
          .isEqualTo(bits);
      assertThat(head(name + ".npy")).hasSameBinaryContentAs(file);
    }
    cache.saveFile(CATEGORY, "deflated", folder.resolve("deflated.npz"));
    Map<?, ?> archive = cache.load(CATEGORY, "deflated", Map.class).orElseThrow();
    assertThat(hex((NdArray) archive.get("bits"))).isEqualTo(bits);
  }

  @Test
  void anObjectArrayIsRefusedByName() throws IOException {
    Numpy.run(
        "import sys, numpy as np; np.save(sys.argv[1], np.array([{}], object), allow_pickle=True)",
        folder.resolve("objects.npy"));
    cache.saveFile(CATEGORY, "objects", folder.resolve("objects.npy"));
    assertThatThrownBy(() -> cache.load(CATEGORY, "objects", NdArray.class))
        .isInstanceOf(IncompatibleDataException.class)
        .hasMessageContaining("object array");
    assertThat(cache.load(CATEGORY, "objects", byte[].class).orElseThrow())
        .isEqualTo(Files.readAllBytes(folder.resolve("objects.npy")));
  }

  private Path head(String name) {
    return root.resolve(CATEGORY).resolve(name);
  }

  private static String hex(NdArray array) {
    byte[] bytes = new byte[array.byteSize()];
    array.asByteBuffer().get(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
