// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The doctor's look at a cache folder. Stateless. */
final class FolderChecks {
  private static final String STORE_FOLDER = ".store";
  private static final Set<String> NETWORK = Set.of("nfs", "nfs4", "cifs", "smb3", "fuse.sshfs");
  private static final long LITTLE_SPACE = 64L << 20;
  private static final int SHOWN = 3;

  private FolderChecks() {}

  static List<Check> of(Path root) {
    List<Check> checks = new ArrayList<>();
    checks.add(rights(root));
    Path existing = root;
    while (!Files.exists(existing) && existing.getParent() != null) {
      existing = existing.getParent();
    }
    checks.addAll(fileSystem(existing));
    if (Files.isDirectory(root)) {
      checks.add(unmanaged(root));
    }
    return checks;
  }

  private static Check rights(Path root) {
    String name = "folder";
    if (!Files.exists(root)) {
      Path parent = root;
      while (parent != null && !Files.exists(parent)) {
        parent = parent.getParent();
      }
      return parent != null && Files.isWritable(parent)
          ? Check.ok(name, root + " is not there yet; the first save makes it")
          : Check.fail(
              name,
              root + " cannot be made in " + parent,
              "make it as a user who may, or choose another with --root DIR");
    }
    if (!Files.isDirectory(root)) {
      return Check.fail(name, root + " is no folder", "choose another with --root DIR");
    }
    String found = root + " " + owner(root);
    if (!Files.isReadable(root) || !Files.isExecutable(root)) {
      return Check.fail(name, found + ", not readable", "chmod u+rwx " + root);
    }
    return Files.isWritable(root)
        ? Check.ok(name, found + ", writable")
        : Check.warn(
            name,
            found + ", read-only: what it lacks is computed again each time",
            "chmod g+ws it, or choose another with --root DIR");
  }

  private static String owner(Path root) {
    try {
      return Files.getOwner(root)
          + " "
          + PosixFilePermissions.toString(Files.getPosixFilePermissions(root));
    } catch (IOException | UnsupportedOperationException e) {
      return "(the file system tells no owner and no rights)";
    }
  }

  private static List<Check> fileSystem(Path existing) {
    long free = existing.toFile().getUsableSpace();
    return List.of(
        kind(existing),
        free < LITTLE_SPACE
            ? Check.warn("free space", free + " bytes", "make room: puts are skipped when full")
            : Check.ok("free space", (free >> 20) + " MB"));
  }

  private static Check kind(Path existing) {
    try {
      FileStore store = Files.getFileStore(existing);
      String kind = store.type() + " on " + store.name();
      return NETWORK.contains(store.type())
          ? Check.ok("file system", kind + " (network: see docs/troubleshooting.md, NFS)")
          : Check.ok("file system", kind);
    } catch (IOException e) {
      return Check.warn(
          "file system",
          "/proc/self/mountinfo does not name the file system on which " + existing + " lies",
          "nothing is to be done in a chroot or a container; else see whether it is mounted");
    }
  }

  private static Check unmanaged(Path root) {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> categories = Files.newDirectoryStream(root)) {
      for (Path category : categories) {
        if (category.endsWith(STORE_FOLDER)) {
          continue;
        }
        if (Files.isDirectory(category, LinkOption.NOFOLLOW_LINKS)) {
          addUnmanaged(category, found);
        } else {
          found.add(category);
        }
      }
    } catch (IOException e) {
      return Check.fail(
          "unmanaged files", "the folder cannot be read: " + e.getMessage(), "chmod u+rx " + root);
    }
    if (found.isEmpty()) {
      return Check.ok("unmanaged files", "none");
    }
    String shown =
        found.stream().limit(SHOWN).map(Path::toString).collect(Collectors.joining(", "));
    return Check.warn(
        "unmanaged files",
        found.size() + ", such as " + shown,
        "move them away unless they are meant to be there; the cache never touches them");
  }

  /** Heads are symbolic links; everything else was put there by somebody. */
  private static void addUnmanaged(Path category, List<Path> found) throws IOException {
    try (DirectoryStream<Path> heads = Files.newDirectoryStream(category)) {
      for (Path head : heads) {
        if (!Files.isSymbolicLink(head)) {
          found.add(head);
        }
      }
    }
  }
}
