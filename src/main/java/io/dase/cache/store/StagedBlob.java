// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.Digests;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * The value of one put: its digest, its temporary file as soon as there is one, and whether it was
 * named. Used by one thread; closing removes the temporary file.
 */
final class StagedBlob implements Closeable {
  private static final int SLICE = 1 << 16;

  private final Path blobs;
  private final byte[] bytes;
  private final String extension;
  private final boolean sync;
  private final String sha256;
  private final long size;
  private TemporaryFile file;
  private boolean named;

  /**
   * Bytes are only digested here; anything else is copied while it is digested, into the folder
   * {@code blobs} itself, since its own folder is not known before the end.
   */
  StagedBlob(Path blobs, NewEntry entry, boolean sync) throws IOException {
    this.blobs = blobs;
    this.bytes = entry.bytes();
    this.extension = entry.extension();
    this.sync = sync;
    if (bytes != null) {
      sha256 = Digests.sha256Hex(bytes);
      size = bytes.length;
    } else if (isLargeFile(entry)) {
      FileCopy.Copied copied = copyFile(entry.file());
      size = copied.size();
      sha256 = copied.sha256();
    } else {
      MessageDigest digest = Digests.sha256();
      size = entry.content() == null ? copy(entry, digest) : write(entry.content(), digest);
      sha256 = HexFormat.of().formatHex(digest.digest());
    }
  }

  String sha256() {
    return sha256;
  }

  long size() {
    return size;
  }

  String extension() {
    return extension;
  }

  /** The complete temporary file, in the blob's own folder where its digest was known before. */
  TemporaryFile file(Path target) throws IOException {
    TemporaryFile finished = written(target);
    finished.finish(sync);
    return finished;
  }

  /** As {@link #file}, perhaps not synced and closed yet. */
  private TemporaryFile written(Path target) throws IOException {
    if (file == null) {
      if (bytes == null) {
        throw new NoSuchFileException(target.toString(), null, "evicted while it was stored");
      }
      file = TemporaryFile.in(target.getParent());
      file.write(ByteBuffer.wrap(bytes));
    }
    return file;
  }

  /** Finishes the temporary file, and at the same time one that nobody else works on. */
  void finishWith(TemporaryFile other, Path target) throws IOException {
    if (sync) {
      PairSync.finish(written(target), other);
    }
  }

  /** The temporary file, if there is one. */
  Optional<TemporaryFile> existingFile() {
    return Optional.ofNullable(file);
  }

  /** Whether a good blob stood under the name of the digest since this was staged. */
  boolean isNamed() {
    return named;
  }

  void named() {
    named = true;
  }

  /** The temporary file took the blob's place, so that the next one must be written anew. */
  void renamed() {
    file = null;
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }

  private static boolean isLargeFile(NewEntry entry) {
    try {
      return entry.file() != null && Files.size(entry.file()) >= FileCopy.MIN_BYTES;
    } catch (IOException e) {
      throw FileCopy.unreadable(e);
    }
  }

  private FileCopy.Copied copyFile(Path source) throws IOException {
    file = TemporaryFile.in(blobs);
    try {
      FileCopy.Copied copied = FileCopy.copy(source, file, sync);
      closeUnlessSyncedLater();
      return copied;
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private long copy(NewEntry entry, MessageDigest digest) throws IOException {
    long total = 0;
    byte[] slice = new byte[SLICE];
    try (InputStream in = source(entry)) {
      file = TemporaryFile.in(blobs);
      for (int n = read(in, slice); n >= 0; n = read(in, slice)) {
        digest.update(slice, 0, n);
        file.write(ByteBuffer.wrap(slice, 0, n));
        total += n;
      }
      closeUnlessSyncedLater();
      return total;
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private long write(ContentWriter content, MessageDigest digest) throws IOException {
    file = TemporaryFile.in(blobs);
    try {
      long total = write(content, new StagedOutput(file, digest));
      closeUnlessSyncedLater();
      return total;
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  /** A batch holds many. */
  private void closeUnlessSyncedLater() throws IOException {
    if (!sync) {
      file.finish(false);
    }
  }

  private static long write(ContentWriter content, StagedOutput staged) throws IOException {
    OutputStream out = new BufferedOutputStream(staged, SLICE);
    try {
      content.writeTo(out);
      out.flush();
      return staged.size();
    } catch (IOException e) {
      if (staged.threw(e)) {
        throw e;
      }
      throw FileCopy.unreadable(e);
    }
  }

  private static InputStream source(NewEntry entry) {
    try {
      return entry.open();
    } catch (IOException e) {
      throw FileCopy.unreadable(e);
    }
  }

  private static int read(InputStream in, byte[] slice) {
    try {
      return in.read(slice);
    } catch (IOException e) {
      throw FileCopy.unreadable(e);
    }
  }
}
