// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.KeyNumbers;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.kernels.KernelFamily;
import io.dase.cache.kernels.KernelSpec;
import io.dase.cache.stencils.CachedStencilProvider;
import io.dase.cache.stencils.StencilSpec;
import io.dase.cache.templates.CachedEchoProvider;
import io.dase.cache.templates.EchoDecay;
import io.dase.cache.templates.EchoScaling;
import io.dase.cache.templates.EchoSpec;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A key that says all of its value: that of a kernel, a stencil, a symbol or a train of echoes.
 * Immutable; safe from any thread.
 *
 * @param key in its canonical form
 * @param content tells whether a file holds the value
 * @param maker computes and stores it
 */
record ArtifactKey(CacheKey key, ArtifactContent content, Consumer<CacheManager> maker) {
  private static final String NUMBER = "([0-9][0-9.]*(?:e[+-]?[0-9]{1,3})?)";
  private static final Pattern KERNEL =
      Pattern.compile("kernel_(?:(.+)_)?%s_%s_([0-9]{1,9})".formatted(NUMBER, NUMBER));
  private static final Pattern ECHO =
      Pattern.compile("echo_%s_%s_([0-9]{1,9})_([a-z]+)_([a-z]+)".formatted(NUMBER, NUMBER));
  private static final String SYMBOL = "_symbol";

  /** Numbers need not be in their canonical form; empty for any other text. */
  static Optional<ArtifactKey> parse(String text) {
    try {
      Matcher kernel = KERNEL.matcher(text);
      Matcher echo = ECHO.matcher(text);
      if (kernel.matches()) {
        return Optional.of(of(kernel(kernel)));
      }
      if (echo.matches()) {
        return Optional.of(of(echo(echo)));
      }
      return Optional.of(
          text.endsWith(SYMBOL)
              ? symbol(StencilSpec.parse(text.substring(0, text.length() - SYMBOL.length())))
              : of(StencilSpec.parse(text)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static ArtifactKey of(KernelSpec spec) {
    return new ArtifactKey(
        new CacheKey(Category.FRACTIONAL_KERNELS, spec.key()),
        ArtifactContent.kernel(spec),
        manager -> new CachedFractionalKernelProvider(manager).getKernel(spec));
  }

  private static ArtifactKey of(StencilSpec spec) {
    return new ArtifactKey(
        new CacheKey(Category.STENCILS, spec.key()),
        ArtifactContent.stencil(spec),
        manager -> new CachedStencilProvider(manager).get(spec));
  }

  private static ArtifactKey symbol(StencilSpec spec) {
    return new ArtifactKey(
        new CacheKey(Category.STENCILS, spec.symbolKey()),
        ArtifactContent.symbol(spec),
        manager -> new CachedStencilProvider(manager).getSymbol(spec));
  }

  private static ArtifactKey of(EchoSpec spec) {
    return new ArtifactKey(
        new CacheKey(Category.ECHO_TEMPLATES, spec.key()),
        ArtifactContent.echo(spec),
        manager -> new CachedEchoProvider(manager).get(spec));
  }

  private static KernelSpec kernel(Matcher parts) {
    double alpha = Double.parseDouble(parts.group(2));
    double dt = Double.parseDouble(parts.group(3));
    int n = Integer.parseInt(parts.group(4));
    String family = parts.group(1) == null ? "" : parts.group(1) + "_";
    String canonical =
        "kernel_%s%s_%s_%d".formatted(family, KeyNumbers.format(alpha), KeyNumbers.format(dt), n);
    for (KernelFamily known : KernelFamily.values()) {
      if (alpha >= known.minAlpha() && alpha <= known.maxAlpha()) {
        KernelSpec spec = new KernelSpec(known, alpha, dt, n);
        if (spec.key().equals(canonical)) {
          return spec;
        }
      }
    }
    throw new IllegalArgumentException(canonical + " is the key of no family of kernels");
  }

  private static EchoSpec echo(Matcher parts) {
    return new EchoSpec(
        Double.parseDouble(parts.group(1)),
        Double.parseDouble(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        EchoScaling.parse(parts.group(4)),
        EchoDecay.parse(parts.group(5)));
  }
}
