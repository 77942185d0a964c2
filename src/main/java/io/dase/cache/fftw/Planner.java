// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheRoot;
import io.dase.cache.core.CacheException;
import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.fftw.jni.NativeHandle;
import io.dase.cache.fftw.jni.NativeLibrary;
import io.dase.cache.fftw.jni.PlanHandle;
import io.dase.cache.fftw.jni.PlannerNative;
import io.dase.cache.fftw.jni.Utf8;
import java.nio.file.Path;

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
    NativeLibrary.load();
    this.root = root.toAbsolutePath();
    this.planner =
        new NativeHandle(
            "the Planner of " + root, PlannerNative.open(bytes), PlannerNative::destroy);
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

  /** Ends the use of the store. Idempotent; does not wait for calls that still run. */
  @Override
  public void close() {
    planner.close();
  }
}
