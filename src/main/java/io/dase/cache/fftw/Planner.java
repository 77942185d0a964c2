// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheRoot;
import io.dase.cache.core.CacheException;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.fftw.jni.JsonSink;
import io.dase.cache.fftw.jni.NativeHandle;
import io.dase.cache.fftw.jni.NativeLibrary;
import io.dase.cache.fftw.jni.PlanHandle;
import io.dase.cache.fftw.jni.PlannerNative;
import io.dase.cache.fftw.jni.PlannerProgram;
import io.dase.cache.fftw.jni.Utf8;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Makes plans: from FFTW's memory, else from the wisdom in a store that C++ programs share, else
 * planned now and kept there; the Java face of {@code dase::Planner}. No array of a caller is
 * touched.
 *
 * <p>Thread-safe; calls that plan wait for one planner lock per process and precision. After {@link
 * #close()} {@link #plan} throws {@link IllegalStateException}; plans that were made go on.
 */
public final class Planner implements AutoCloseable {
  private final Path root;
  private final NativeHandle planner;

  /**
   * Plans with the store at the default root, see {@link CacheRoot}.
   *
   * @throws NativeLibraryException if the native library cannot be used here
   */
  public Planner() {
    this(CacheRoot.byDefault());
  }

  /**
   * Plans with the store at {@code root}, which is made when something is first kept.
   *
   * @throws NativeLibraryException if the native library cannot be used here
   * @throws IllegalArgumentException if the path is not on the default file system
   */
  public Planner(Path root) {
    byte[] bytes = Utf8.path("root", root);
    byte[] helper = Utf8.encode("helper", PlannerProgram.path());
    NativeLibrary.load();
    this.root = root.toAbsolutePath();
    this.planner =
        new NativeHandle(
            "the Planner of " + root, PlannerNative.open(bytes, helper), PlannerNative::destroy);
  }

  /**
   * Plans with the store of a manager. Both are closed apart from each other.
   *
   * @throws NativeLibraryException if the native library cannot be used here
   */
  public Planner(CacheManager manager) {
    this(manager.root());
  }

  /** The folder of the store, absolute. */
  public Path root() {
    return root;
  }

  /**
   * A plan for a transform, at the rigor that the spec asks for.
   *
   * @throws IllegalArgumentException for {@link Precision#LONG_DOUBLE}
   * @throws CacheException if FFTW makes no plan
   */
  public Plan plan(PlanSpec spec) {
    byte[] text = Utf8.encode("spec", Plannable.require(spec).text());
    return planner.use(handle -> new Plan(new PlanHandle(PlannerNative.plan(handle, text))));
  }

  /**
   * A plan for a transform, asked for in one of the {@linkplain PlanMode modes}.
   *
   * @throws IllegalArgumentException for {@link Precision#LONG_DOUBLE}
   * @throws NoSuchElementException of {@link PlanMode#WISDOM_ONLY}, if there is no wisdom
   * @throws IncompatibleDataException if the problem is frozen to a plan that this FFTW does not
   *     make
   * @throws CacheException if FFTW makes no plan
   */
  public Plan plan(PlanSpec spec, PlanOptions options) {
    byte[] text = Utf8.encode("spec", Plannable.require(spec).text());
    long deadlineMs = options.deadline().map(Duration::toMillis).orElse(-1L);
    JsonSink sink =
        json -> {
          options.listener().accept(TuneJson.upgrade(json));
          return true;
        };
    return planner.use(
        handle ->
            new Plan(
                new PlanHandle(
                    PlannerNative.planBy(
                        handle, text, options.mode().ordinal(), deadlineMs, sink))));
  }

  /**
   * Pins a problem to the plan that the store holds for it: until {@link #unfreeze} this plan is
   * handed out, with bit for bit the same results, or none.
   *
   * @return the digest of the plan's text, see {@link Plan#digest}
   * @throws IllegalArgumentException for {@link PlanSpec#AUTO} threads
   * @throws NoSuchElementException if the store holds no plan of this machine for it
   */
  public String freeze(PlanSpec spec) {
    byte[] text = Utf8.encode("spec", Plannable.require(spec).text());
    return new String(
        planner.use(handle -> PlannerNative.freeze(handle, text)), StandardCharsets.US_ASCII);
  }

  /** Lets a problem be planned again; false if it was not frozen. */
  public boolean unfreeze(PlanSpec spec) {
    byte[] text = Utf8.encode("spec", Plannable.require(spec).text());
    return planner.use(handle -> PlannerNative.unfreeze(handle, text));
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
    byte[] texts =
        Utf8.encode(
            "specs",
            specs.stream()
                .map(spec -> Plannable.require(spec).text())
                .collect(Collectors.joining("\n")));
    long deadlineMs = options.deadline().map(Duration::toMillis).orElse(-1L);
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
   * What programs asked for without planning it and did not get, most often first, by all programs
   * of the store as of their last report. Also what the store holds by now.
   */
  public List<PlanMiss> misses() {
    return TuneJson.misses(planner.use(PlannerNative::misses));
  }

  /** Ends the use of the store. Idempotent; does not wait for calls that still run. */
  @Override
  public void close() {
    planner.close();
  }
}
