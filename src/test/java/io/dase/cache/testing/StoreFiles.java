// SPDX-License-Identifier: MIT
package io.dase.cache.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Looks into a store's folder and damages it, as disks and people do. */
public final class StoreFiles {
  private StoreFiles() {}

  /** All record files, in the order of their names, so that generations of a key ascend. */
  public static List<Path> records(Path root) {
    return files(root.resolve(".store/records"));
  }

  public static List<Path> blobs(Path root) {
    return files(root.resolve(".store/blobs"));
  }

  /** Regular files below a folder, sorted; none if it is missing. */
  public static List<Path> files(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(p -> Files.isRegularFile(p, LinkOption.NOFOLLOW_LINKS)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces a read-only file by other content under a new inode. */
  public static void overwrite(Path file, byte[] content) {
    try {
      Path beside = file.resolveSibling("replacement");
      Files.write(beside, content);
      Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
