// SPDX-License-Identifier: MIT
package io.dase.cache.testing;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Runs programs as a user for whom modes count, which they do not for root. */
public final class AnotherUser {
  private static final String ID = "65534";
  private static final String[] BECOME = {
    "setpriv", "--reuid", ID, "--regid", ID, "--clear-groups"
  };

  private AnotherUser() {}

  /** Skips the test unless this process may become another user. */
  public static void assumePossible() throws IOException {
    boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
    assumeTrue(root, "only root can become another user");
  }

  /**
   * Runs a main class as the other user and returns what it prints.
   *
   * @param folder opened to that user, and filled with a copy of the classes
   */
  public static String run(ChildJvm jvm, Path folder, Object... arguments) throws IOException {
    assumePossible();
    Path classes = Files.createDirectory(folder.resolve("classes"));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    return jvm.withClassesIn(classes).under(BECOME).run(arguments);
  }
}
