// SPDX-License-Identifier: MIT
package io.dase.cache.testing;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JDK 25, where it is installed beside the one that runs the tests. */
public final class NewerJdk {
  private static final Path JDKS = Path.of("/usr/lib/jvm");

  private NewerJdk() {}

  /** Its {@code java}: below the folder that {@code DASE_JDK25} names, else a system folder. */
  public static Optional<Path> java() throws IOException {
    List<Path> homes = new ArrayList<>();
    String named = System.getenv().getOrDefault("DASE_JDK25", "");
    if (!named.isEmpty()) {
      homes.add(Path.of(named));
    }
    if (Files.isDirectory(JDKS)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(JDKS, "*25*")) {
        found.forEach(homes::add);
      }
    }
    return homes.stream()
        .map(home -> home.resolve("bin/java"))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
