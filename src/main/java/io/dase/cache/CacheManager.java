// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.CacheStats;
import io.dase.cache.core.Category;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.core.Variant;
import io.dase.cache.diff.VersionDiff;
import io.dase.cache.diff.VersionDiffs;
import io.dase.cache.format.NdArray;
import io.dase.cache.store.CachePolicy;
import io.dase.cache.store.ContentWriter;
import io.dase.cache.store.EntryVersion;
import io.dase.cache.store.Eviction;
import io.dase.cache.store.EvictionRequest;
import io.dase.cache.store.PutOutcome;
import io.dase.cache.store.Store;
import io.dase.cache.store.StoreLimits;
import io.dase.cache.store.UsageTotals;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Values under a category and a key, in memory and in a folder that other processes, C++ and native
 * tools share.
 *
 * <p>{@link io.dase.cache.format.Codecs} tells which values can be saved, and what they become;
 * files of any size and kind go through {@link #saveFile}.
 *
 * <p>Values handed out are immutable or the caller's own copy. A category or key that {@link
 * CacheKey} refuses is an {@link IllegalArgumentException}. The category {@code fftw_wisdom} is
 * readable here, and written by {@code FFTWWisdomHelper} alone.
 *
 * <p>A folder that cannot be read or written degrades the cache, never the program: loads miss,
 * saves are skipped, with one warning per process and cause. Safe from any thread. After {@link
 * #close} every method but {@link #root}, {@link #systemRoot}, {@link #options} and {@link
 * #counters} throws {@link IllegalStateException}.
 */
public final class CacheManager implements AutoCloseable {
  private final CacheOptions options;
  private final Store store;
  private final Values values;
  private final Catalog catalog;
  private final FileValues files;
  private final Computations computations;
  private volatile boolean closed;

  /** On the default root. */
  public CacheManager() {
    this(CacheRoot.byDefault());
  }

  /** With {@link CacheOptions#defaults}. */
  public CacheManager(Path root) {
    this(root, CacheOptions.defaults());
  }

  /** The folder need not exist; it is made by the first save. */
  public CacheManager(Path root, CacheOptions options) {
    this.options = options;
    store = Store.open(root, options.store());
    values = new Values(store, new MemoryTier(options.memoryBytes()));
    catalog = new Catalog(store);
    files = new FileValues(values);
    computations = new Computations(store.root(), values, options.patience());
  }

  /** The folder, absolute. */
  public Path root() {
    return store.root();
  }

  /** As the manager was opened with. */
  public CacheOptions options() {
    return options;
  }

  /** The folder of the cache below, absolute; empty: none. See {@link CacheOptions#systemRoot}. */
  public Optional<Path> systemRoot() {
    return store.systemRoot();
  }

  /** With {@link SaveOptions#DEFAULTS}. */
  public boolean save(String category, String key, Object value) {
    return save(category, key, value, SaveOptions.DEFAULTS);
  }

  /**
   * Stores a value in place of what the key holds. The value is not changed and not kept.
   *
   * @return whether the store holds it now; false if the folder refused
   * @throws IllegalArgumentException if no format brings the value back
   */
  public boolean save(String category, String key, Object value, SaveOptions options) {
    return values.save(WriteGuard.writable(name(category, key)), options.encode(value));
  }

  /** As {@link #load(String, String, Class, long)} for a value of any schema. */
  public <T> Optional<T> load(String category, String key, Class<T> type) {
    return load(category, key, type, Values.ANY_SCHEMA);
  }

  /**
   * The value of a key (of wisdom, what any machine committed last); empty if none is served.
   *
   * @param type NdArray or double[] for arrays, Map for maps (with checked types: {@link #loadMap},
   *     {@link #loadArrays}), a record or tree for JSON; byte[] gives any file as it is
   * @param schema the version of its layout that the caller reads
   * @throws io.dase.cache.core.IncompatibleDataException if the value is not of this type
   * @throws io.dase.cache.core.CorruptDataException if its writer stored what breaks its format
   */
  public <T> Optional<T> load(String category, String key, Class<T> type, long schema) {
    Held held = values.find(name(category, key), type, schema);
    return held == null ? Optional.empty() : Optional.of(held.as(type));
  }

  /**
   * A map that was saved: arrays, and what JSON brings back of its other values. It cannot be
   * changed where it holds arrays, and is the caller's own elsewhere.
   *
   * @throws io.dase.cache.core.CacheException as {@link #load(String, String, Class)}
   */
  public Optional<Map<String, Object>> loadMap(String category, String key) {
    return load(category, key, Map.class).map(MapViews::named);
  }

  /**
   * A map that holds nothing but arrays. It cannot be changed.
   *
   * @throws io.dase.cache.core.IncompatibleDataException also if it holds another value
   * @throws io.dase.cache.core.CorruptDataException as {@link #load(String, String, Class)}
   */
  public Optional<Map<String, NdArray>> loadArrays(String category, String key) {
    return loadMap(category, key).map(MapViews::arrays);
  }

  /**
   * The value of a key; if there is none, what {@code supplier} gives, which is stored with the
   * time that it took as its cost. One thread of all processes computes a key, others wait for it;
   * those of other processes, and those that were interrupted, no longer than {@link
   * CacheOptions#patience}: then they compute too. What {@code supplier} throws reaches the one who
   * called it; one that waited tries next.
   *
   * @param supplier returns no null, and never asks for this key, not by way of others either
   * @throws io.dase.cache.core.CacheException as {@link #load(String, String, Class, long)}
   * @throws IllegalArgumentException as {@link #save(String, String, Object)}
   * @throws IllegalStateException in a {@code supplier} that asks for its own key
   */
  public <T> T computeIfAbsent(
      String category, String key, Class<T> type, Supplier<? extends T> supplier) {
    return computeIfAbsent(category, key, type, supplier, SaveOptions.DEFAULTS);
  }

  /**
   * As {@link #computeIfAbsent(String, String, Class, Supplier)}, and notes these with the value if
   * it is computed; its cost is measured whatever they say.
   */
  public <T> T computeIfAbsent(
      String category,
      String key,
      Class<T> type,
      Supplier<? extends T> supplier,
      SaveOptions options) {
    CacheKey name = WriteGuard.writable(name(category, key));
    return computations.computeIfAbsent(name, type, supplier, options);
  }

  /**
   * As {@link #memoize(String, Parameters, Class, Supplier)}, of version 1.
   *
   * @throws IllegalArgumentException also for parameters that {@link Parameters#of} refuses
   */
  public <T> T memoize(
      String category, Map<String, ?> parameters, Class<T> type, Supplier<? extends T> supplier) {
    return memoize(category, Parameters.of(parameters), type, supplier);
  }

  /**
   * The result of a computation that depends on nothing but its parameters and the version of its
   * code: as {@link #computeIfAbsent} under {@link Parameters#key}, with version, name and short
   * parameters in {@code meta}. A stored value that is not of this type is computed anew and
   * replaced.
   *
   * @throws IllegalArgumentException if no format brings the value back
   */
  public <T> T memoize(
      String category, Parameters parameters, Class<T> type, Supplier<? extends T> supplier) {
    CacheKey key = WriteGuard.writable(name(category, parameters.key()));
    return computations.memoize(key, type, supplier, parameters.meta());
  }

  /** With {@link SaveOptions#DEFAULTS}. */
  public boolean saveFile(String category, String key, Path file) {
    return saveFile(category, key, file, SaveOptions.DEFAULTS);
  }

  /**
   * Stores the content of a file of any size, streamed. It keeps its extension, in lower case, if
   * that is {@code [a-z0-9]{1,16}}; otherwise it gets {@code bin}. Returns as save does.
   *
   * @throws IllegalArgumentException if the file cannot be read
   */
  public boolean saveFile(String category, String key, Path file, SaveOptions options) {
    return files.save(WriteGuard.writable(name(category, key)), file, options);
  }

  /**
   * Stores a value of any size that a program writes piece by piece, without a copy in memory or in
   * another file. Until all of it is written the key keeps what it holds. Returns as save does.
   *
   * @param extension of the file, {@code [a-z0-9]{1,16}}
   * @param content called once; what it throws reaches the caller, and nothing is stored
   * @throws io.dase.cache.core.CacheIoException for an IOException of {@code content} that is not
   *     the stream's
   */
  public boolean saveContent(
      String category, String key, String extension, ContentWriter content, SaveOptions options) {
    return files.save(WriteGuard.writable(name(category, key)), extension, content, options);
  }

  /** The file of a value, checked against its digest. Read only; a later save makes another. */
  public Optional<Path> loadFile(String category, String key) {
    return files.find(name(category, key));
  }

  /** The content of {@link #loadFile} as a stream, which the caller closes. */
  public Optional<InputStream> open(String category, String key) {
    return files.open(name(category, key));
  }

  /** Whether a load would find a value, unless its content turns out to be damaged. */
  public boolean exists(String category, String key) {
    return catalog.exists(name(category, key));
  }

  /**
   * Removes a key, for every machine; whether there was one, and it is gone. One of the system root
   * is hidden from then on.
   */
  public boolean delete(String category, String key) {
    return values.delete(name(category, key));
  }

  /** Removes all entries of a category, and returns how many; other files in its folder stay. */
  public int clear(String category) {
    return values.clear(new Category(category));
  }

  /** All entries, sorted by category, key, variant. */
  public List<EntryInfo> list() {
    return catalog.list();
  }

  /** The entries of a category, sorted by key, variant. */
  public List<EntryInfo> list(String category) {
    return catalog.list(new Category(category));
  }

  /** What is known of an entry; empty if there is none. */
  public Optional<EntryInfo> info(String category, String key) {
    return catalog.info(name(category, key));
  }

  /** Totals over the store. */
  public CacheStats stats() {
    return catalog.stats();
  }

  /** Uses, misses and planning by all processes, as of their last report. */
  public UsageTotals usage() {
    return store.usage().totals();
  }

  /**
   * Counts that a program wanted a plan and did not get it; {@link UsageTotals#planMisses} tells.
   *
   * @param problem the transform's canonical text
   * @param count how often
   */
  public void countPlanMiss(String problem, long count) {
    store.usage().countPlanMiss(problem, count);
  }

  /** What this manager did since it was opened. */
  public CacheCounters counters() {
    return values.counters();
  }

  /** As in {@link #counters}, without the others. */
  long memoryHits() {
    return values.memoryHits();
  }

  /** Whether a key is served now, and if not, why and what mends it. Counts as no look-up. */
  public Explanation why(String category, String key) {
    return catalog.explain(name(category, key));
  }

  /** As {@link #why(String, String)}, for the value that one kind of machine is served. */
  public Explanation why(String category, String key, Variant variant) {
    return catalog.explain(name(category, key), variant);
  }

  /** What is left of a key's versions in this cache's own folder, newest first. */
  public List<EntryVersion> versions(String category, String key) {
    return versions(category, key, Variant.NONE);
  }

  /** As {@link #versions(String, String)}, of the wisdom of one kind of machine. */
  public List<EntryVersion> versions(String category, String key, Variant variant) {
    return store.versions().list(name(category, key), variant);
  }

  /**
   * What the newest version of a key that holds a value differs in from the one before it; as
   * {@link #diff(String, String, Variant, OptionalLong, OptionalLong)}, of all but wisdom.
   */
  public VersionDiff diff(String category, String key) {
    return diff(category, key, Variant.NONE, OptionalLong.empty(), OptionalLong.empty());
  }

  /**
   * What two versions of a key in this cache's own folder differ in: arrays element by element,
   * JSON path by path, wisdom problem by problem, all else byte by byte. Values are read piece by
   * piece. Counts as no look-up.
   *
   * @param variant {@link Variant#NONE}, or whose wisdom
   * @param from a generation; empty: the newest below {@code to} that holds a value
   * @param to a generation; empty: the newest that holds a value
   * @throws IllegalArgumentException also for a generation below 1
   * @throws java.util.NoSuchElementException if one of them or its value is gone, is damaged or is
   *     a deletion
   * @throws io.dase.cache.core.CacheIoException if a file cannot be read
   */
  public VersionDiff diff(
      String category, String key, Variant variant, OptionalLong from, OptionalLong to) {
    return VersionDiffs.of(store, name(category, key), variant, from, to);
  }

  /** As {@link #rollback(String, String, Variant, long)}, of all but wisdom. */
  public PutOutcome rollback(String category, String key, long generation) {
    return rollback(category, key, Variant.NONE, generation);
  }

  /**
   * Makes an older version the newest again, as a new generation; with it come its expiry, schema
   * and notes. Nothing changes if another process stores a version at the same time.
   *
   * @param variant {@link Variant#NONE}, or whose wisdom
   * @throws java.util.NoSuchElementException if that version or its value is gone, is damaged, is a
   *     deletion or has expired
   */
  public PutOutcome rollback(String category, String key, Variant variant, long generation) {
    return values.rollback(name(category, key), variant, generation);
  }

  /** The file that native tools open for this key; empty if there is none. */
  public Optional<Path> path(String category, String key) {
    return catalog.path(name(category, key));
  }

  /**
   * Keeps a key from eviction, by any process of Java and C++, stored yet or not.
   *
   * @return false if the folder refused, of which people hear
   */
  public boolean pin(String category, String key) {
    return limits().pin(name(category, key));
  }

  /** Takes a pin away; whether there was one. */
  public boolean unpin(String category, String key) {
    return limits().unpin(name(category, key));
  }

  /** All pinned keys, sorted. */
  public List<CacheKey> pins() {
    return limits().pins();
  }

  /** The limits in force: those of {@code cache.json}, the environment and the options. */
  public CachePolicy policy() {
    return limits().policy();
  }

  /**
   * Evicts what the limits in force demand, or what is asked for. An evicted key misses with {@code
   * EVICTED}; who has its file open keeps it, a path alone is of no use any more.
   *
   * @throws io.dase.cache.core.CacheIoException if the folder cannot be read or written
   */
  public Eviction evict(EvictionRequest request) {
    Eviction eviction = limits().evict(request);
    values.forget();
    return eviction;
  }

  /** The limits of the store below, with how full it is, and collection of what was left behind. */
  public StoreLimits limits() {
    checkOpen();
    return store.limits();
  }

  /** Writes the counts of use and lets go of the memory; once. */
  @Override
  public void close() {
    closed = true;
    store.close();
    values.forget();
  }

  private CacheKey name(String category, String key) {
    checkOpen();
    return CacheKey.of(category, key);
  }

  private void checkOpen() {
    if (closed) {
      throw new IllegalStateException(
          "the cache manager of " + root() + " is closed; open another");
    }
  }
}
