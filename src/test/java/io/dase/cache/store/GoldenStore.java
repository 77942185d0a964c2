// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Variant;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/**
 * Writes the store of {@code wisdom/golden/store-java} and the lines of {@code
 * wisdom/golden/records-java.jsonl}, the same bytes each time. After a change of the format, and
 * only then: run {@link #main} with the folder {@code wisdom/golden} as its argument.
 */
final class GoldenStore {
  static final Variant VARIANT =
      new Variant("0123456789abcdef", "(fftw-3.3.10 fftw_wisdom #x1 #x2 #x3 #x4)", "cpu;1;2;3;x");
  static final int RECORDS = 300;

  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochMilli(1_767_225_600_000L), ZoneOffset.UTC);
  private static final long SEED = 1;

  private GoldenStore() {}

  public static void main(String[] args) throws IOException {
    Path golden = Path.of(args[0]);
    write(golden.resolve("store-java"));
    Files.write(golden.resolve("records-java.jsonl"), records());
  }

  static void write(Path root) {
    Environment environment = new Environment(CLOCK, "java/0.1.0", Faults.NONE);
    StoreOptions options = StoreOptions.defaults().withDurability(Durability.NONE);
    try (Store store = Store.open(root, options, environment)) {
      store.put(CacheKey.of("stencils", "laplacian_2d_64x64"), json("{\"h\":1}"));
      store.put(CacheKey.of("source_maps", "two generations"), json("[1]"));
      store.put(
          CacheKey.of("source_maps", "two generations"),
          json("[2]")
              .costMs(12)
              .schema(2)
              .meta(Map.of("\uffee", 1, "\ud83d\ude00", List.of("\n"))));
      store.put(CacheKey.of("source_maps", "deleted"), json("[3]"));
      store.delete(CacheKey.of("source_maps", "deleted"), Variant.NONE);
      store.put(CacheKey.of("source_maps", "../e\u0301scape/\ud83d\ude00"), json("[4]"));
      store.put(CacheKey.of("source_maps", "k".repeat(1024)), json("[5]"));
      store.put(CacheKey.of("source_maps", "empty"), NewEntry.of(new byte[0], "bin"));
      store.put(CacheKey.of("source_maps", "expired"), json("[6]").expiresMs(1));
      store.put(CacheKey.of("fftw_wisdom", "fft_1d_8"), NewEntry.of(new byte[9], "bin"), VARIANT);
    }
  }

  /** Random records, one per line. */
  static byte[] records() {
    RandomRecords random = new RandomRecords(SEED);
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (int i = 0; i < RECORDS; i++) {
      lines.writeBytes(RecordCodec.encode(random.next()));
    }
    return lines.toByteArray();
  }

  private static NewEntry json(String text) {
    return NewEntry.of(text.getBytes(StandardCharsets.UTF_8), "json");
  }
}
