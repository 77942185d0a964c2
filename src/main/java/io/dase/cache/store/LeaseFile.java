// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.function.Predicate;

/**
 * One claim to a lease: a file of this process, named when nobody else's stands there. {@link
 * #touch} and {@link #isMine} are safe from any thread; a touch after {@link #close} does nothing.
 */
final class LeaseFile implements Closeable {
  private static final Logger LOG = System.getLogger(LeaseFile.class.getName());

  private final Path path;
  private final String nonce = RandomNames.next();
  private final TemporaryFile file;

  /** Writes the file under a temporary name, and makes the folder where it is missing. */
  LeaseFile(Path folder, String name) throws IOException {
    path = folder.resolve(name);
    file = TemporaryFile.in(folder);
    try {
      file.write(ByteBuffer.wrap(LeaseSight.content(nonce)));
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** The file system's now. */
  static FileTime now(Path folder) throws IOException {
    try (TemporaryFile probe = TemporaryFile.in(folder)) {
      return Files.getLastModifiedTime(probe.path());
    }
  }

  /** Whether this process holds the lease from now on. */
  boolean claim() throws IOException {
    boolean mine = file.link(path);
    if (mine) {
      file.forgetName();
    }
    return mine;
  }

  /**
   * Sets the file's time to the file system's now, by writing its last byte again: Java has no
   * other way to let a file server do it.
   */
  void touch() {
    try {
      ByteBuffer last = ByteBuffer.wrap(LeaseSight.content(nonce));
      last.position(last.limit() - 1);
      file.channel().write(last, last.position());
      file.channel().force(false);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a lease was not touched: " + path, e);
    }
  }

  /** Whether the name is that of this file now. */
  boolean isMine() {
    try {
      return LeaseSight.of(path).nonce().equals(nonce);
    } catch (IOException e) {
      return false;
    }
  }

  /** Removes the temporary name, and the lease unless it is another's by now. */
  @Override
  public void close() {
    try (file) {
      if (isMine()) {
        takeAway(path, moved -> moved.nonce().equals(nonce));
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "a lease stays until it is stale: " + path, e);
    }
  }

  /** Removes what was seen, if it is still that. */
  static void breakLease(Path path, LeaseSight seen) throws IOException {
    try {
      takeAway(path, seen::equals);
    } catch (NoSuchFileException e) {
      // Another process was faster.
    }
  }

  /**
   * Renames, so that one of many wins, and looks again: another one gets its name back, unless that
   * was taken again; then its holder notices.
   */
  private static void takeAway(Path path, Predicate<LeaseSight> expected) throws IOException {
    Path aside = path.resolveSibling(Layout.temporaryName());
    Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE);
    if (!expected.test(LeaseSight.of(aside))) {
      try {
        Files.createLink(path, aside);
      } catch (FileAlreadyExistsException e) {
        LOG.log(Level.DEBUG, "a lease was taken again meanwhile: " + path, e);
      }
    }
    remove(aside);
  }

  private static void remove(Path aside) {
    try {
      Files.deleteIfExists(aside);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "what stood in a lease's place stays until it is collected", e);
    }
  }
}
