// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CorruptDataException;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads and commits record files. Safe from any thread. */
final class RecordFiles {
  private final Layout layout;
  private final boolean checkCrc;

  RecordFiles(Layout layout, Faults faults) {
    this.layout = layout;
    this.checkCrc = !faults.skipRecordCrc();
  }

  /**
   * @throws NoSuchFileException if it is gone
   * @throws CorruptDataException if it is not the record that its name says
   */
  StoredRecord read(RecordName name) throws IOException {
    String path = layout.record(name);
    byte[] line = line(path);
    Record record = RecordCodec.decode(line, checkCrc);
    if (!echoes(name, record) || !record.key().key32().equals(name.key32())) {
      throw misnamed(path, record);
    }
    return new StoredRecord(record, line);
  }

  /**
   * As {@link #read}, for listings: without the checks that cost as much as the reading, namely
   * whether the bytes are canonical and whether the name is the key's digest.
   *
   * @param path the file of that name
   */
  Record readListed(String path, RecordName name) throws IOException {
    Record record = RecordCodec.decodeListed(line(path), checkCrc);
    if (!echoes(name, record)) {
      throw misnamed(path, record);
    }
    return record;
  }

  private static boolean echoes(RecordName name, Record record) {
    return record.generation() == name.generation()
        && record.variant().id().equals(name.variantId());
  }

  private static CorruptDataException misnamed(String path, Record record) {
    return new CorruptDataException(
        path
            + " holds the record of "
            + record.key()
            + ", variant "
            + record.variant().id()
            + ", generation "
            + record.generation()
            + "; expected what its name says");
  }

  private static byte[] line(String path) throws IOException {
    File file = new File(path);
    if (!file.isFile()) {
      if (!file.exists()) {
        throw new NoSuchFileException(path);
      }
      throw new CorruptDataException(path + " is not a regular file; expected a record");
    }
    byte[] line = read(file.toPath());
    if (line == null) {
      throw new CorruptDataException(
          path + " has more than " + RecordCodec.MAX_BYTES + " bytes; expected a record");
    }
    return line;
  }

  private static byte[] read(Path path) throws IOException {
    try {
      return FileContent.readRecord(path);
    } catch (IOException e) {
      if (Files.isSymbolicLink(path)) {
        throw new CorruptDataException(path + " is a link; expected a record", e);
      }
      throw e;
    }
  }

  /**
   * The record of a chain that holds generation 1 and no other, as most do: told by two probes
   * instead of a listing. No record was ever removed while the chain has no pruned mark; so if
   * number 2 was absent before record 1 was read, and the mark after that, no higher number stood
   * at the first probe.
   *
   * @return null unless that is certain
   */
  StoredRecord readAlone(String key32, String variantId) {
    RecordName first = new RecordName(key32, variantId, 1);
    if (!isAbsent(layout.record(first.withGeneration(2)))) {
      return null;
    }
    try {
      StoredRecord stored = read(first);
      return isAbsent(layout.pruned(key32, variantId)) ? stored : null;
    } catch (CorruptDataException | IOException e) {
      return null;
    }
  }

  /**
   * Says for good that records of a chain may have been removed; comes before the first removal.
   */
  void markPruned(String key32, String variantId, Durability durability) throws IOException {
    Path mark = Path.of(layout.pruned(key32, variantId));
    TemporaryFile.createEmpty(mark);
    if (durability == Durability.FULL) {
      FileSync.syncFolder(mark.getParent());
    }
  }

  /**
   * Removes the records of a chain below a number, in ascending order, so that no number is ever
   * free above one that is taken.
   *
   * @return how many went
   */
  int removeBelow(long generation, Chain chain, Durability durability) throws IOException {
    int removed = 0;
    for (int i = chain.names().size() - 1; i >= 0; i--) {
      RecordName name = chain.names().get(i);
      if (name.generation() >= generation) {
        break;
      }
      if (removed == 0) {
        markPruned(name.key32(), name.variantId(), durability);
      }
      removed += Files.deleteIfExists(Path.of(layout.record(name))) ? 1 : 0;
    }
    return removed;
  }

  /** No error is taken for absence, nor a link for the file that it names. */
  private static boolean isAbsent(String path) {
    return Files.notExists(Path.of(path), LinkOption.NOFOLLOW_LINKS);
  }

  /** Writes the record under a temporary name; its link is the commit, once it is finished. */
  Prepared prepare(Record record) throws IOException {
    RecordName name =
        new RecordName(record.key().key32(), record.variant().id(), record.generation());
    Path target = Path.of(layout.record(name));
    byte[] line = RecordCodec.encode(record);
    TemporaryFile file = TemporaryFile.in(target.getParent());
    Prepared prepared = new Prepared(file, target, new StoredRecord(record, line));
    try {
      file.write(ByteBuffer.wrap(line));
      return prepared;
    } catch (IOException e) {
      prepared.close();
      throw e;
    }
  }

  /** A complete record that nobody sees yet. Used by one thread. */
  record Prepared(TemporaryFile file, Path target, StoredRecord stored) implements Closeable {
    /**
     * Commits the record under its number.
     *
     * @return false if the number is taken
     */
    boolean commit(Durability durability) throws IOException {
      boolean linked = file.link(target);
      if (linked && durability == Durability.FULL) {
        FileSync.syncFolder(target.getParent());
      }
      return linked;
    }

    @Override
    public void close() {
      file.close();
    }
  }
}
