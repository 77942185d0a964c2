// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Layer;
import io.dase.cache.core.Variant;
import io.dase.cache.events.CacheEvent;
import io.dase.cache.store.Reader.Loader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The shared store: one folder used at the same time by Java and C++ processes
 * (docs/store-format.md).
 *
 * <p>Thread-safe. Nothing found on disk throws: look-ups miss with a reason, puts are skipped with
 * one warning per process and cause. Using a closed store throws {@code IllegalStateException}.
 */
public final class Store implements AutoCloseable {
  private final StoreParts parts;
  private volatile boolean closed;

  private Store(Path root, StoreOptions options, Environment environment) {
    parts = new StoreParts(root, options, environment);
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
    return parts.layout.root();
  }

  /** The root of the store below, absolute; empty: none. */
  public Optional<Path> systemRoot() {
    return parts.layers.system().map(SystemLayer::root);
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
    CacheEvent.Get event = new CacheEvent.Get();
    return counted(key, parts.layers.find(key, variant, schema, Loader.CONTENT), event);
  }

  /** Looks up a value of any size; it is checked, but not held in memory. */
  public Lookup getFile(CacheKey key, Variant variant, long schema) {
    checkOpen();
    CacheEvent.Get event = new CacheEvent.Get();
    return counted(key, parts.layers.find(key, variant, schema, Loader.CHECK), event);
  }

  /**
   * Looks up a value of any schema without reading its content, which may turn out to be bad. Not
   * counted as a use.
   */
  public Lookup locate(CacheKey key, Variant variant) {
    checkOpen();
    return parts.layers.find(key, variant, 0, Loader.PRESENCE);
  }

  /**
   * As {@link #locate}, and checks the content: for people who ask why a value is or is not there.
   */
  public Lookup explain(CacheKey key, Variant variant) {
    checkOpen();
    return parts.layers.find(key, variant, 0, Loader.CHECK);
  }

  /**
   * Whether a value is stored, without reading it; two probes for a key that this store object has
   * seen before. Not counted as a use.
   */
  public boolean exists(CacheKey key, Variant variant) {
    checkOpen();
    return parts.presence.test(key, variant);
  }

  /** Whether a value that is the same on all machines is stored. */
  public boolean exists(CacheKey key) {
    return exists(key, Variant.NONE);
  }

  /** The newest live entry of every variant of this key, read into memory; by variant id. */
  public List<Entry> variants(CacheKey key) {
    checkOpen();
    return parts.variants.entries(key);
  }

  /** The newest record of every live variant of this key, without its value; by variant id. */
  public List<Record> records(CacheKey key) {
    checkOpen();
    return parts.variants.records(key);
  }

  /**
   * The newest record of every live entry of the store's own root, of all categories. Lazy: memory
   * does not grow with the store, and the order is that of the folders. Close the stream or use it
   * up.
   */
  public Stream<Record> list() {
    checkOpen();
    return isReadable() ? parts.listing.live() : Stream.empty();
  }

  /** As {@link #list()}, of one category. */
  public Stream<Record> list(Category category) {
    return list().filter(record -> record.key().category().equals(category));
  }

  /** As {@link #list()}, with the entries of the system root that look-ups serve. */
  public Stream<Served> served() {
    checkOpen();
    return isReadable() ? parts.listing.served(parts.layers.listingBelow()) : Stream.empty();
  }

  /** As {@link #served()}, of one category. */
  public Stream<Served> served(Category category) {
    return served().filter(each -> each.record().key().category().equals(category));
  }

  /** The categories that have a folder for people under the store's own root; sorted. */
  public SortedSet<Category> categories() {
    checkOpen();
    return parts.listing.categories();
  }

  /** The file that holds the blob of a live record of the store's own root; it may be gone. */
  public Path blobPath(Record record) {
    return parts.blobs.path(record);
  }

