// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheRoot;
import io.dase.cache.core.CacheException;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.events.CacheEvent;
import io.dase.cache.fftw.jni.NativeHandle;
import io.dase.cache.fftw.jni.NativeLibrary;
import io.dase.cache.fftw.jni.PlanHandle;
import io.dase.cache.fftw.jni.PlannerNative;
import io.dase.cache.fftw.jni.PlannerProgram;
import io.dase.cache.fftw.jni.Utf8;
import io.dase.cache.store.StoreOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Makes plans: from FFTW's memory, else from the wisdom in a store that C++ programs share, else
 * searched for now and kept there; the Java face of {@code dase::Planner}. No array of a caller is
 * touched.
 *
 * <p>A search runs in a helper process, one for each problem, see {@link PlannerOptions#helper};
 * where none can be started it runs inside this process, with one warning. One process among all
 * that share a store searches for a key; the others wait for its result until their own deadline.
 *
 * <p>Thread-safe; calls that plan wait for one planner lock per process and precision, which no
 * helper's search holds. After {@link #close()} every method but {@link #root} throws {@link
 * IllegalStateException}; plans that were made go on as they are.
 */
public final class Planner implements AutoCloseable {
  /** What a Duration can hold does not always fit into milliseconds. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private final Path root;
  private final NativeHandle planner;
  private final UpgradeListeners listeners = new UpgradeListeners();

  /**
   * Plans with the store at the default root, see {@link CacheRoot}.
   *
   * @throws NativeLibraryException if the native library cannot be used here
   */
  public Planner() {
    this(CacheRoot.byDefault());
  }

  /**
   * Plans with the store at {@code root}, which is made when something is first kept; below it lies
   * the one that {@value StoreOptions#SYSTEM_ROOT} names, if it does.
   *
   * @throws NativeLibraryException if the native library cannot be used here
   * @throws IllegalArgumentException if the path is not on the default file system
   */
  public Planner(Path root) {
    this(root, PlannerOptions.DEFAULTS);
  }

  /**
   * Plans with the store at {@code root}, and searches as the options say.
   *
   * @throws NativeLibraryException if the native library cannot be used here
   * @throws IllegalArgumentException if the path is not on the default file system
   */
  public Planner(Path root, PlannerOptions options) {
    this(root, StoreOptions.defaults().systemRoot(), options);
  }

  /**
   * Plans with the store at {@code root} and below it another that is never written, and searches
   * as the options say.
   *
   * @param systemRoot empty: none
   * @throws NativeLibraryException if the native library cannot be used here
   * @throws IllegalArgumentException if a path is not on the default file system
   */
  public Planner(Path root, Optional<Path> systemRoot, PlannerOptions options) {
    this(root, StoreOptions.defaults().withSystemRoot(systemRoot), options);
  }

  /**
   * Plans with the store at {@code root}, and searches as the options say.
   *
   * @param storeOptions of which the system root and the limit of the size count here
   * @throws NativeLibraryException if the native library cannot be used here
   * @throws IllegalArgumentException if a path is not on the default file system
   */
  public Planner(Path root, StoreOptions storeOptions, PlannerOptions options) {
    NativeStore store = NativeStore.of(root, storeOptions);
    NativeLibrary.load();
    Optional<String> helper = helper(options);
    byte[] program = Utf8.encode("helper", helper.orElse(""));
    this.root = root.toAbsolutePath();
    this.planner =
        new NativeHandle(
            "the Planner of " + root,
            PlannerNative.open(
                store.root(),
                store.systemRoot(),
                store.maxSizeMb(),
                program,
                helper.isPresent(),
                options.helperBytes(),
                options.jobs()),
            PlannerNative::destroy);
  }

  /**
   * Plans with the store of a manager, with what lies below it and within its limit of the size.
   * Both are closed apart from each other.
   *
   * @throws NativeLibraryException if the native library cannot be used here
   */
  public Planner(CacheManager manager) {
    this(manager.root(), manager.options().store(), PlannerOptions.DEFAULTS);
  }

  /** The folder of the store, absolute. */
  public Path root() {
    return root;
  }

  /**
   * A plan for a transform, at the rigor that the spec asks for.
   *
   * @throws IllegalArgumentException for {@link Precision#LONG_DOUBLE}
   * @throws IncompatibleDataException if the problem is frozen to a plan that this FFTW does not
   *     make
   * @throws CacheException if FFTW makes no plan
   */
  public Plan plan(PlanSpec spec) {
    byte[] text = Utf8.encode("spec", Plannable.require(spec).text());
    CacheEvent.Plan event = new CacheEvent.Plan();
    return done(
        event,
        spec,
        planner.use(handle -> new Plan(new PlanHandle(PlannerNative.plan(handle, text)))));
  }

