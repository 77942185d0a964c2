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
import java.util.function.Consumer;
import java.util.function.Function;

/** A kernel, a stencil, a train of echoes or a profile: what its provider makes. */
record PureItem(CacheManager manager, CacheKey key, Runnable maker) implements Item {
  static List<Item> kernels(CacheManager manager, List<KernelSpec> specs) {
    CachedFractionalKernelProvider provider = new CachedFractionalKernelProvider(manager);
    return items(manager, Category.FRACTIONAL_KERNELS, specs, KernelSpec::key, provider::getKernel);
  }

  static List<Item> stencils(CacheManager manager, List<StencilSpec> specs) {
    CachedStencilProvider provider = new CachedStencilProvider(manager);
    return items(manager, Category.STENCILS, specs, StencilSpec::key, provider::get);
  }

  static List<Item> echoes(CacheManager manager, List<EchoSpec> specs) {
    CachedEchoProvider provider = new CachedEchoProvider(manager);
    return items(manager, Category.ECHO_TEMPLATES, specs, EchoSpec::key, provider::get);
  }

  static List<Item> profiles(CacheManager manager, List<ProfileSpec> specs) {
    CachedProfileProvider provider = new CachedProfileProvider(manager);
    return items(manager, Category.STATE_PROFILES, specs, ProfileSpec::key, provider::get);
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
