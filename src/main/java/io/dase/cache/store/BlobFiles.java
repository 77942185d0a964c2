// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/** Names, reads and checks blobs. Safe from any thread. */
final class BlobFiles {
  private static final int TRIES = 5;

  private final Layout layout;
  private final BlobVerifier verifier;
  private final Quarantine quarantine;
  private final FileSystemClock clock;
  private final boolean readOnly;

  BlobFiles(Layout layout, Faults faults, Quarantine quarantine, FileSystemClock clock) {
    this(layout, faults, quarantine, clock, false);
  }

  private BlobFiles(
      Layout layout,
      Faults faults,
      Quarantine quarantine,
      FileSystemClock clock,
      boolean readOnly) {
    this.readOnly = readOnly;
    this.layout = layout;
    this.verifier = new BlobVerifier(faults);
    this.quarantine = quarantine;
    this.clock = clock;
  }

  /** Of a root in which nothing is changed, not even the time of last use. */
  static BlobFiles readOnly(Layout layout, Faults faults) {
    return new BlobFiles(layout, faults, null, null, true);
  }

  Path path(Record record) {
    return layout.blob(record.sha256(), record.extension());
  }

  /** The name of a live record's blob in its folder. */
  static String name(Record record) {
    return record.sha256() + "." + record.extension();
  }

  static boolean isBlobName(String name) {
    int dot = name.indexOf('.');
    return dot == Record.DIGEST_LENGTH
        && Record.isHex(name.substring(0, dot), Record.DIGEST_LENGTH)
        && Record.isExtension(name.substring(dot + 1));
  }

  /** Whether a file stands under the blob's name, so that putting it takes no more space. */
  boolean isThere(StagedBlob blob) {
    return layout.blob(blob.sha256(), blob.extension()).toFile().exists();
  }

  StagedBlob stage(NewEntry entry, Durability durability) throws IOException {
    return new StagedBlob(layout.blobs(), entry, durability != Durability.NONE);
  }

  /** Writes the blob's temporary file without a sync, unless a file stands under its name. */
  void prepare(StagedBlob blob) throws IOException {
    Path target = layout.blob(blob.sha256(), blob.extension());
    if (!target.toFile().exists()) {
      blob.file(target);
    }
  }

  /** Makes sure that a good blob has stood under the name of its digest. */
  void name(StagedBlob blob, Durability durability) throws IOException {
    if (!blob.isNamed()) {
      link(blob, durability);
      blob.named();
    }
  }

  /**
   * As {@link #name(StagedBlob, Durability)}, and finishes the file of the record that is to say
   * so: where there is something to sync, with that of the blob.
   */
  void name(StagedBlob blob, Durability durability, TemporaryFile record) throws IOException {
    Path target = layout.blob(blob.sha256(), blob.extension());
    if (!blob.isNamed() && !target.toFile().exists()) {
      blob.finishWith(record, target);
    }
    record.finish(durability != Durability.NONE);
    name(blob, durability);
  }

  private void link(StagedBlob blob, Durability durability) throws IOException {
    Path target = layout.blob(blob.sha256(), blob.extension());
    boolean taken = target.toFile().exists();
    for (int i = 0; i < TRIES; i++) {
      if (taken && accept(target, blob, durability)) {
        return;
      }
      if (blob.file(target).link(target)) {
        if (durability == Durability.FULL) {
          FileSync.syncFolder(target.getParent());
        }
        return;
      }
      taken = true;
    }
    throw new IOException(target + " was taken away " + TRIES + " times while it was stored");
  }

  /** Names the blob once more if it was collected meanwhile. */
  void keep(StagedBlob blob, Durability durability) throws IOException {
    if (!layout.blob(blob.sha256(), blob.extension()).toFile().exists()) {
      link(blob, durability);
    }
  }

  /**
   * Reads and checks the content.
   *
   * @throws NoSuchFileException if it is gone
   */
  byte[] read(Record record, Path path) throws IOException, BadBlobException {
    BasicFileAttributes attributes = BlobVerifier.attributes(path, record.size());
    if (record.size() > Integer.MAX_VALUE - Long.BYTES) {
      throw new IOException(
          path + " has " + record.size() + " bytes, too many for an array; look it up by its path");
    }
    try {
      byte[] content = FileContent.read(path, (int) record.size());
      verifier.check(path, attributes, content, record.sha256());
      refresh(path, attributes);
      return content;
    } catch (EOFException e) {
      throw new BadBlobException(path, attributes.fileKey(), e.getMessage(), "a whole blob");
    }
  }

  /** Checks only that a file of the right size is there. */
  static byte[] probe(Record record, Path path) throws IOException, BadBlobException {
    BlobVerifier.attributes(path, record.size());
    return null;
  }

  /** Checks the content once per process and file, without holding it in memory. */
  void verify(Record record, Path path) throws IOException, BadBlobException {
    BasicFileAttributes attributes = BlobVerifier.attributes(path, record.size());
    verifier.checkOnce(path, attributes, record.sha256());
    refresh(path, attributes);
  }

  /** Takes a blob that is there already, and is good. A bad one moves to quarantine. */
  private boolean accept(Path target, StagedBlob blob, Durability durability) throws IOException {
    try {
      BasicFileAttributes attributes = BlobVerifier.attributes(target, blob.size());
      verifier.check(target, attributes, blob.sha256());
      if (durability != Durability.NONE) {
        FileSync.sync(target);
      }
      if (!refresh(target, attributes)) {
        blob.file(target).rename(target);
        blob.renamed();
      }
      return true;
    } catch (NoSuchFileException e) {
      return false;
    } catch (BadBlobException e) {
      quarantine.move(e);
      return false;
    }
  }

  /**
   * Notes the use of a blob in its mtime, at most once an hour.
   *
   * @return false if that is due but refused, as for another user's file
   */
  private boolean refresh(Path path, BasicFileAttributes attributes) {
    if (readOnly || !clock.isOlderThanAnHour(attributes.lastModifiedTime())) {
      return true;
    }
    FileTime now = clock.now();
    try {
      Files.getFileAttributeView(path, BasicFileAttributeView.class).setTimes(now, null, null);
      verifier.moved(attributes, Files.readAttributes(path, BasicFileAttributes.class));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
