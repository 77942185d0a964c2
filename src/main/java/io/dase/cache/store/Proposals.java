// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.store.Proposal.ConflictException;
import io.dase.cache.store.Proposal.Draft;
import java.io.IOException;
import java.util.Optional;

/** The kinds of change that a store commits. */
final class Proposals {
  private Proposals() {}

  /** Whether a record says all that this value would. */
  static boolean holds(Record record, StagedBlob blob, NewEntry entry) {
    return record.isLive()
        && record.sha256().equals(blob.sha256())
        && record.extension().equals(entry.extension())
        && record.schema() == entry.schema()
        && record.expiresMs() == entry.expiresMs()
        && record.meta().equals(entry.meta());
  }

  /** A value of its own, named before the first record is read. */
  static final class Put implements Proposal {
    private final NewEntry entry;
    private final StagedBlob blob;

    /** Of a blob that is named already. */
    Put(NewEntry entry, StagedBlob blob) {
      this.entry = entry;
      this.blob = blob;
    }

    Put(BlobFiles blobs, NewEntry entry, Durability durability) throws IOException {
      this.entry = entry;
      blob = blobs.stage(entry, durability);
      try {
        blobs.name(blob, durability);
      } catch (IOException | RuntimeException e) {
        blob.close();
        throw e;
      }
    }

    @Override
    public Optional<Draft> propose(StoredRecord newest) {
      return newest != null && holds(newest.record(), blob, entry)
          ? Optional.empty()
          : Optional.of(Draft.live(blob, entry));
    }

    @Override
    public void close() {
      blob.close();
    }
  }

  /** A value that replaces one certain record and no other. */
  record Replace(Put put, String parent) implements Proposal {
    @Override
    public Optional<Draft> propose(StoredRecord newest) throws ConflictException {
      String found = newest == null ? "" : newest.digest();
      if (!found.equals(parent)) {
        throw new ConflictException(
            "the newest record is '" + found + "'; expected '" + parent + "': read it again");
      }
      return Optional.of(Draft.live(put.blob, put.entry));
    }

    @Override
    public void close() {
      put.close();
    }
  }

  /** A tombstone for what is live. */
  record Delete() implements Proposal {
    @Override
    public Optional<Draft> propose(StoredRecord newest) {
      return newest == null || !newest.record().isLive()
          ? Optional.empty()
          : Optional.of(Draft.TOMBSTONE);
    }

    @Override
    public void close() {}
  }

  /** A value that follows from the newest one. */
  static final class Update implements Proposal {
    private final BlobFiles blobs;
    private final Durability durability;
    private final Derivation derivation;
    private StagedBlob blob;

    /** Makes the next value from the newest one. */
    @FunctionalInterface
    interface Derivation {
      Optional<NewEntry> get() throws IOException;
    }

    Update(BlobFiles blobs, Durability durability, Derivation derivation) {
      this.blobs = blobs;
      this.durability = durability;
      this.derivation = derivation;
    }

    @Override
    public Optional<Draft> propose(StoredRecord newest) throws IOException {
      close();
      Optional<NewEntry> next = derivation.get();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      blob = blobs.stage(next.get(), durability);
      blobs.name(blob, durability);
      return Optional.of(Draft.live(blob, next.get()));
    }

    @Override
    public void close() {
      if (blob != null) {
        blob.close();
      }
    }
  }
}
