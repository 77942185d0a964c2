// SPDX-License-Identifier: MIT
package io.dase.cache.jmh;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheOptions;
import io.dase.cache.core.Digests;
import io.dase.cache.models.Model;
import io.dase.cache.models.ModelFormat;
import io.dase.cache.models.ModelStore;
import io.dase.cache.store.Durability;
import io.dase.cache.store.StoreOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Random;
import org.apache.commons.io.FileUtils;

/**
 * {@code ModelTimes FOLDER BYTES ROUNDS}: a model of so many bytes saved and loaded, each beside a
 * plain copy of its file by {@code Files.copy}, synced and not synced, and beside its SHA-256 and a
 * bare read, in turns, after unmeasured rounds of a small one, not synced, that compile the path.
 * The file is in the page cache, and other in each round, since a store holds equal contents once.
 */
public final class ModelTimes {
  private static final int SHARDS = 4096;
  private static final int WARM_UP_BYTES = 50_000;
  private static final int WARM_UP_ROUNDS = 400;
  private static final int SLICE = 1 << 20;

  private final Path folder;
  private final Path file;
  private final Random random = new Random(20_260_103);
  private final ByteBuffer slice = ByteBuffer.allocateDirect(SLICE);
  private final Samples[] samples;
  private int saved;

  private ModelTimes(Path folder, String... names) {
    this.folder = folder;
    this.file = folder.resolve("model.safetensors");
    samples = new Samples[names.length];
    for (int i = 0; i < names.length; i++) {
      samples[i] = new Samples(names[i]);
    }
  }

  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    run(folder, WARM_UP_BYTES, WARM_UP_ROUNDS, Durability.NONE);
    for (Samples each :
        run(folder, Long.parseLong(args[1]), Integer.parseInt(args[2]), Durability.FILE)) {
      each.print();
    }
  }

  private static Samples[] run(Path folder, long bytes, int rounds, Durability durability)
      throws IOException {
    ModelTimes times =
        new ModelTimes(
            folder,
            "copy_synced",
            "save_synced",
            "copy",
            "save",
            "digest",
            "read",
            "first_load",
            "next_load");
    times.makeFolders();
    times.write(bytes);
    for (int round = 0; round < rounds; round++) {
      times.round(bytes, durability);
    }
    Files.delete(times.file);
    FileUtils.deleteDirectory(folder.resolve("store").toFile());
    return times.samples;
  }

  private void round(long bytes, Durability durability) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.allocate(Long.BYTES).putLong(0, random.nextLong()), bytes - 8);
      channel.force(false);
    }
    pair(0, durability, false);
    pair(2, Durability.NONE, true);
  }

  /** A copy and a save in turns; loads of what was saved. */
  private void pair(int at, Durability durability, boolean loads) throws IOException {
    Path copy = folder.resolve("copy");
    samples[at].time(() -> copy(copy, durability));
    Files.delete(copy);
    String name = "model_" + saved++;
    try (CacheManager cache = open(durability)) {
      ModelStore models = new ModelStore(cache);
      samples[at + 1].time(() -> models.register(name, file));
      Model model = models.find(name).orElseThrow();
      if (model.file().format() != ModelFormat.SAFETENSORS) {
        throw new IllegalStateException(file + " was stored as " + model.file().format());
      }
      if (loads) {
        loads(name);
      }
      models.delete(name);
      Files.delete(model.path());
    }
  }

  private void loads(String name) {
    samples[4].time(() -> read(Digests.sha256()));
    samples[5].time(() -> read(null));
    try (CacheManager cache = open(Durability.NONE)) {
      ModelStore models = new ModelStore(cache);
      samples[6].time(() -> models.path(name).isPresent());
      samples[7].time(() -> models.path(name).isPresent());
    }
  }

  private CacheManager open(Durability durability) {
    StoreOptions options = StoreOptions.defaults().withDurability(durability);
    return new CacheManager(folder.resolve("store"), CacheOptions.defaults().withStore(options));
  }

  /** As in a store that has been used for a while, the folders of blobs and records are there. */
  private void makeFolders() throws IOException {
    try (CacheManager cache = open(Durability.NONE)) {
      cache.save("surrogates", "other", new byte[] {1});
    }
    for (int shard = 0; shard < SHARDS; shard++) {
      for (String kind : new String[] {"blobs", "records"}) {
        Path shards = folder.resolve("store/.store").resolve(kind);
        Files.createDirectories(shards.resolve(String.format("%03x", shard)));
      }
    }
  }

  private boolean copy(Path target, Durability durability) {
    try {
      Files.copy(file, target);
      if (durability == Durability.FILE) {
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE)) {
          channel.force(false);
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean read(MessageDigest digest) {
    try (FileChannel channel = FileChannel.open(file)) {
      long total = 0;
      for (int n = channel.read(slice.clear()); n >= 0; n = channel.read(slice.clear())) {
        total += n;
        if (digest != null) {
          digest.update(slice.flip());
        }
      }
      return total == channel.size() && (digest == null || digest.digest().length > 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One tensor of random numbers, as the safetensors format has it. */
  private void write(long bytes) throws IOException {
    long tensor = bytes - Long.BYTES - header(0).length();
    String header = header(tensor);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      slice.clear().order(ByteOrder.LITTLE_ENDIAN).putLong(header.length());
      slice.put(header.getBytes(StandardCharsets.US_ASCII)).flip();
      channel.write(slice);
      byte[] content = new byte[SLICE];
      for (long left = tensor; left > 0; left -= SLICE) {
        random.nextBytes(content);
        channel.write(slice.clear().put(content).flip().limit((int) Math.min(left, SLICE)));
      }
    }
  }

  /** Of fixed length. */
  private static String header(long tensor) {
    return String.format(
        Locale.ROOT,
        "{\"w\":{\"dtype\":\"U8\",\"shape\":[%-12d],\"data_offsets\":[0,%-12d]}}",
        tensor,
        tensor);
  }
}
