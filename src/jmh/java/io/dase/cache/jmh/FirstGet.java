// SPDX-License-Identifier: MIT
package io.dase.cache.jmh;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.format.NdArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * {@code FirstGet ROOT COUNT SAMPLES}: load of entries that this process has not seen, at random
 * among COUNT, after as many unmeasured ones as compile the path; beside it the floor, a bare read
 * of the record and the blob of another such entry, with nothing checked.
 */
public final class FirstGet {
  private static final int WARM_UP = 20_000;
  private static final String DIGEST = "\"sha256\":\"";
  private static final int DIGEST_DIGITS = 64;

  private FirstGet() {}

  public static void main(String[] args) {
    Path root = Path.of(args[0]);
    int count = Integer.parseInt(args[1]);
    int samples = Math.min(Integer.parseInt(args[2]), count / 4);
    int warmUp = Math.min(WARM_UP, count / 4);
    List<Integer> order =
        IntStream.range(0, count).boxed().collect(Collectors.toCollection(ArrayList::new));
    Collections.shuffle(order, new Random(7));
    Samples get = new Samples("java.first_get");
    Samples floor = new Samples("java.first_get.floor");
    try (CacheManager cache = new CacheManager(root)) {
      for (int i = 0; i < warmUp + samples; i++) {
        if (i == warmUp) {
          get = new Samples("java.first_get");
          floor = new Samples("java.first_get.floor");
        }
        String other = Entries.key(order.get(count - 1 - i));
        floor.time(() -> readBare(root.resolve(".store"), other));
        String key = Entries.key(order.get(i));
        get.time(() -> cache.load(Entries.CATEGORY, key, NdArray.class).isPresent());
      }
    }
    get.print();
    floor.print();
  }

  private static boolean readBare(Path store, String key) {
    String key32 = CacheKey.of(Entries.CATEGORY, key).key32();
    Path record =
        store.resolve(
            "records/" + key32.substring(0, 3) + "/" + key32 + ".0000000000000000.0000000001.json");
    try {
      String text = Files.readString(record);
      int at = text.indexOf(DIGEST) + DIGEST.length();
      String digest = text.substring(at, at + DIGEST_DIGITS);
      Path blob = store.resolve("blobs/" + digest.substring(0, 3) + "/" + digest + ".npy");
      return Files.readAllBytes(blob).length > 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
