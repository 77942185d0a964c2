// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.core.Layer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds what is wrong with a store's files, and mends it. Thread-safe, beside any other process. Of
 * no use after its store is closed, and not to be called then.
 */
public final class StoreHealth {
  private final Layout layout;
  private final StoreMarker marker;
  private final RecordFiles records;
  private final Listing listing;
  private final Layers layers;
  private final Quarantine quarantine;
  private final Warnings warnings;

  StoreHealth(
      Layout layout,
      StoreMarker marker,
      RecordFiles records,
      Listing listing,
      Layers layers,
      Quarantine quarantine,
      Warnings warnings) {
    this.layout = layout;
    this.marker = marker;
    this.records = records;
    this.listing = listing;
    this.layers = layers;
    this.quarantine = quarantine;
    this.warnings = warnings;
  }

  /**
   * Finds out whether what is stored can be read now: a folder that cannot looks like an empty one
   * to all else. A root that is not there yet is empty.
   *
   * @throws CacheIoException if it cannot, with the cause and what mends it
   */
  public void requireReadable() {
    try {
      marker.check();
      listing.check();
    } catch (IncompatibleDataException e) {
      throw new CacheIoException(e.getMessage(), e);
    } catch (IOException e) {
      throw new CacheIoException(
          "the cache at " + layout.root() + " cannot be read: " + IoCause.describe(e), e);
    }
  }

  /** Checks every record, blob and head. Reads everything; changes nothing. */
  public List<Finding> validate() {
    return new Validator(layout, records).run();
  }

  /**
   * Mends what a validation found as far as that goes without the values: bad blobs move to
   * quarantine, heads point again to what look-ups get. What cannot be read stays, and is named.
   *
   * @param findings of {@link #validate}, and of whoever checked more
   */
  public List<RepairAction> repair(List<Finding> findings) {
    Stream<Record> live = marker.isReadable(warnings) ? listing.live() : Stream.empty();
    return new Repair(layout, quarantine).run(findings, live, this::served);
  }

  /**
   * Moves the blob of an entry that its reader found to be bad into quarantine; of one of the
   * system root, this store object serves it no more.
   */
  public void quarantine(Entry entry, String found, String expected) {
    if (entry.layer() == Layer.SYSTEM) {
      layers.system().ifPresent(system -> system.reject(entry.record(), found));
      return;
    }
    try {
      quarantine.move(BadBlobException.of(entry.file(), found, expected));
    } catch (IOException e) {
      warnings.degraded(e);
    }
  }

  private Optional<Record> served(Record record) {
    return layers
        .find(record.key(), record.variant(), 0, Reader.Loader.PRESENCE)
        .entry()
        .map(Entry::record);
  }
}
