// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.LibraryVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The member {@code writer} of records made by this process. */
final class WriterName {
  private static final Path LINUX_HOST_NAME = Path.of("/proc/sys/kernel/hostname");

  private WriterName() {}

  /** {@code java/<version>}, then a space and the host's name where it can be read. */
  static String current() {
    String program = "java/" + LibraryVersion.VERSION;
    try {
      return (program + " " + Files.readString(LINUX_HOST_NAME).strip()).strip();
    } catch (IOException e) {
      return program;
    }
  }
}
