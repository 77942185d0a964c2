// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.core.MissReason;
import io.dase.cache.core.Variant;
import io.dase.cache.events.CacheEvent;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Changes of a store, each as one proposal to its {@link Writer}; a folder that cannot be written
 * to, or that is of another format, skips them with one warning. Thread-safe.
 */
final class Commits {
  private final Layout layout;
  private final StoreMarker marker;
  private final RecordFiles records;
  private final BlobFiles blobs;
  private final Layers layers;
  private final Writer writer;
  private final Quota quota;
  private final Lifetimes lifetimes;
  private final Durability durability;
  private final boolean readOnly;
  private final Warnings warnings;

  Commits(
      Layout layout,
      StoreMarker marker,
      RecordFiles records,
      BlobFiles blobs,
      Layers layers,
      Writer writer,
      Quota quota,
      Lifetimes lifetimes,
      StoreOptions options,
      Warnings warnings) {
    this.layout = layout;
    this.marker = marker;
    this.records = records;
    this.blobs = blobs;
    this.layers = layers;
    this.writer = writer;
    this.quota = quota;
    this.lifetimes = lifetimes;
    this.durability = options.durability();
    this.readOnly = options.readOnly();
    this.warnings = warnings;
  }

  /** Makes the folder a store unless it is one; false if it can be none, of which people hear. */
  boolean begin() {
    try {
      publish();
      return true;
    } catch (IOException | IncompatibleDataException e) {
      skipped(e);
      return false;
    }
  }

  PutOutcome put(CacheKey key, Variant variant, NewEntry value) {
    return commit(key, variant, () -> proposal(key, value));
  }

  Map<CacheKey, PutOutcome> putAll(Map<CacheKey, NewEntry> values) {
    Map<CacheKey, PutOutcome> outcomes = new LinkedHashMap<>();
    if (durability != Durability.BATCH) {
      values.forEach((key, value) -> outcomes.put(key, put(key, Variant.NONE, value)));
      return outcomes;
    }
    try {
      publish();
      return new BatchWriter(layout, records, blobs, writer, quota, lifetimes, this::skipped)
          .put(values);
    } catch (IOException | IncompatibleDataException e) {
      PutOutcome skipped = skipped(e);
      values.keySet().forEach(key -> outcomes.put(key, skipped));
      return outcomes;
    }
  }

  /**
   * @param parent digest of the record that has to be the one that is served; empty: none
   */
  PutOutcome replace(CacheKey key, Variant variant, NewEntry value, String parent) {
    return commit(
        key,
        variant,
        () -> new Proposals.Replace(proposal(key, value), parent, below(key, variant)));
  }

  PutOutcome update(CacheKey key, Variant variant, Change change) {
    return commit(
        key,
        variant,
        () ->
            new Proposals.Update(
                blobs,
                admission(key),
                durability,
                () -> change.apply(readable(layers.findForUpdate(key, variant)))));
  }

  PutOutcome delete(CacheKey key, Variant variant) {
    return commit(key, variant, () -> new Proposals.Delete(below(key, variant)));
  }

  /**
   * @param parent digest of the record that has to be the newest of the user's chain
   */
  PutOutcome restore(CacheKey key, Variant variant, NewEntry value, String parent) {
    return commit(
        key, variant, () -> new Proposals.Replace(proposal(key, value), parent, Optional::empty));
  }

  private Supplier<Optional<Entry>> below(CacheKey key, Variant variant) {
    return () -> layers.findBelow(key, variant, Reader.Loader.PRESENCE);
  }

  /** Makes a proposal, which may write its blob. */
  @FunctionalInterface
  private interface Preparation {
    Proposal prepare() throws IOException;
  }

  private PutOutcome commit(CacheKey key, Variant variant, Preparation preparation) {
    CacheEvent.Put event = new CacheEvent.Put();
    PutOutcome outcome = tryToCommit(key, variant, preparation);
    event.done(key, outcome.state().name(), outcome.detail());
    return outcome;
  }

  private PutOutcome tryToCommit(CacheKey key, Variant variant, Preparation preparation) {
    try {
      publish();
      try (Proposal proposal = preparation.prepare()) {
        PutOutcome outcome = writer.commit(key, variant, proposal);
        if (outcome.isWritten() && proposal.isAddition()) {
          added(key);
        }
        return outcome;
      }
    } catch (IOException | IncompatibleDataException e) {
      return skipped(e);
    }
  }

  private Proposals.Put proposal(CacheKey key, NewEntry value) throws IOException {
    return new Proposals.Put(blobs, admission(key), value, lifetimes, durability);
  }

  private Proposals.Admission admission(CacheKey key) {
    return blob -> {
      if (!blobs.isThere(blob)) {
        quota.admit(key.category(), blob.size());
      }
    };
  }

  /** The entry is stored, whatever becomes of the others. */
  private void added(CacheKey key) {
    try {
      quota.added(key.category());
    } catch (IOException e) {
      warnings.degraded(e);
    }
  }

  private void publish() throws IOException {
    if (readOnly) {
      throw new ReadOnlyException();
    }
    marker.publish(durability != Durability.NONE);
  }

  /** As asked for, so that nobody is warned. */
  private static final class ReadOnlyException extends IOException {
    private static final long serialVersionUID = 1;
  }

  private PutOutcome skipped(Exception cause) {
    if (cause instanceof ReadOnlyException) {
      return PutOutcome.skipped("this store was opened to be read only");
    }
    if (cause instanceof Quota.NoRoomException) {
      warnings.warn("limit", cause.getMessage());
      return PutOutcome.skipped(cause.getMessage());
    }
    if (cause instanceof IOException e) {
      warnings.degraded(e);
      return PutOutcome.skipped(IoCause.describe(e));
    }
    warnings.warn("marker", cause.getMessage());
    return PutOutcome.skipped(cause.getMessage());
  }

  private static Optional<Entry> readable(Lookup newest) throws IOException {
    if (newest.reason().equals(Optional.of(MissReason.IO))) {
      throw new IOException(newest.detail());
    }
    return newest.entry();
  }
}
