// SPDX-License-Identifier: MIT
package io.dase.cache.jmh;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheOptions;
import io.dase.cache.format.NdArray;
import io.dase.cache.store.Durability;
import io.dase.cache.store.StoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Random;

/**
 * {@code PutPair ROOT SAMPLES}: saves of 8 KB, not synced and synced, after unmeasured ones; beside
 * each the floor in turn, the bare pair for a blob and a record: open, write, (fdatasync,) close,
 * link.
 */
public final class PutPair {
  private static final int WARM_UP = 4_000;
  private static final int BLOB_BYTES = 8_192;
  private static final int RECORD_BYTES = 500;

  private final Path bare;
  private final Random random = new Random(11);
  private int next;

  private PutPair(Path bare) {
    this.bare = bare;
  }

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    int samples = Integer.parseInt(args[1]);
    PutPair pair = new PutPair(Files.createDirectories(root.resolve("bare")));
    try (CacheManager unsynced = open(root, Durability.NONE);
        CacheManager durable = open(root, Durability.FILE)) {
      pair.measure(unsynced, "java.warm_up", WARM_UP, false);
      pair.measure(unsynced, "java.put_unsynced", samples, false);
      pair.measure(durable, "java.put_durable", samples, true);
    }
  }

  private static CacheManager open(Path root, Durability durability) {
    StoreOptions store = StoreOptions.defaults().withDurability(durability);
    return new CacheManager(root, CacheOptions.defaults().withStore(store));
  }

  private void measure(CacheManager cache, String name, int samples, boolean sync) {
    Samples put = new Samples(name);
    Samples floor = new Samples(name + ".floor");
    for (int i = 0; i < samples; i++) {
      NdArray value = Entries.random(random);
      String key = "put_" + next++;
      byte[] content = new byte[BLOB_BYTES];
      random.nextBytes(content);
      floor.time(() -> barePair(key, content, sync));
      put.time(() -> cache.save("source_maps", key, value));
    }
    put.print();
    floor.print();
  }

  private boolean barePair(String name, byte[] content, boolean sync) {
    try {
      writeAndLink(name + ".blob", ByteBuffer.wrap(content), sync);
      writeAndLink(name + ".record", ByteBuffer.wrap(content, 0, RECORD_BYTES), sync);
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeAndLink(String name, ByteBuffer content, boolean sync) throws IOException {
    Path temporary = bare.resolve(name + ".t");
    try (FileChannel channel =
        FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(content);
      if (sync) {
        channel.force(false);
      }
    }
    Files.createLink(bare.resolve(name), temporary);
  }
}
