// SPDX-License-Identifier: MIT
package io.dase.cache.readme;

import java.io.IOException;
import java.nio.file.Files;

/** An installed copy of the C++ library in the folder of a shell, for programs that use it. */
record InstalledLibrary(Shell shell) {
  private static final String PREFIX = "prefix";

  static InstalledLibrary in(Shell shell) {
    String build = System.getProperty("dase.native.build");
    String prefix = shell.folder().resolve(PREFIX).toString();
    shell.run("cmake", "--install", build, "--prefix", prefix);
    return new InstalledLibrary(shell);
  }

  /** Compiles a program of one file; it stands where an installed program does. */
  String compile(String name, String source) throws IOException {
    Files.writeString(shell.folder().resolve(name + ".cpp"), source);
    String program = PREFIX + "/bin/" + name;
    shell.run(
        "bash",
        "-c",
        "export PKG_CONFIG_PATH=$(find prefix -name pkgconfig -type d);"
            + " g++ -std=c++17 -Wall -Wextra -Werror %s.cpp $(pkg-config --cflags --libs dase_cache) -o %s"
                .formatted(name, program));
    return "./" + program;
  }
}
