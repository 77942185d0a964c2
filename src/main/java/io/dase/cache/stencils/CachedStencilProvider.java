// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dase.cache.CacheManager;
import io.dase.cache.CacheUse;
import io.dase.cache.CachedProvider;
import io.dase.cache.Recipe;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.format.NdArray;
import java.nio.file.Path;
import java.util.Objects;
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
 * <p>Safe from any thread; closed as every {@link CachedProvider}; operators that have their
 * transforms go on.
 */
public final class CachedStencilProvider extends CachedProvider {
  private static final int MAX_RESIDENT = 1024;

  private final Cache<String, Object> resident =
      Caffeine.newBuilder().maximumSize(MAX_RESIDENT).softValues().build();
  private Planner planner; // guarded by this

  /** On the default root, see {@link io.dase.cache.CacheRoot}. */
  public CachedStencilProvider() {
    super(CacheUse.byDefault());
  }

  /** On this folder, which need not exist. */
  public CachedStencilProvider(Path root) {
    super(CacheUse.of(root));
  }

  /** Shares the manager, which stays open when the provider is closed. */
  public CachedStencilProvider(CacheManager cache) {
    super(CacheUse.shared(cache));
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
    Objects.requireNonNull(spec, "spec");
    return get(
        spec.key(),
        Stencil.class,
        () -> Stencils.of(spec),
        stored -> Stencils.of(spec).equals(stored));
  }

  /**
   * The symbol {@link Symbols#of}.
   *
   * @throws IllegalArgumentException as that
   */
  public NdArray getSymbol(StencilSpec spec) {
    Objects.requireNonNull(spec, "spec");
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
    cache();
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

  @Override
  public synchronized void close() {
    super.close();
    if (planner != null) {
      planner.close();
      planner = null;
    }
  }

  private <T> T get(String key, Class<T> type, Supplier<T> maker, Predicate<T> isRight) {
    cache();
    Object held = resident.getIfPresent(key);
    if (held != null) {
      countResident();
      return type.cast(held);
    }
    T value = serve(Recipe.of(new CacheKey(Category.STENCILS, key), type, maker, isRight)).value();
    resident.put(key, value);
    return value;
  }

  private synchronized Planner planner() {
    CacheManager cache = cache();
    if (planner == null) {
      planner = new Planner(cache);
    }
    return planner;
  }
}
