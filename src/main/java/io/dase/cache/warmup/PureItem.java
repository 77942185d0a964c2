// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.kernels.CommonKernels;
import io.dase.cache.stencils.CachedStencilProvider;
import io.dase.cache.stencils.CommonStencils;
import java.util.ArrayList;
import java.util.List;

/** A kernel or a stencil, whose value follows from its key alone. */
record PureItem(CacheManager manager, CacheKey key, Runnable maker) implements Item {
  static List<Item> kernels(CacheManager manager) {
    CachedFractionalKernelProvider provider = new CachedFractionalKernelProvider(manager);
    List<Item> items = new ArrayList<>();
    CommonKernels.all()
        .forEach(
            spec ->
                items.add(
                    new PureItem(
                        manager,
                        new CacheKey(Category.FRACTIONAL_KERNELS, spec.key()),
                        () -> provider.getKernel(spec))));
    return items;
  }

  static List<Item> stencils(CacheManager manager) {
    CachedStencilProvider provider = new CachedStencilProvider(manager);
    List<Item> items = new ArrayList<>();
    CommonStencils.all()
        .forEach(
            spec ->
                items.add(
                    new PureItem(
                        manager,
                        new CacheKey(Category.STENCILS, spec.key()),
                        () -> provider.get(spec))));
    return items;
  }

  @Override
  public boolean isPresent() {
    return manager.why(key.category().name(), key.key()).isPresent();
  }

  @Override
  public void make() {
    maker.run();
  }
}
