// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.ChildJvm;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file much larger than the heap goes in and out. */
class LargeFileTest {
  private static final long SIZE = 200L << 20;
  private static final int MARK = 0x5a;

  @TempDir Path folder;

  @Test
  void twoHundredMegabytesPassThroughAHeapOf64() throws Exception {
    Path model = folder.resolve("model.onnx");
    try (RandomAccessFile sparse = new RandomAccessFile(model.toFile(), "rw")) {
      sparse.setLength(SIZE);
      sparse.seek(SIZE - 1);
      sparse.write(MARK);
    }
    String printed =
        ChildJvm.of(SaveAndLoad.class).with("-Xmx64m").run(folder.resolve("cache"), model);
    assertThat(printed).isEqualTo("last byte 90 after 209715200\n");
    Path head = folder.resolve("cache/surrogates/model.onnx");
    assertThat(Files.size(head)).isEqualTo(SIZE);
    assertThat(Files.mismatch(head, model)).isEqualTo(-1);
  }

  /** What the child does. */
  static final class SaveAndLoad {
    public static void main(String[] args) throws IOException {
      try (CacheManager cache = new CacheManager(Path.of(args[0]))) {
        if (!cache.saveFile("surrogates", "model", Path.of(args[1]))) {
          throw new IOException("the file was not stored");
        }
        cache.loadFile("surrogates", "model").orElseThrow();
        try (InputStream in = cache.open("surrogates", "model").orElseThrow()) {
          byte[] slice = new byte[1 << 16];
          long total = 0;
          int last = -1;
          for (int n = in.read(slice); n >= 0; n = in.read(slice)) {
            total += n;
            last = slice[n - 1];
          }
          System.out.printf("last byte %d after %d%n", last, total);
        }
      }
    }
  }
}
