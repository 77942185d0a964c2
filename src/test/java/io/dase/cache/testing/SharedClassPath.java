// SPDX-License-Identifier: MIT
package io.dase.cache.testing;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.io.file.PathUtils;

/** Copies what a program needs to where every user of the machine can read it. */
public final class SharedClassPath {
  private SharedClassPath() {}

  /**
   * @param folder where the copies go; made readable for all
   * @param classes one of every folder or jar that is needed
   * @return the class path of the copies
   */
  public static String copyTo(Path folder, Class<?>... classes)
      throws IOException, URISyntaxException {
    Set<Path> copies = new LinkedHashSet<>();
    for (Class<?> type : classes) {
      Path origin = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      Path copy = folder.resolve(origin.getFileName());
      if (copies.add(copy)) {
        if (Files.isDirectory(origin)) {
          PathUtils.copyDirectory(origin, copy);
        } else {
          Files.copy(origin, copy);
        }
      }
    }
    return copies.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }
}
