// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.core.Variant;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The shared store: one folder used at the same time by Java and C++ processes
 * (docs/store-format.md).
 *
 * <p>Thread-safe. Nothing found on disk throws: look-ups miss with a reason, puts are skipped with
 * one warning per process and cause. Using a closed store throws {@code IllegalStateException}.
 */
public final class Store implements AutoCloseable {
  private final Layout layout;
  private final StoreOptions options;
  private final StoreMarker marker;
  private final RecordFiles records;
  private final BlobFiles blobs;
  private final Reader reader;
  private final Writer writer;
  private final Warnings warnings;
  private volatile boolean closed;

  private Store(Path root, StoreOptions options, Environment environment) {
    this.options = options;
    layout = new Layout(root);
    warnings = new Warnings(layout.root().toString(), options.warn());
    marker = new StoreMarker(layout.marker());
    FileSystemClock clock = new FileSystemClock();
    Quarantine quarantine = new Quarantine(layout);
    records = new RecordFiles(layout, environment.faults());
    blobs = new BlobFiles(layout, environment.faults(), quarantine, clock);
    reader = new Reader(layout, marker, records, blobs, quarantine, environment, warnings);
    Housekeeping housekeeping =
        new Housekeeping(layout, records, clock, environment.faults(), warnings);
    writer = new Writer(layout, records, blobs, housekeeping, options, environment);
  }

  /** Opens a store with the default options. */
  public static Store open(Path root) {
    return open(root, StoreOptions.defaults());
  }

  /**
   * Never fails: a root that cannot be used gives a store whose look-ups miss and whose puts are
   * skipped. Nothing is created before the first put.
   */
  public static Store open(Path root, StoreOptions options) {
    return open(root, options, Environment.system());
  }

  static Store open(Path root, StoreOptions options, Environment environment) {
    return new Store(root, Objects.requireNonNull(options, "options"), environment);
  }

  /** The absolute path of the folder. */
  public Path root() {
    return layout.root();
  }

  /** Looks up a value of any schema that is the same on all machines. */
  public Lookup get(CacheKey key) {
    return get(key, Variant.NONE, 0);
  }

  /**
   * Looks up a value and reads it into memory.
   *
   * @param schema the version of the value's layout that the caller reads; 0 accepts any
   */
  public Lookup get(CacheKey key, Variant variant, long schema) {
    checkOpen();
    return reader.find(key, variant, schema, blobs::read);
  }

  /** Looks up a value of any size; it is checked, but not held in memory. */
  public Lookup getFile(CacheKey key, Variant variant, long schema) {
    checkOpen();
    return reader.find(
        key,
        variant,
        schema,
        (record, path) -> {
          blobs.verify(record, path);
          return null;
        });
  }

  /** Stores a value that is the same on all machines. */
  public PutOutcome put(CacheKey key, NewEntry value) {
    return put(key, value, Variant.NONE);
  }

  /**
   * Stores a value; a no-op if the newest record holds the same.
   *
   * @throws IllegalArgumentException if the record would be too long
   * @throws io.dase.cache.core.CacheIoException if the value itself cannot be read
   */
  public PutOutcome put(CacheKey key, NewEntry value, Variant variant) {
    return commit(key, variant, () -> new Proposals.Put(blobs, value, options.durability()));
  }

  /**
   * Stores a value if the newest record is still the one that the caller has read.
   *
   * @param parent {@link Entry#digest()} of that record; empty if there was none
   */
  public PutOutcome replace(CacheKey key, NewEntry value, Variant variant, String parent) {
    return commit(
        key,
        variant,
        () -> new Proposals.Replace(new Proposals.Put(blobs, value, options.durability()), parent));
  }

  /**
   * Stores what {@code change} makes of the newest live value. It is called again after every lost
   * race; there an empty result says that the newest value covers what this call wanted to add.
   */
  public PutOutcome update(CacheKey key, Variant variant, Change change) {
    return commit(
        key,
        variant,
        () ->
            new Proposals.Update(
                blobs,
                options.durability(),
                () -> change.apply(reader.find(key, variant, 0, blobs::read).entry())));
  }

  /** Commits a tombstone; a no-op if nothing is live. The blob is left to collection. */
  public PutOutcome delete(CacheKey key, Variant variant) {
    return commit(key, variant, Proposals.Delete::new);
  }

  @Override
  public void close() {
    closed = true;
  }

  /** Makes a proposal, which may write its blob. */
  @FunctionalInterface
  private interface Preparation {
    Proposal prepare() throws IOException;
  }

  private PutOutcome commit(CacheKey key, Variant variant, Preparation preparation) {
    checkOpen();
    try {
      marker.publish(options.durability() != Durability.NONE);
      try (Proposal proposal = preparation.prepare()) {
        return writer.commit(key, variant, proposal);
      }
    } catch (IOException e) {
      warnings.warn("write " + IoCause.of(e), "puts are skipped: " + IoCause.describe(e));
      return PutOutcome.skipped(IoCause.describe(e));
    } catch (IncompatibleDataException e) {
      warnings.warn("marker", e.getMessage());
      return PutOutcome.skipped(e.getMessage());
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the store at " + layout.root() + " is closed; open it anew");
    }
  }
}
