// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CorruptDataException;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
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
    File file = new File(path);
    if (!file.isFile()) {
      if (!file.exists()) {
        throw new NoSuchFileException(path);
      }
      throw new CorruptDataException(path + " is not a regular file; expected a record");
    }
    byte[] line = FileContent.readAtMost(file.toPath(), RecordCodec.MAX_BYTES);
    if (line == null) {
      throw new CorruptDataException(
          path + " has more than " + RecordCodec.MAX_BYTES + " bytes; expected a record");
    }
    Record record = RecordCodec.decode(line, checkCrc);
    if (record.generation() != name.generation()
        || !record.variant().id().equals(name.variantId())
        || !record.key().key32().equals(name.key32())) {
      throw new CorruptDataException(
          path
              + " holds the record of "
              + record.key()
              + ", variant "
              + record.variant().id()
              + ", generation "
              + record.generation()
              + "; expected what its name says");
    }
    return new StoredRecord(record, line);
  }

  /**
   * Commits the record under its number.
   *
   * @return the record, or null if the number is taken
   */
  StoredRecord commit(Record record, Durability durability) throws IOException {
    RecordName name =
        new RecordName(record.key().key32(), record.variant().id(), record.generation());
    Path target = Path.of(layout.record(name));
    byte[] line = RecordCodec.encode(record);
    try (TemporaryFile file = TemporaryFile.in(target.getParent())) {
      file.write(ByteBuffer.wrap(line));
      file.finish(durability != Durability.NONE);
      if (!file.link(target)) {
        return null;
      }
    }
    if (durability == Durability.FULL) {
      FileContent.syncFolder(target.getParent());
    }
    return new StoredRecord(record, line);
  }
}
