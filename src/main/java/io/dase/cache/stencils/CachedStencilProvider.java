// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import io.dase.cache.CacheManager;
import io.dase.cache.core.Category;
import java.nio.file.Path;

/**
 * Stencils from memory, else from the store, else made and stored as compact JSON under {@link
 * Stencil#key()}. A stencil depends on nothing but its key, so one held in memory is never
 * revalidated.
 *
 * <p>Safe from any thread. Closing closes the {@link CacheManager} if the provider opened it;
 * afterwards every method throws {@link IllegalStateException}.
 */
public final class CachedStencilProvider implements AutoCloseable {
  private static final String CATEGORY = Category.STENCILS.name();

  private final CacheManager cache;
  private final boolean ownsCache;

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
   * The Laplacian of {@link LaplacianStencil#of} on a grid of these sizes. A stored stencil that is
   * another one than its key says is replaced.
   *
   * @throws IllegalArgumentException unless there are 2 or 3 sizes of at least 3 points each
   */
  public Stencil getLaplacian(int... sizes) {
    return get(LaplacianStencil.of(sizes));
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
  public void close() {
    if (ownsCache) {
      cache.close();
    }
  }

  private Stencil get(Stencil made) {
    Stencil stored = cache.computeIfAbsent(CATEGORY, made.key(), Stencil.class, () -> made);
    if (stored.key().equals(made.key())) {
      return stored;
    }
    cache.save(CATEGORY, made.key(), made);
    return made;
  }
}
