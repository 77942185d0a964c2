// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.events.CacheEvent;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;

/** Moves bad blobs out of the way, with the reason beside them. Safe from any thread. */
final class Quarantine {
  private static final Logger LOG = System.getLogger(Quarantine.class.getName());

  private final Layout layout;

  Quarantine(Layout layout) {
    this.layout = layout;
  }

  /**
   * Moves the file that was found bad. A file that another process has put in its place meanwhile
   * stays, or comes back.
   */
  void move(BadBlobException bad) throws IOException {
    Path folder = layout.quarantine();
    Path target = folder.resolve(RandomNames.next() + "-" + bad.path().getFileName());
    try {
      if (!isSame(bad.path(), bad.fileKey())) {
        return;
      }
      Files.createDirectories(folder);
      Files.move(bad.path(), target, StandardCopyOption.ATOMIC_MOVE);
      if (!isSame(target, bad.fileKey())) {
        putBack(target, bad.path());
        return;
      }
    } catch (NoSuchFileException e) {
      return;
    }
    new CacheEvent.Quarantine()
        .done(bad.path().getFileName().toString(), bad.found(), bad.expected());
    writeReason(target, bad);
  }

  /** As {@link #move}, and people hear of it; what the file system refuses stays where it is. */
  void tryToMove(BadBlobException bad, Warnings warnings) {
    warnings.warn(
        "quarantine",
        "%s was damaged and is put aside: it has %s; expected %s. What it held is made again; "
                .formatted(layout.root().relativize(bad.path()), bad.found(), bad.expected())
            + "'dase-cache validate' looks at all other files, and a disk that damages more of them"
            + " wants replacing");
    try {
      move(bad);
    } catch (IOException e) {
      warnings.degraded(e);
    }
  }

  private void writeReason(Path target, BadBlobException bad) throws IOException {
    byte[] json =
        CanonicalJson.print(
            Map.of(
                "found", bad.found(),
                "expected", bad.expected(),
                "from", layout.root().relativize(bad.path()).toString()));
    try (TemporaryFile file = TemporaryFile.in(target.getParent())) {
      file.write(ByteBuffer.wrap(json));
      file.write(ByteBuffer.wrap(new byte[] {'\n'}));
      file.finish(false);
      file.link(target.resolveSibling(target.getFileName() + ".reason.json"));
    }
  }

  private static void putBack(Path moved, Path original) throws IOException {
    try {
      Files.createLink(original, moved);
    } catch (FileAlreadyExistsException e) {
      LOG.log(Level.DEBUG, "a third process has written {0} meanwhile", original);
    }
    Files.delete(moved);
  }

  private static boolean isSame(Path path, Object fileKey) throws IOException {
    return Objects.equals(
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey(),
        fileKey);
  }
}
