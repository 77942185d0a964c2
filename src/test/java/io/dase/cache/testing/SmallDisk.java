// SPDX-License-Identifier: MIT
package io.dase.cache.testing;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.dase.cache.testing.Processes.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file system of 16 MiB of its own: ext4 on a file, or a tmpfs where loop devices are not to be
 * had. A machine that permits neither fails the test, unless {@code -Ddase.test.disks=none} says
 * that it is known.
 */
public final class SmallDisk implements AutoCloseable {
  private static final String PROPERTY = "dase.test.disks";
  private static final String BYTES = String.valueOf(16 << 20);

  private final Path mount;

  private SmallDisk(Path mount) {
    this.mount = mount;
  }

  /**
   * @param folder where its image and the folder it is mounted on go
   */
  public static SmallDisk in(Path folder) throws IOException {
    assumeFalse(System.getProperty(PROPERTY, "").equals("none"), "-D" + PROPERTY + "=none");
    String image = folder.resolve("disk.img").toString();
    Path mount = Files.createDirectory(folder.resolve("disk"));
    Processes.run(List.of("truncate", "-s", BYTES, image)).succeeded();
    Processes.run(List.of("mkfs.ext4", "-q", image)).succeeded();
    Outcome loop = Processes.run(List.of("mount", "-o", "loop", image, mount.toString()));
    if (loop.exitCode() != 0) {
      Outcome memory =
          Processes.run(
              List.of("mount", "-t", "tmpfs", "-o", "size=" + BYTES, "none", mount.toString()));
      if (memory.exitCode() != 0) {
        throw new AssertionError(
            "no small disk can be mounted: "
                + loop.stderr()
                + memory.stderr()
                + "run the tests as root, or leave these out with -D"
                + PROPERTY
                + "=none");
      }
    }
    return new SmallDisk(mount);
  }

  public Path path() {
    return mount;
  }

  /** From now on nothing can be written to it. */
  public void makeReadOnly() {
    Processes.run(List.of("mount", "-o", "remount,ro", mount.toString())).succeeded();
  }

  @Override
  public void close() {
    Processes.run(List.of("umount", mount.toString())).succeeded();
  }
}
