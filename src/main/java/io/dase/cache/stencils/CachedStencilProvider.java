// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dase.cache.CacheManager;
import io.dase.cache.ProviderCounters;
import io.dase.cache.ProviderStatistics;
import io.dase.cache.core.Category;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.format.NdArray;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Stencils and their symbols from memory, else from the store, else made and stored: stencils as
 * compact JSON under {@link StencilSpec#key()}, symbols as {@code .npy} under {@link
 * StencilSpec#symbolKey()}, where C++ and numpy find them. Both depend on nothing but the key, so
 * one held in memory is never revalidated. A cache that cannot be read or written costs time, never
 * the result; a stored value that is not what its key says is replaced.
 *
 * <p>Works without the native library, but for what {@link StencilOperator} needs it for.
 *
 * <p>Safe from any thread. Closing closes the {@link CacheManager} if the provider opened it;
 * afterwards every method but {@link #statistics} throws {@link IllegalStateException}; operators
 * that have their transforms go on.
 */
public final class CachedStencilProvider implements AutoCloseable {
  private static final String CATEGORY = Category.STENCILS.name();
  private static final int MAX_RESIDENT = 1024;
  private static final long NOT_COMPUTED = -1;

  private final CacheManager cache;
  private final boolean ownsCache;
  private final ProviderCounters counters = new ProviderCounters();
  private final Cache<String, Object> resident =
      Caffeine.newBuilder().maximumSize(MAX_RESIDENT).softValues().build();
  private Planner planner; // guarded by this
  private volatile boolean closed;

  /** On the default root, see {@link io.dase.cache.CacheRoot}. */
  public CachedStencilProvider() {
    this(new CacheManager(), true);
  }

  /** On this folder, which need not exist; closing the provider ends its use. */
  public CachedStencilProvider(Path root) {
    this(new CacheManager(root), true);
  }

  /** Shares the manager, which stays open when the provider is closed. */
  public CachedStencilProvider(CacheManager cache) {
    this(cache, false);
  }

  private CachedStencilProvider(CacheManager cache, boolean ownsCache) {
    this.cache = cache;
    this.ownsCache = ownsCache;
  }

  /**
   * The Laplacian of order 2 on a periodic grid of these sizes with spacing 1.
   *
   * @throws IllegalArgumentException for sizes outside the ranges of {@link StencilSpec}
   */
  public Stencil getLaplacian(int... sizes) {
    return get(StencilSpec.laplacian(sizes));
  }

  /** The stencil {@link Stencils#of}. */
  public Stencil get(StencilSpec spec) {
    return get(spec.key(), Stencil.class, () -> Stencils.of(spec), Stencils.of(spec)::equals);
  }

  /**
   * The symbol {@link Symbols#of}.
   *
   * @throws IllegalArgumentException as that
   */
  public NdArray getSymbol(StencilSpec spec) {
    return get(
        spec.symbolKey(),
        NdArray.class,
        () -> Symbols.of(spec),
        stored -> Symbols.matches(spec, stored));
  }

  /**
   * The stencil as an operator, its transforms planned at the rigor {@code MEASURE} with the wisdom
   * of this store. The caller closes it.
   */
  public StencilOperator operator(StencilSpec spec) {
    return operator(spec, Rigor.MEASURE);
  }

  /** With transforms planned at this rigor. */
  public StencilOperator operator(StencilSpec spec, Rigor rigor) {
    requireOpen();
    return new StencilOperator(spec, this::planner, rigor);
  }

  /**
   * Takes the {@link CommonStencils} into memory, making and storing those that are missing.
   *
   * @return how many stencils are in memory now
   */
  public int preloadCommonStencils() {
    CommonStencils.all().forEach(this::get);
    return CommonStencils.all().size();
  }

  /** Counts since this was opened, of stencils and symbols together. */
  public ProviderStatistics statistics() {
    return counters.statistics();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (planner != null) {
      planner.close();
      planner = null;
    }
    if (ownsCache) {
      cache.close();
    }
  }

  private <T> T get(String key, Class<T> type, Supplier<T> maker, Predicate<T> isRight) {
    requireOpen();
    Object held = resident.getIfPresent(key);
    if (held != null) {
      counters.hit();
      return type.cast(held);
    }
    AtomicLong computeNanos = new AtomicLong(NOT_COMPUTED);
    Supplier<T> timed = () -> timed(maker, computeNanos);
    long start = System.nanoTime();
    T value = cache.computeIfAbsent(CATEGORY, key, type, timed);
    long elapsed = System.nanoTime() - start;
    if (computeNanos.get() == NOT_COMPUTED && !isRight.test(value)) {
      value = timed.get();
      cache.save(CATEGORY, key, value);
    }
    if (computeNanos.get() == NOT_COMPUTED) {
      counters.hit(elapsed);
    } else {
      counters.miss(computeNanos.get());
    }
    resident.put(key, value);
    return value;
  }

  private static <T> T timed(Supplier<T> maker, AtomicLong nanos) {
    long start = System.nanoTime();
    T value = maker.get();
    nanos.set(System.nanoTime() - start);
    return value;
  }

  private synchronized Planner planner() {
    requireOpen();
    if (planner == null) {
      planner = new Planner(cache);
    }
    return planner;
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "the stencil provider of " + cache.root() + " is closed; open another");
    }
  }
}
