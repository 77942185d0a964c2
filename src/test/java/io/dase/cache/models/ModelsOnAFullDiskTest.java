// SPDX-License-Identifier: MIT
package io.dase.cache.models;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheOptions;
import io.dase.cache.store.StoreOptions;
import io.dase.cache.testing.SmallDisk;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that becomes full while a model is copied to it. */
class ModelsOnAFullDiskTest {
  private static final int FREE_BYTES = 1 << 18;

  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {900_000, 3_000_000})
  void theModelIsRefusedWithOneWarningAndTheOneBeforeIsServed(int size) throws IOException {
    Path before = Files.write(folder.resolve("before.bin"), random(100_000));
    Path model = Files.write(folder.resolve("model.bin"), random(size));
    try (SmallDisk disk = SmallDisk.in(folder);
        CacheManager cache = open(disk.path().resolve("cache"));
        ModelStore models = new ModelStore(cache)) {
      assertThat(models.register("waves", before)).isTrue();
      fill(disk.path().resolve("ballast"));
      List<Path> files = StoreFiles.files(cache.root());

      assertThat(models.register("waves", model)).isFalse();
      assertThat(models.register("other", model)).isFalse();

      assertThat(warnings).hasSize(1).first().asString().contains("full", "puts are skipped");
      assertThat(StoreFiles.files(cache.root())).isEqualTo(files);
      assertThat(models.list()).extracting(Model::name).containsExactly("waves");
      assertThat(models.path("waves").orElseThrow()).hasSameBinaryContentAs(before);
    }
  }

  /** Leaves room for less than a model. */
  private static void fill(Path ballast) throws IOException {
    byte[] slice = new byte[FREE_BYTES];
    try (OutputStream out = Files.newOutputStream(ballast)) {
      while (true) {
        out.write(slice);
      }
    } catch (IOException full) {
      try (FileChannel channel = FileChannel.open(ballast, StandardOpenOption.WRITE)) {
        channel.truncate(channel.size() - FREE_BYTES);
      }
    }
  }

  private CacheManager open(Path root) {
    StoreOptions options = StoreOptions.defaults().withWarn(warnings::add);
    return new CacheManager(root, CacheOptions.defaults().withStore(options));
  }

  private static byte[] random(int size) {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    return content;
  }
}