  /**
   * A plan for a transform, asked for in one of the {@linkplain PlanMode modes}.
   *
   * @throws IllegalArgumentException for {@link Precision#LONG_DOUBLE}
   * @throws NoSuchElementException of {@link PlanMode#WISDOM_ONLY}, if there is no wisdom; the
   *     message names the command that makes it
   * @throws IncompatibleDataException if the problem is frozen to a plan that this FFTW does not
   *     make
   * @throws CacheException if FFTW makes no plan
   */
  public Plan plan(PlanSpec spec, PlanOptions options) {
    byte[] text = Utf8.encode("spec", Plannable.require(spec).text());
    long deadlineMs = milliseconds(options.deadline());
    CacheEvent.Plan event = new CacheEvent.Plan();
    Plan plan =
        planner.use(
            handle -> {
              long listener = options.listener().map(to -> listeners.add(handle, to)).orElse(0L);
              int mode = options.mode().ordinal();
              return new Plan(
                  new PlanHandle(PlannerNative.planBy(handle, text, mode, deadlineMs, listener)));
            });
    return done(event, spec, plan);
  }

  /**
   * Pins a problem to the plan that the store holds for it: until {@link #unfreeze} this plan is
   * handed out, with bit for bit the same results, or none.
   *
   * @return the digest of the plan's text, see {@link Plan#digest}
   * @throws IllegalArgumentException for {@link PlanSpec#AUTO} threads, and where the frozen plans
   *     of the key would take more than half of its record
   * @throws NoSuchElementException if the store holds no plan of this machine for it
   */
  public String freeze(PlanSpec spec) {
    byte[] text = Utf8.encode("spec", Plannable.require(spec).text());
    return new String(
        planner.use(handle -> PlannerNative.freeze(handle, text)), StandardCharsets.US_ASCII);
  }

  /**
   * Lets a problem be planned again, whatever FFTW and precision it is frozen for; false if it was
   * not frozen.
   */
  public boolean unfreeze(PlanSpec spec) {
    byte[] text = Utf8.encode("spec", spec.text());
    return planner.use(handle -> PlannerNative.unfreeze(handle, text));
  }

  /** Every problem that is frozen, of any machine, FFTW and precision, in the order of texts. */
  public List<FrozenProblem> frozen() {
    return TuneJson.frozen(planner.use(PlannerNative::frozen));
  }

  /**
   * Searches for every problem that the store does not hold at the rigor of its spec, and stores
   * each as soon as it is found, so a call that was ended goes on where it stopped. Searches run in
   * helper processes where these can be started.
   *
   * @param specs {@link PlanSpec#AUTO} threads search for the faster number
   * @throws IllegalArgumentException for {@link Precision#LONG_DOUBLE}
   * @throws CacheException if this FFTW exports no wisdom
   */
  public TuneReport tune(List<PlanSpec> specs, TuneOptions options, TuneListener listener) {
    Objects.requireNonNull(listener, "listener");
    specs.forEach(Plannable::require);
    byte[] texts = texts(specs);
    long deadlineMs = milliseconds(options.deadline());
    return TuneJson.report(
        planner.use(
            handle ->
                PlannerNative.tune(
                    handle,
                    texts,
                    deadlineMs,
                    options.jobs(),
                    options.force(),
                    json -> listener.settled(TuneJson.progress(json)))));
  }

  /**
   * What the store holds for each of these problems, in their order. Nothing is planned.
   *
   * @param specs of any precision; {@link PlanSpec#AUTO} threads are held when every number of
   *     threads is that they stand for
   */
  public List<Coverage> coverage(List<PlanSpec> specs) {
    byte[] texts = texts(specs);
    return TuneJson.coverage(planner.use(handle -> PlannerNative.coverage(handle, texts)));
  }

  /**
   * What programs asked for without planning it and did not get, most often first, by all programs
   * of the store as of their last report. Also what the store holds by now.
   */
  public List<PlanMiss> misses() {
    return TuneJson.misses(planner.use(PlannerNative::misses));
  }

  /** Counts since this was opened. */
  public PlannerStatistics statistics() {
    return PlannerJson.statistics(planner.use(PlannerNative::statistics));
  }

  /**
   * Ends the use of the store, and searches in the background, whose listeners hear {@link
   * PlanUpgrade.Outcome#CLOSED}. Idempotent; does not wait for calls that still run, and at most a
   * second for a search inside this process, which cannot be interrupted.
   */
  @Override
  public void close() {
    planner.close();
  }

  /** The program that searches, or the empty text for native code to look; nothing: use none. */
  private static Optional<String> helper(PlannerOptions options) {
    if (!options.useHelper()) {
      return Optional.empty();
    }
    Optional<String> given = options.helper().map(Path::toString);
    return given.isPresent() ? given : PlannerProgram.path();
  }

  private static byte[] texts(List<PlanSpec> specs) {
    return Utf8.encode(
        "specs", specs.stream().map(PlanSpec::text).collect(Collectors.joining("\n")));
  }

  /** Below 0 for none. */
  private static Plan done(CacheEvent.Plan event, PlanSpec spec, Plan plan) {
    if (event.isEnabled()) {
      event.done(wisdom(spec), spec.text(), plan.source().text());
    }
    return plan;
  }

  private static CacheKey wisdom(PlanSpec spec) {
    return new CacheKey(Category.FFTW_WISDOM, spec.key().text());
  }

  private static long milliseconds(Optional<Duration> deadline) {
    return deadline
        .map(time -> time.compareTo(LONGEST) < 0 ? time.toMillis() : LONGEST.toMillis())
        .orElse(-1L);
  }
}
