// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** Brings files and folders to the disk. Stateless; safe from any thread. */
final class FileSync {
  /** From this many files on, one sync of the file system is cheaper than one for each. */
  private static final int MANY = 16;

  private FileSync() {}

  /** Syncs the names in a folder. */
  static void syncFolder(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  /** Syncs a file, whoever wrote it. */
  static void sync(Path path) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
      channel.force(false);
    }
  }

  /** Syncs files that lie below one folder: by {@code syncfs} where there is a command for it. */
  static void syncAll(Path folder, List<Path> files) throws IOException {
    if (files.size() >= MANY && syncFileSystem(folder)) {
      return;
    }
    for (Path file : files) {
      sync(file);
    }
  }

  private static boolean syncFileSystem(Path folder) {
    try {
      return new ProcessBuilder("sync", "-f", folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
