// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.store.Proposal.ConflictException;
import io.dase.cache.store.Proposal.Draft;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/** The kinds of change that a store commits. */
final class Proposals {
  private Proposals() {}

  /** Whether a record says all that this value would, and may still say it. */
  static boolean holds(Record record, StagedBlob blob, NewEntry entry, Lifetimes lifetimes) {
    return record.isLive()
        && !lifetimes.hasOutlivedItsCategory(record)
        && record.sha256().equals(blob.sha256())
        && record.extension().equals(entry.extension())
        && record.schema() == entry.schema()
        && record.expiresMs() == entry.expiresMs()
        && record.meta().equals(entry.meta());
  }

  /** Asked before a value is named, which may throw for want of room. */
  @FunctionalInterface
  interface Admission {
    void admit(StagedBlob blob) throws IOException;
  }

  /** A value of its own. */
  static final class Put implements Proposal {
    private final BlobFiles blobs;
    private final NewEntry entry;
    private final StagedBlob blob;
    private final Lifetimes lifetimes;
    private final Durability durability;
    private boolean addition;

    /** Of a blob that was admitted already. */
    Put(
        BlobFiles blobs,
        StagedBlob blob,
        NewEntry entry,
        Lifetimes lifetimes,
        Durability durability) {
      this.blobs = blobs;
      this.entry = entry;
      this.blob = blob;
      this.lifetimes = lifetimes;
      this.durability = durability;
    }

    Put(
        BlobFiles blobs,
        Admission admission,
        NewEntry entry,
        Lifetimes lifetimes,
        Durability durability)
        throws IOException {
      this(blobs, blobs.stage(entry, durability), entry, lifetimes, durability);
      try {
        admission.admit(blob);
      } catch (IOException | RuntimeException e) {
        blob.close();
        throw e;
      }
    }

    @Override
    public Optional<Draft> propose(StoredRecord newest) throws IOException {
      addition = newest == null || !newest.record().isLive();
      if (newest == null || !holds(newest.record(), blob, entry, lifetimes)) {
        return Optional.of(Draft.live(blob, entry));
      }
      blobs.name(blob, durability);
      return Optional.empty();
    }

    @Override
    public boolean isAddition() {
      return addition;
    }

    @Override
    public void close() {
      blob.close();
    }
  }

  /** Whether the system root's entry, if there is one, is served below this end of a chain. */
  private static boolean isOpen(StoredRecord newest) {
    return newest == null || newest.record().state() == EntryState.EVICTED;
  }

  /**
   * A value that replaces one certain record and no other.
   *
   * @param below gives the entry of the system root
   */
  record Replace(Put put, String parent, Supplier<Optional<Entry>> below) implements Proposal {
    @Override
    public Optional<Draft> propose(StoredRecord newest) throws ConflictException {
      Optional<Entry> served = isOpen(newest) ? below.get() : Optional.empty();
      String found = served.map(Entry::digest).orElse(newest == null ? "" : newest.digest());
      if (!found.equals(parent)) {
        throw new ConflictException(
            "the newest record is '" + found + "'; expected '" + parent + "': read it again");
      }
      put.addition = newest == null || !newest.record().isLive();
      return Optional.of(Draft.live(put.blob, put.entry));
    }

    @Override
    public boolean isAddition() {
      return put.addition;
    }

    @Override
    public void close() {
      put.close();
    }
  }

  /**
   * A tombstone for what is live.
   *
   * @param below gives the entry of the system root, which the tombstone hides
   */
  record Delete(Supplier<Optional<Entry>> below) implements Proposal {
    @Override
    public Optional<Draft> propose(StoredRecord newest) {
      boolean live = isOpen(newest) ? below.get().isPresent() : newest.record().isLive();
      return live ? Optional.of(Draft.TOMBSTONE) : Optional.empty();
    }

    @Override
    public void close() {}
  }

  /** A tombstone for one certain record, as long as nobody has written a newer one. */
  static final class Evict implements Proposal {
    private final long generation;
    private boolean gone;

    Evict(long generation) {
      this.generation = generation;
    }

    /** Whether somebody else has removed the entry. */
    boolean isGone() {
      return gone;
    }

    @Override
    public Optional<Draft> propose(StoredRecord newest) {
      gone = newest == null || !newest.record().isLive();
      return gone || newest.record().generation() != generation
          ? Optional.empty()
          : Optional.of(Draft.EVICTED);
    }

    @Override
    public void close() {}
  }

  /** A value that follows from the newest one. */
  static final class Update implements Proposal {
    private final BlobFiles blobs;
    private final Admission admission;
    private final Durability durability;
    private final Derivation derivation;
    private StagedBlob blob;
    private boolean addition;

    /** Makes the next value from the newest one. */
    @FunctionalInterface
    interface Derivation {
      Optional<NewEntry> get() throws IOException;
    }

    Update(BlobFiles blobs, Admission admission, Durability durability, Derivation derivation) {
      this.blobs = blobs;
      this.admission = admission;
      this.durability = durability;
      this.derivation = derivation;
    }

    @Override
    public Optional<Draft> propose(StoredRecord newest) throws IOException {
      close();
      addition = newest == null || !newest.record().isLive();
      Optional<NewEntry> next = derivation.get();
      if (next.isEmpty()) {
        return Optional.empty();
      }
      blob = blobs.stage(next.get(), durability);
      admission.admit(blob);
      return Optional.of(Draft.live(blob, next.get()));
    }

    @Override
    public boolean isAddition() {
      return addition;
    }

    @Override
    public void close() {
      if (blob != null) {
        blob.close();
      }
    }
  }
}
