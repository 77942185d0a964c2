// SPDX-License-Identifier: MIT
package io.dase.cache.torture;

import io.dase.cache.testing.StoreFiles;
import io.dase.cache.torture.TorturePlan.Damage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Damages what the newest generations consist of, in place, as a failing disk does. */
final class BitFlipper {
  private final Path root;
  private final Random random;

  BitFlipper(Path root, Random random) {
    this.root = root;
    this.random = random;
  }

  void flip(Damage damage) throws IOException {
    List<Path> files = damage == Damage.BLOBS ? blobs() : records();
    if (!files.isEmpty()) {
      flip(files.get(random.nextInt(files.size())));
    }
  }

  private List<Path> blobs() throws IOException {
    List<Path> blobs = new ArrayList<>();
    for (String category : List.of(JavaWorker.PLAIN.name(), JavaWorker.MERGED.name())) {
      Path folder = root.resolve(category);
      if (Files.isDirectory(folder)) {
        try (Stream<Path> heads = Files.list(folder)) {
          heads.forEach(blobs::add);
        }
      }
    }
    return blobs;
  }

  /** The record of the highest number of each chain. */
  private List<Path> records() {
    Map<String, Path> newest = new TreeMap<>();
    try {
      for (Path record : StoreFiles.records(root)) {
        String name = record.getFileName().toString();
        if (name.endsWith(".json")) {
          newest.put(name.substring(0, name.indexOf('.')), record);
        }
      }
    } catch (UncheckedIOException e) {
      return List.of();
    }
    return List.copyOf(newest.values());
  }

  private void flip(Path path) throws IOException {
    try {
      Path file = path.toRealPath();
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      try (FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
        long position = random.nextInt((int) channel.size());
        ByteBuffer one = ByteBuffer.allocate(1);
        channel.read(one, position);
        one.put(0, (byte) (one.get(0) ^ 1)).rewind();
        channel.write(one, position);
      }
    } catch (NoSuchFileException e) {
      return;
    }
  }
}
