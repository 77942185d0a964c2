// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.core.MissReason;
import io.dase.cache.core.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The store below a store: read, and never written, not even to note a use or to move a bad blob
 * away. One that cannot be used holds nothing, with one warning. Safe from any thread.
 */
final class SystemLayer {
  private final Layout layout;
  private final StoreMarker marker;
  private final RecordFiles records;
  private final Reader reader;
  private final Listing listing;
  private final Warnings warnings;
  private final Set<String> rejected = ConcurrentHashMap.newKeySet();
  private volatile boolean usable;

  SystemLayer(Path root, Lifetimes lifetimes, Faults faults, Warnings warnings) {
    layout = new Layout(root);
    marker = new StoreMarker(layout.marker());
    records = new RecordFiles(layout, faults);
    BlobFiles blobs = BlobFiles.readOnly(layout, faults);
    reader = new Reader(layout, marker, records, blobs, bad -> {}, lifetimes, warnings);
    listing = new Listing(layout, records, warnings);
    this.warnings = warnings;
  }

  Path root() {
    return layout.root();
  }

  RecordFiles records() {
    return records;
  }

  Layout layout() {
    return layout;
  }

  /** Whether it can be read; whoever asks gets what the file system says now until it can. */
  boolean isUsable() {
    if (usable) {
      return true;
    }
    try {
      marker.check();
      usable = marker.isPresent();
      if (!usable) {
        leftOut("there is no " + layout.marker());
      }
    } catch (IncompatibleDataException e) {
      leftOut(e.getMessage());
    } catch (IOException e) {
      leftOut(IoCause.describe(e));
    }
    return usable;
  }

  /** As {@link Reader#find}. The first damage that is met at an entry is told, and stepped over. */
  Lookup find(CacheKey key, Variant variant, long schema, Reader.Loader loader) {
    if (!isUsable()) {
      return Lookup.miss(MissReason.COLD, "it was never stored");
    }
    Lookup lookup = reader.find(key, variant, schema, loader).lookup();
    if (isDamaged(lookup)) {
      tellOfDamage(key, lookup.detail());
    }
    Optional<Record> record = lookup.entry().map(Entry::record);
    return record.isPresent() && rejected.contains(record.get().sha256())
        ? Lookup.miss(MissReason.CORRUPT, "its content in the system root is bad")
        : lookup;
  }

  /** Its chains; to be asked if it is usable. */
  Listing listing() {
    return listing;
  }

  /** Serves this content no more: its reader found it to be bad. */
  void reject(Record record, String found) {
    rejected.add(record.sha256());
    tellOfDamage(record.key(), found);
  }

  private static boolean isDamaged(Lookup lookup) {
    return lookup
        .reason()
        .map(reason -> reason == MissReason.CORRUPT || reason == MissReason.IO)
        .orElse(!lookup.detail().isEmpty());
  }

  private void leftOut(String why) {
    warnings.warn(
        "system root",
        "the system root "
            + layout.root()
            + " is left out: "
            + why
            + "; name a store in "
            + StoreOptions.SYSTEM_ROOT
            + ", or unset it");
  }

  private void tellOfDamage(CacheKey key, String detail) {
    warnings.warn(
        "system " + key.key32(),
        "in the system root "
            + layout.root()
            + ", "
            + key
            + " is damaged and stepped over: "
            + detail
            + "; whoever keeps that root mends it by 'dase-cache warmup --root'");
  }
}
