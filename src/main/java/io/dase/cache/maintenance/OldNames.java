// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.fftw.WisdomKey;
import io.dase.cache.profiles.ProfileKind;
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
  private static final Pattern PROFILE = Pattern.compile("profile_([a-z0-9_]+)_[0-9a-f]{16}");
  private static final Pattern MAP = Pattern.compile("[0-9a-f]{16}");

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
    return ArtifactKey.parse(stem)
        .<OldFile>map(artifact -> new OldArtifact(manager, artifact, file))
        .or(() -> attempt(stem, key -> kept(file, key, extension)));
  }

  private OldFile kept(Path file, String key, String extension) {
    Matcher profile = PROFILE.matcher(key);
    if (ARRAYS.contains(extension) && profile.matches()) {
      ProfileKind.parse(profile.group(1));
      CacheKey state = new CacheKey(Category.STATE_PROFILES, key);
      return extension.equals("npy")
          ? new OldArray(manager, state, file)
          : new OldArchive(manager, state, file, OldArchive::checkTriplet);
    }
    if (extension.equals("npz") && MAP.matcher(key).matches()) {
      CacheKey map = new CacheKey(Category.SOURCE_MAPS, key);
      return new OldArchive(manager, map, file, OldArchive::checkSourceMap);
    }
    throw new IllegalArgumentException(key);
  }

  private static Optional<OldFile> attempt(String key, Function<String, OldFile> parser) {
    try {
      return Optional.of(parser.apply(key));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
