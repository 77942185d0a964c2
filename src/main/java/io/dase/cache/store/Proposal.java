// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * What a writer wants to commit, asked anew after every lost race. Used by one thread; closing
 * removes its temporary files.
 */
interface Proposal extends Closeable {
  /**
   * @param newest the newest good record, live or not; null if there is none
   * @return empty if nothing is to be written
   * @throws ConflictException if the record that the caller had read is no longer the newest
   */
  Optional<Draft> propose(StoredRecord newest) throws IOException, ConflictException;

  /** Whether what was proposed last makes an entry where none was live. */
  default boolean isAddition() {
    return false;
  }

  @Override
  void close();

  /** The next record but for its number. */
  record Draft(EntryState state, StagedBlob blob, NewEntry entry) {
    static final Draft TOMBSTONE = new Draft(EntryState.DELETED, null, null);

    static final Draft EVICTED = new Draft(EntryState.EVICTED, null, null);

    static Draft live(StagedBlob blob, NewEntry entry) {
      return new Draft(EntryState.LIVE, blob, entry);
    }
  }

  /** The parent that a replacement names is no longer the newest record. */
  final class ConflictException extends Exception {
    private static final long serialVersionUID = 1L;

    ConflictException(String message) {
      super(message);
    }
  }
}
