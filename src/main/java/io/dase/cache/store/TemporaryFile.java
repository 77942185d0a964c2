// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that nobody sees until it is complete: written under a random name, then given its own by
 * one link or rename. Used by one thread at a time; closing removes the random name.
 */
final class TemporaryFile implements Closeable {
  private static final Logger LOG = System.getLogger(TemporaryFile.class.getName());
  private static final Set<OpenOption> CREATE =
      Set.of(
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);
  private static final FileAttribute<?> READ_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r--r--r--"));

  private final Path path;
  private final FileChannel channel;
  private boolean synced;

  private TemporaryFile(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  /** Makes the folder where it is missing. */
  static TemporaryFile in(Path folder) throws IOException {
    Path path = folder.resolve(Layout.temporaryName());
    try {
      return new TemporaryFile(path, open(path));
    } catch (NoSuchFileException e) {
      Files.createDirectories(folder);
      return new TemporaryFile(path, open(path));
    }
  }

  /** Makes an empty file under its own name, unless something stands there. */
  static void createEmpty(Path path) throws IOException {
    try {
      open(path).close();
    } catch (FileAlreadyExistsException e) {
      LOG.log(Level.DEBUG, "it is there already: {0}", path);
    }
  }

  void write(ByteBuffer bytes) throws IOException {
    synced = false;
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Unless nothing was written since the last time. */
  void sync() throws IOException {
    if (!synced) {
      channel.force(false);
      synced = true;
    }
  }

  boolean isSynced() {
    return synced;
  }

  /** Syncs where asked, and closes the file; its names stay. Once more does nothing. */
  void finish(boolean sync) throws IOException {
    try (channel) {
      if (sync) {
        sync();
      }
    }
  }

  Path path() {
    return path;
  }

  /** Open until this is finished or closed. */
  FileChannel channel() {
    return channel;
  }

  /** Removes the random name, and leaves the file open. */
  void forgetName() throws IOException {
    Files.deleteIfExists(path);
  }

  /**
   * Gives the file its name.
   *
   * @return false if the name is taken by another file
   */
  boolean link(Path target) throws IOException {
    try {
      makeLink(target);
      return true;
    } catch (FileAlreadyExistsException e) {
      return wasLinked();
    } catch (IOException e) {
      if (wasLinked()) {
        return true;
      }
      throw e;
    }
  }

  /** Replaces what stands under the name. */
  void rename(Path target) throws IOException {
    Files.move(path, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    try (channel) {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a temporary file stays until it is collected: " + path, e);
    }
  }

  private void makeLink(Path target) throws IOException {
    try {
      Files.createLink(target, path);
    } catch (NoSuchFileException e) {
      Files.createDirectories(target.getParent());
      Files.createLink(target, path);
    }
  }

  /** The link took place although its reply was lost, as happens on NFS. */
  private boolean wasLinked() {
    try {
      return (Integer) Files.getAttribute(path, "unix:nlink", LinkOption.NOFOLLOW_LINKS) > 1;
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }

  private static FileChannel open(Path path) throws IOException {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? FileChannel.open(path, CREATE, READ_ONLY)
        : FileChannel.open(path, CREATE);
  }
}
