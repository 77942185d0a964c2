// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.KeyNumbers;
import io.dase.cache.fftw.WisdomKey;
import io.dase.cache.kernels.KernelFamily;
import io.dase.cache.kernels.KernelSpec;
import io.dase.cache.profiles.ProfileKind;
import io.dase.cache.stencils.StencilSpec;
import io.dase.cache.templates.EchoDecay;
import io.dase.cache.templates.EchoScaling;
import io.dase.cache.templates.EchoSpec;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the names of files stand for: the name without extension is the key, whatever the folder.
 * Numbers need not be in their canonical form: {@code kernel_1.50_1e-05_100.npy} is the kernel
 * {@code kernel_1.5_0.00001_100}. Used by one thread.
 */
final class OldNames {
  private static final Set<String> ARRAYS = Set.of("npy", "npz");
  private static final Set<String> ARTIFACTS = Set.of("npy", "npz", "json");
  private static final Set<String> MODELS = Set.of("pt", "pth", "onnx", "safetensors");
  private static final Set<String> WISDOM = Set.of("", "wisdom", "fftw", "dat", "bin", "txt");
  private static final String NUMBER = "([0-9][0-9.]*(?:e[+-]?[0-9]{1,3})?)";
  private static final Pattern KERNEL =
      Pattern.compile("kernel_(?:(.+)_)?%s_%s_([0-9]{1,9})".formatted(NUMBER, NUMBER));
  private static final Pattern ECHO =
      Pattern.compile("echo_%s_%s_([0-9]{1,9})_([a-z]+)_([a-z]+)".formatted(NUMBER, NUMBER));
  private static final Pattern PROFILE = Pattern.compile("profile_([a-z0-9_]+)_[0-9a-f]{16}");
  private static final Pattern MAP = Pattern.compile("[0-9a-f]{16}");
  private static final String SYMBOL = "_symbol";

  private final CacheManager manager;

  OldNames(CacheManager manager) {
    this.manager = manager;
  }

  /** The file as its name says; empty if the name is no key. */
  Optional<OldFile> parse(Path file) {
    String name = file.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String extension = name.substring(dot + 1).toLowerCase(Locale.ROOT);
    String stem = name.substring(0, Math.max(dot, 0));
    if (MODELS.contains(extension) && !stem.isEmpty()) {
      return attempt(stem, key -> new OldModel(manager, key, file));
    }
    Optional<OldFile> wisdom = wisdom(file, dot < 0 ? name : stem, dot < 0 ? "" : extension);
    return wisdom.isPresent() || !ARTIFACTS.contains(extension)
        ? wisdom
        : artifact(file, stem, extension);
  }

  private Optional<OldFile> wisdom(Path file, String stem, String extension) {
    return WISDOM.contains(extension) || ARTIFACTS.contains(extension)
        ? attempt(stem, key -> new OldWisdom(manager, WisdomKey.parse(key), file))
        : Optional.empty();
  }

  private Optional<OldFile> artifact(Path file, String stem, String extension) {
    return attempt(stem, key -> pure(file, key))
        .or(() -> attempt(stem, key -> kept(file, key, extension)));
  }

  private OldFile pure(Path file, String key) {
    if (KERNEL.matcher(key).matches()) {
      return OldArtifact.kernel(manager, kernel(key), file);
    }
    if (ECHO.matcher(key).matches()) {
      return OldArtifact.echo(manager, echo(key), file);
    }
    return key.endsWith(SYMBOL)
        ? OldArtifact.symbol(
            manager, StencilSpec.parse(key.substring(0, key.length() - SYMBOL.length())), file)
        : OldArtifact.stencil(manager, StencilSpec.parse(key), file);
  }

  private OldFile kept(Path file, String key, String extension) {
    Matcher profile = PROFILE.matcher(key);
    if (ARRAYS.contains(extension) && profile.matches()) {
      ProfileKind.parse(profile.group(1));
      return new OldArray(manager, new CacheKey(Category.STATE_PROFILES, key), file);
    }
    if (extension.equals("npz") && MAP.matcher(key).matches()) {
      return new OldArray(manager, new CacheKey(Category.SOURCE_MAPS, key), file);
    }
    throw new IllegalArgumentException(key);
  }

  private static KernelSpec kernel(String key) {
    Matcher parts = KERNEL.matcher(key);
    parts.matches();
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
    throw new IllegalArgumentException(key);
  }

  private static EchoSpec echo(String key) {
    Matcher parts = ECHO.matcher(key);
    parts.matches();
    return new EchoSpec(
        Double.parseDouble(parts.group(1)),
        Double.parseDouble(parts.group(2)),
        Integer.parseInt(parts.group(3)),
        EchoScaling.parse(parts.group(4)),
        EchoDecay.parse(parts.group(5)));
  }

  private static Optional<OldFile> attempt(String key, Function<String, OldFile> parser) {
    try {
      return Optional.of(parser.apply(key));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