  /** As {@link #blobPath(Record)}, of the root that serves the entry. */
  public Path blobPath(Served served) {
    return layoutOf(served.layer()).blob(served.record().sha256(), served.record().extension());
  }

  /** The link under which native tools find an entry; it may be missing. */
  public Path headPath(Entry entry) {
    return layoutOf(entry.layer()).head(entry.record().key(), entry.record().extension());
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
    checkOpen();
    return parts.commits.put(key, variant, value);
  }

  /**
   * Stores many values; with {@link Durability#BATCH} all of them are synced together, before the
   * first becomes visible. Each is put on its own: there is no transaction over all.
   */
  public Map<CacheKey, PutOutcome> putAll(Map<CacheKey, NewEntry> values) {
    checkOpen();
    return parts.commits.putAll(values);
  }

  /**
   * Stores a value if the newest record is still the one that the caller has read, of whichever
   * layer.
   *
   * @param parent {@link Entry#digest()} of that record; empty if there was none
   */
  public PutOutcome replace(CacheKey key, NewEntry value, Variant variant, String parent) {
    checkOpen();
    return parts.commits.replace(key, variant, value, parent);
  }

  /**
   * Stores what {@code change} makes of the newest live value. It is called again after every lost
   * race; there an empty result says that the newest value covers what this call wanted to add.
   */
  public PutOutcome update(CacheKey key, Variant variant, Change change) {
    checkOpen();
    return parts.commits.update(key, variant, change);
  }

  /**
   * The right to compute a value that many threads and processes want, of C++ and Java: one holds
   * it, the others wait until the value is there. It can delay, and nothing else: whoever does not
   * get it in time, or cannot write to the folder, computes without.
   *
   * @param patience how long this call may wait
   * @param isDone whether the value is there by now: asked before each wait, and once more when the
   *     lease is held; what it throws is passed on
   * @return to be closed when the value is stored
   * @throws IllegalArgumentException for a negative patience
   */
  public Lease lease(CacheKey key, Variant variant, Duration patience, BooleanSupplier isDone) {
    checkOpen();
    if (patience.isNegative()) {
      throw new IllegalArgumentException("patience is " + patience + "; expected 0 or more");
    }
    if (!parts.commits.begin()) {
      return Lease.without(Lease.Outcome.UNAVAILABLE);
    }
    return parts.leases.acquire(LeaseName.of(key, variant), patience, isDone);
  }

  /**
   * Commits a tombstone, which also hides the system root's entry; a no-op if nothing is live. The
   * blob is left to collection.
   */
  public PutOutcome delete(CacheKey key, Variant variant) {
    checkOpen();
    return parts.commits.delete(key, variant);
  }

  /** Pins, evictions, collection. */
  public StoreLimits limits() {
    checkOpen();
    return parts.limits;
  }

  /** What is left of a key's older values, and the way back to one. */
  public StoreVersions versions() {
    checkOpen();
    return parts.versions;
  }

  /** The counts of use by all processes. */
  public StoreUsage usage() {
    checkOpen();
    return parts.usage;
  }

  /** Whether what is stored is good, and what mends it. */
  public StoreHealth health() {
    checkOpen();
    return parts.health;
  }

  /** Writes the counts of use. Idempotent. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      parts.statistics.close();
    }
  }

  private boolean isReadable() {
    return parts.marker.isReadable(parts.warnings);
  }

  private Layout layoutOf(Layer layer) {
    return layer == Layer.USER ? parts.layout : parts.layers.system().orElseThrow().layout();
  }

  private Lookup counted(CacheKey key, Lookup lookup, CacheEvent.Get event) {
    event.done(key, lookup.reason().map(Enum::name).orElse(""));
    if (lookup.isHit()) {
      parts.statistics.countHit(key);
    } else {
      parts.statistics.countMiss(key.category(), lookup.reason().orElseThrow());
    }
    return lookup;
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the store at " + root() + " is closed; open it anew");
    }
  }
}
