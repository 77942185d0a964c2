// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.kernels.KernelSpec;
import io.dase.cache.profiles.CachedProfileProvider;
import io.dase.cache.profiles.ProfileSpec;
import io.dase.cache.stencils.CachedStencilProvider;
import io.dase.cache.stencils.StencilSpec;
import io.dase.cache.templates.CachedEchoProvider;
import io.dase.cache.templates.EchoSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A kernel, a stencil, a train of echoes or a profile: what its provider makes. */
record PureItem(CacheManager manager, CacheKey key, Runnable maker) implements Item {
  /** What a manifest lists in these categories. */
  static List<Item> all(CacheManager manager, Manifest manifest, Set<Category> categories) {
    CachedFractionalKernelProvider kernels = new CachedFractionalKernelProvider(manager);
    CachedStencilProvider stencils = new CachedStencilProvider(manager);
    CachedEchoProvider echoes = new CachedEchoProvider(manager);
    CachedProfileProvider profiles = new CachedProfileProvider(manager);
    List<Item> items = new ArrayList<>();
    items.addAll(
        items(
            manager,
            Category.FRACTIONAL_KERNELS,
            manifest.kernels(),
            KernelSpec::key,
            kernels::getKernel));
    items.addAll(
        items(manager, Category.STENCILS, manifest.stencils(), StencilSpec::key, stencils::get));
    items.addAll(
        items(manager, Category.ECHO_TEMPLATES, manifest.echoes(), EchoSpec::key, echoes::get));
    items.addAll(
        items(
            manager,
            Category.STATE_PROFILES,
            manifest.profiles(),
            ProfileSpec::key,
            profiles::get));
    items.removeIf(item -> !categories.contains(item.key().category()));
    return items;
  }

  private static <S> List<Item> items(
      CacheManager manager,
      Category category,
      List<S> specs,
      Function<S, String> key,
      Consumer<S> maker) {
    List<Item> items = new ArrayList<>();
    for (S spec : specs) {
      items.add(
          new PureItem(manager, new CacheKey(category, key.apply(spec)), () -> maker.accept(spec)));
    }
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
