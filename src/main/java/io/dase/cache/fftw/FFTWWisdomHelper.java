// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheRoot;
import io.dase.cache.core.CacheException;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.core.ReplacedFile;
import io.dase.cache.fftw.jni.NativeHandle;
import io.dase.cache.fftw.jni.NativeLibrary;
import io.dase.cache.fftw.jni.Utf8;
import io.dase.cache.fftw.jni.WisdomNative;
import io.dase.cache.store.StoreOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * FFTW's wisdom, kept in a store that C++ programs share: the Java face of one {@code
 * dase::FFTWWisdomCache}, and the only way to write the category {@code fftw_wisdom} from Java.
 *
 * <p>Thread-safe; calls that plan or that read or write FFTW's memory wait for one planner lock per
 * process. After {@link #close()} every method throws {@link IllegalStateException}; calls that
 * still run then end normally.
 *
 * <p>A store that is read-only, full or damaged is no error: what can be read is read, what cannot
 * be kept is said once on standard error. Every method that takes a key throws {@link
 * IllegalArgumentException} unless it is canonical, see {@link WisdomKey#parse}.
 */
public final class FFTWWisdomHelper implements AutoCloseable {
  private final Path root;
  private final NativeHandle cache;

  /**
   * Opens the store at the default root, see {@link CacheRoot}.
   *
   * @throws NativeLibraryException if the native library cannot be used here
   */
  public FFTWWisdomHelper() {
    this(CacheRoot.byDefault());
  }

  /**
   * Opens the store at {@code root}, which is made when something is first kept; below it lies the
   * one that {@value StoreOptions#SYSTEM_ROOT} names, if it does.
   *
   * @throws NativeLibraryException if the native library cannot be used here
   * @throws IllegalArgumentException if the path is not on the default file system
   */
  public FFTWWisdomHelper(Path root) {
    this(root, StoreOptions.defaults().systemRoot());
  }

  /**
   * Opens the store at {@code root}, and below it another that is never written.
   *
   * @param systemRoot empty: none
   * @throws NativeLibraryException if the native library cannot be used here
   * @throws IllegalArgumentException if a path is not on the default file system
   */
  public FFTWWisdomHelper(Path root, Optional<Path> systemRoot) {
    this(root, StoreOptions.defaults().withSystemRoot(systemRoot));
  }

  /**
   * Opens the store at {@code root}.
   *
   * @param options of which the system root and the limit of the size count here
   * @throws NativeLibraryException if the native library cannot be used here
   * @throws IllegalArgumentException if a path is not on the default file system
   */
  public FFTWWisdomHelper(Path root, StoreOptions options) {
    NativeStore store = NativeStore.of(root, options);
    NativeLibrary.load();
    this.root = root.toAbsolutePath();
    this.cache =
        new NativeHandle(
            "the FFTWWisdomHelper of " + root,
            WisdomNative.open(store.root(), store.systemRoot(), store.maxSizeMb()),
            WisdomNative::destroy);
  }

  /**
   * Opens the store of a manager, with what lies below it and within its limit of the size. Both
   * are closed apart from each other.
   *
   * @throws NativeLibraryException if the native library cannot be used here
   */
  public FFTWWisdomHelper(CacheManager manager) {
    this(manager.root(), manager.options().store());
  }

  /** The folder of the store, absolute. */
  public Path root() {
    return root;
  }

  /**
   * The key of the wisdom for single transforms of doubles of these logical sizes; {@link
   * WisdomKey} has those of the others.
   *
   * @throws IllegalArgumentException for rank 0 or above 32, a size below 1, or {@link
   *     TransformType#R2R}, which has kinds
   */
  public static String wisdomKey(long[] dims, TransformType type) {
    return WisdomKey.of(type, dims).text();
  }

  /**
   * Checks wisdom that was made on this machine and merges it into the store's entry of the key.
   * Wisdom of another origin goes through {@link #importWisdomFromFile}.
   *
   * @param wisdom a text as FFTW writes it
   * @param metadata texts, 64-bit integers, lists and maps of these; {@code dimensions}, {@code
   *     planner} and {@code problems} must agree with the key
   * @return what the store gained
   * @throws CorruptDataException if the text is not wisdom that FFTW can safely read
   * @throws IllegalArgumentException if the metadata is not as described
   */
  public SavedWisdom saveWisdom(String key, byte[] wisdom, Map<String, ?> metadata) {
    byte[] keyBytes = Utf8.encode("key", key);
    byte[] json = WisdomMetadata.json(metadata);
    Objects.requireNonNull(wisdom, "wisdom");
    return WisdomJson.saved(
        call(handle -> WisdomNative.save(handle, keyBytes, wisdom, json, true)));
  }

  /**
   * The wisdom of a key that this process may import, its own machine's if there is such, else a
   * foreign one; empty if there is neither.
   */
  public Optional<byte[]> loadWisdom(String key) {
    byte[] keyBytes = Utf8.encode("key", key);
    return Optional.ofNullable(call(handle -> WisdomNative.load(handle, keyBytes)));
  }

  /** All wisdom of the store, that of other machines too, sorted by key and variant. */
  public List<WisdomEntry> listWisdom() {
    return WisdomJson.entries(call(WisdomNative::list));
  }

  /**
   * Writes what {@link #loadWisdom} gives to a file, which it replaces in one step.
   *
   * @return false, with no file touched, if there is no wisdom for this process
   * @throws IllegalArgumentException if there is something that is not a regular file
   * @throws CacheIoException if the file cannot be written
   */
  public boolean exportWisdomToFile(String key, Path path) {
    Objects.requireNonNull(path, "path");
    Optional<byte[]> wisdom = loadWisdom(key);
    wisdom.ifPresent(text -> ReplacedFile.write(path, out -> out.write(text)));
    return wisdom.isPresent();
  }

  /**
   * Checks the wisdom in a file and merges it into the store, for the fingerprint that it carries;
   * its machine is taken as unknown. Nothing is imported into the planner.
   *
   * @param metadata as for {@link #saveWisdom}
   * @return what the store gained; {@link SavedWisdom#usability()} tells of incompatible wisdom
   * @throws NoSuchElementException if there is no such file
   * @throws CorruptDataException if it does not hold wisdom that FFTW can safely read
   * @throws IllegalArgumentException if it is not a regular file
   */
  public SavedWisdom importWisdomFromFile(String key, Path path, Map<String, ?> metadata) {
    byte[] keyBytes = Utf8.encode("key", key);
    byte[] pathBytes = Utf8.path("path", path);
    byte[] json = WisdomMetadata.json(metadata);
    return WisdomJson.saved(
        call(handle -> WisdomNative.importFile(handle, keyBytes, pathBytes, json)));
  }

  /**
   * Imports a key's wisdom into FFTW's memory, checked first and taken back if FFTW then forgets.
   *
   * @return false if the store has none for this process
   * @throws CorruptDataException if FFTW refused it
   */
  public boolean importIntoPlanner(String key) {
    byte[] keyBytes = Utf8.encode("key", key);
    return call(handle -> WisdomNative.importIntoPlanner(handle, keyBytes));
  }

  /**
   * The wisdom of all problems of a key that FFTW's memory holds, whole by itself; empty if it
   * holds none.
   */
  public Optional<byte[]> exportFromPlanner(String key) {
    byte[] keyBytes = Utf8.encode("key", key);
    return Optional.ofNullable(call(handle -> WisdomNative.exportFromPlanner(handle, keyBytes)));
  }

  /**
   * Whether FFTW's memory holds a plan of at least the spec's rigor; neither the store nor the
   * planner is asked.
   *
   * @throws IllegalArgumentException for {@link Precision#LONG_DOUBLE}
   */
  public boolean probe(PlanSpec spec) {
    byte[] text = Utf8.encode("spec", Plannable.require(spec).text());
    return call(handle -> WisdomNative.probe(handle, text));
  }

  /**
   * Plans one problem with a rigor unless the store has it, and stores what was found.
   *
   * @throws IllegalArgumentException for {@link Precision#LONG_DOUBLE}
   * @throws CacheException if FFTW makes no plan
   */
  public SavedWisdom generate(PlanSpec spec, Rigor rigor) {
    return generate(List.of(spec.rigor(rigor)), false);
  }

  /**
   * Plans all problems of one key in one go unless the store has them, measures them and stores.
   *
   * @param force plans again what the store has
   * @throws IllegalArgumentException unless there is at least one spec and all share one key, and
   *     for {@link Precision#LONG_DOUBLE}
   * @throws CacheException if FFTW makes no plan
   */
  public SavedWisdom generate(List<PlanSpec> specs, boolean force) {
    String texts =
        specs.stream()
            .map(Plannable::require)
            .map(PlanSpec::text)
            .collect(Collectors.joining("\n"));
    byte[] bytes = Utf8.encode("specs", texts);
    return WisdomJson.saved(call(handle -> WisdomNative.generate(handle, bytes, force)));
  }

  /** Every problem of a key that the store holds wisdom for, whoever may use it. */
  public List<WisdomProblem> explain(String key) {
    byte[] keyBytes = Utf8.encode("key", key);
    return WisdomJson.problems(call(handle -> WisdomNative.explain(handle, keyBytes)));
  }

  /** Counts since this helper was opened. */
  public WisdomStatistics statistics() {
    return WisdomJson.statistics(call(WisdomNative::statistics));
  }

  /** Ends the use of the store. Idempotent; does not wait for calls that still run. */
  @Override
  public void close() {
    cache.close();
  }

  private <T> T call(LongFunction<T> nativeCall) {
    return cache.use(nativeCall);
  }
}
