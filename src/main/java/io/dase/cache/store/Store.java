// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.core.Layer;
import io.dase.cache.core.Variant;
import io.dase.cache.events.CacheEvent;
import io.dase.cache.store.Reader.Loader;
import java.io.IOException;
import java.nio.file.Files;
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
  /** Fits into nanoseconds. */
  private static final Duration LONGEST_PATIENCE = Duration.ofDays(36_500);

  private final Layout layout;
  private final StoreMarker marker;
  private final RecordFiles records;
  private final BlobFiles blobs;
  private final Quarantine quarantine;
  private final Listing listing;
  private final Layers layers;
  private final Commits commits;
  private final StoreLimits limits;
  private final Versions versions;
  private final Warnings warnings;
  private final UsageStatistics statistics;
  private final KeyVariants variants;
  private final Presence presence;
  private final Leases leases;
  private volatile boolean closed;

  private Store(Path root, StoreOptions options, Environment environment) {
    layout = new Layout(root);
    warnings = new Warnings(layout.root().toString(), options.warn());
    marker = new StoreMarker(layout.marker());
    FileSystemClock clock = new FileSystemClock();
    statistics =
        new UsageStatistics(
            layout,
            () -> !options.readOnly() && marker.isPresent() && !isRefused(),
            warnings,
            options.statisticsInterval().toMillis());
    quarantine = new Quarantine(layout);
    records = new RecordFiles(layout, environment.faults());
    blobs = new BlobFiles(layout, environment.faults(), quarantine, clock);
    listing = new Listing(layout, records, warnings);
    PolicyFile policies =
        new PolicyFile(
            layout.policy(),
            options
                .limits()
                .orElse(PolicyOverrides.of(System.getenv(), text -> warnings.warn(text, text))),
            warnings);
    Lifetimes lifetimes = new Lifetimes(policies, environment.clock());
    Reader reader = new Reader(layout, marker, records, blobs, this::setAside, lifetimes, warnings);
    SystemLayer system = systemLayer(options, lifetimes, environment.faults());
    layers = new Layers(layout, reader, lifetimes, system);
    variants = new KeyVariants(layout, records, layers, warnings);
    presence = new Presence(layers);
    leases = new Leases(layout.leases(), warnings, LeaseTimes.DEFAULTS);
    Housekeeping housekeeping =
        new Housekeeping(
            layout, records, clock, policies, environment.faults(), options.durability(), warnings);
    Writer writer = new Writer(layout, records, blobs, housekeeping, options, environment);
    Pins pins = new Pins(layout);
    Evictor evictor =
        new Evictor(
            layout, records, writer, pins, policies, lifetimes, clock, options.durability());
    Quota quota = new Quota(layout, policies, evictor, options.putDeadline());
    commits =
        new Commits(
            layout, marker, records, blobs, layers, writer, quota, lifetimes, options, warnings);
    versions = new Versions(layout, records, blobs, policies, lifetimes, clock, commits);
    limits =
        new StoreLimits(
            layout, marker, records, pins, policies, lifetimes, evictor, clock, options, warnings);
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

  /** The root of the store below, absolute; empty: none. */
  public Optional<Path> systemRoot() {
    return layers.system().map(SystemLayer::root);
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
    return counted(key, layers.find(key, variant, schema, Loader.CONTENT), event);
  }

  /** Looks up a value of any size; it is checked, but not held in memory. */
  public Lookup getFile(CacheKey key, Variant variant, long schema) {
    checkOpen();
    CacheEvent.Get event = new CacheEvent.Get();
    return counted(key, layers.find(key, variant, schema, Loader.CHECK), event);
  }

  /**
   * Looks up a value of any schema without reading its content, which may turn out to be bad. Not
   * counted as a use.
   */
  public Lookup locate(CacheKey key, Variant variant) {
    checkOpen();
    return layers.find(key, variant, 0, Loader.PRESENCE);
  }

  /**
   * As {@link #locate}, and checks the content: for people who ask why a value is or is not there.
   */
  public Lookup explain(CacheKey key, Variant variant) {
    checkOpen();
    return layers.find(key, variant, 0, Loader.CHECK);
  }

  /**
   * Whether a value is stored, without reading it; two probes for a key that this store object has
   * seen before. Not counted as a use.
   */
  public boolean exists(CacheKey key, Variant variant) {
    checkOpen();
    return presence.test(key, variant);
  }

  /** Whether a value that is the same on all machines is stored. */
  public boolean exists(CacheKey key) {
    return exists(key, Variant.NONE);
  }

  /** The newest live entry of every variant of this key, read into memory; by variant id. */
  public List<Entry> variants(CacheKey key) {
    checkOpen();
    return variants.entries(key);
  }

  /** The newest record of every live variant of this key, without its value; by variant id. */
  public List<Record> records(CacheKey key) {
    checkOpen();
    return variants.records(key);
  }

  /**
   * The newest record of every live entry of the store's own root, of all categories. Lazy: memory
   * does not grow with the store, and the order is that of the folders. Close the stream or use it
   * up.
   */
  public Stream<Record> list() {
    checkOpen();
    return isRefused() ? Stream.empty() : listing.live();
  }

  /** As {@link #list()}, of one category. */
  public Stream<Record> list(Category category) {
    return list().filter(record -> record.key().category().equals(category));
  }

  /** What is left of a key's chain in the store's own root, newest first; damage is left out. */
  public List<EntryVersion> versions(CacheKey key, Variant variant) {
    checkOpen();
    try {
      return isRefused() ? List.of() : versions.list(key, variant);
    } catch (IOException e) {
      warnings.degraded(e);
      return List.of();
    }
  }

  /**
   * Commits value, cost, expiry, schema and notes of an older record of the store's own root as the
   * newest, unless another is committed meanwhile.
   *
   * @throws java.util.NoSuchElementException if that record or its value is gone, is damaged, is a
   *     tombstone or has expired
   */
  public PutOutcome rollback(CacheKey key, Variant variant, long generation) {
    checkOpen();
    try {
      return versions.rollback(key, variant, generation);
    } catch (IOException e) {
      warnings.degraded(e);
      return PutOutcome.skipped(IoCause.describe(e));
    }
  }

  /** As {@link #list()}, with the entries of the system root that look-ups serve. */
  public Stream<Served> served() {
    checkOpen();
    return isRefused()
        ? Stream.empty()
        : listing.served(
            layers.system().filter(SystemLayer::isUsable).map(SystemLayer::listing).orElse(null));
  }

  /** As {@link #served()}, of one category. */
  public Stream<Served> served(Category category) {
    return served().filter(each -> each.record().key().category().equals(category));
  }

  /**
   * Finds out whether what is stored can be read now: a folder that cannot looks like an empty one
   * to all else. A root that is not there yet is empty.
   *
   * @throws CacheIoException if it cannot, with the cause and what mends it
   */
  public void requireReadable() {
    checkOpen();
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

  /** The categories that have a folder for people under the store's own root; sorted. */
  public SortedSet<Category> categories() {
    checkOpen();
    return listing.categories();
  }

  /** The file that holds the blob of a live record of the store's own root; it may be gone. */
  public Path blobPath(Record record) {
    return blobs.path(record);
  }

  /** As {@link #blobPath(Record)}, of the root that serves the entry. */
  public Path blobPath(Served served) {
    return layoutOf(served.layer()).blob(served.record().sha256(), served.record().extension());
  }

  /** The link under which native tools find an entry; it may be missing. */
  public Path headPath(Entry entry) {
    return layoutOf(entry.layer()).head(entry.record().key(), entry.record().extension());
  }

  /**
   * Moves the blob of an entry that its reader found to be bad into quarantine; of one of the
   * system root, this store object serves it no more.
   */
  public void quarantine(Entry entry, String found, String expected) {
    checkOpen();
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

  /** Checks every record, blob and head. Reads everything; changes nothing. */
  public List<Finding> validate() {
    checkOpen();
    return new Validator(layout, records).run();
  }

  /**
   * Mends what a validation found as far as that goes without the values: bad blobs move to
   * quarantine, heads point again to what look-ups get. What cannot be read stays, and is named.
   *
   * @param findings of {@link #validate}, and of whoever checked more
   */
  public List<RepairAction> repair(List<Finding> findings) {
    checkOpen();
    return new Repair(layout, quarantine)
        .run(
            findings,
            list(),
            record -> locate(record.key(), record.variant()).entry().map(Entry::record));
  }

  /** Counts a use that a memory tier served. */
  public void countHit(CacheKey key) {
    statistics.countHit(key);
  }

  /** Counts time spent planning, and time that stored wisdom made unnecessary. */
  public void countPlanning(Duration spent, Duration saved) {
    statistics.countPlanning(spent.toNanos(), saved.toNanos());
  }

  /**
   * Counts plans that were wanted and not found.
   *
   * @param problem the transform's canonical text
   */
  public void countPlanMiss(String problem, long count) {
    checkOpen();
    statistics.countPlanMiss(problem, count);
  }

  /** Uses by all processes, as of their last report, and by this one as of now. */
  public UsageTotals usage() {
    checkOpen();
    try {
      return statistics.total();
    } catch (IOException e) {
      warnings.degraded(e);
      return UsageTotals.NONE;
    }
  }

  /** Writes this process's counts of use now. */
  public void flushStatistics() {
    checkOpen();
    statistics.flush();
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
    return commits.put(key, variant, value);
  }

  /**
   * Stores many values; with {@link Durability#BATCH} all of them are synced together, before the
   * first becomes visible. Each is put on its own: there is no transaction over all.
   */
  public Map<CacheKey, PutOutcome> putAll(Map<CacheKey, NewEntry> values) {
    checkOpen();
    return commits.putAll(values);
  }

  /**
   * Stores a value if the newest record is still the one that the caller has read, of whichever
   * layer.
   *
   * @param parent {@link Entry#digest()} of that record; empty if there was none
   */
  public PutOutcome replace(CacheKey key, NewEntry value, Variant variant, String parent) {
    checkOpen();
    return commits.replace(key, variant, value, parent);
  }

  /**
   * Stores what {@code change} makes of the newest live value. It is called again after every lost
   * race; there an empty result says that the newest value covers what this call wanted to add.
   */
  public PutOutcome update(CacheKey key, Variant variant, Change change) {
    checkOpen();
    return commits.update(key, variant, change);
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
    if (!commits.begin()) {
      return Lease.without(Lease.Outcome.UNAVAILABLE);
    }
    Duration limit = patience.compareTo(LONGEST_PATIENCE) < 0 ? patience : LONGEST_PATIENCE;
    return leases.acquire(LeaseName.of(key, variant), limit, isDone);
  }

  /**
   * Commits a tombstone, which also hides the system root's entry; a no-op if nothing is live. The
   * blob is left to collection.
   */
  public PutOutcome delete(CacheKey key, Variant variant) {
    checkOpen();
    return commits.delete(key, variant);
  }

  /** The limits of this store: pins, evictions, collection. */
  public StoreLimits limits() {
    checkOpen();
    return limits;
  }

  /** Writes the counts of use. Idempotent. */
  @Override
  public void close() {
    if (!closed) {
      closed = true;
      statistics.close();
    }
  }

  /** Null for no system root, and for the store's own. */
  private SystemLayer systemLayer(StoreOptions options, Lifetimes lifetimes, Faults faults) {
    return options
        .systemRoot()
        .filter(root -> !isOwnRoot(root))
        .map(root -> new SystemLayer(root, lifetimes, faults, warnings))
        .orElse(null);
  }

  private boolean isOwnRoot(Path other) {
    try {
      return other.equals(root()) || Files.isSameFile(other, root());
    } catch (IOException e) {
      return false;
    }
  }

  private Layout layoutOf(Layer layer) {
    return layer == Layer.USER ? layout : layers.system().orElseThrow().layout();
  }

  private void setAside(BadBlobException bad) {
    try {
      quarantine.move(bad);
    } catch (IOException e) {
      warnings.degraded(e);
    }
  }

  private Lookup counted(CacheKey key, Lookup lookup, CacheEvent.Get event) {
    event.done(key, lookup.reason().map(Enum::name).orElse(""));
    if (lookup.isHit()) {
      statistics.countHit(key);
    } else {
      statistics.countMiss(key.category(), lookup.reason().orElseThrow());
    }
    return lookup;
  }

  private boolean isRefused() {
    try {
      marker.check();
      return false;
    } catch (IncompatibleDataException e) {
      warnings.warn("marker", e.getMessage());
      return true;
    } catch (IOException e) {
      warnings.degraded(e);
      return true;
    }
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException("the store at " + layout.root() + " is closed; open it anew");
    }
  }
}
