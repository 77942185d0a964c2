// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheUse;
import io.dase.cache.CachedProvider;
import io.dase.cache.Recipe;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.format.NdArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * State profiles from memory, else from the store, else computed and stored, where C++ and numpy
 * find them: a profile as {@code .npy} under {@link ProfileSpec#key()}, a triplet as {@code .npz}
 * with the arrays psi, phi and h. The canonical parameters are in the record's {@code meta}.
 *
 * <p>Safe from any thread; closed as every {@link CachedProvider}.
 */
public final class CachedProfileProvider extends CachedProvider {
  private static final List<String> FIELDS = List.of("psi", "phi", "h");

  /** On the default root, see {@link io.dase.cache.CacheRoot}. */
  public CachedProfileProvider() {
    super(CacheUse.byDefault());
  }

  /** On this folder, which need not exist. */
  public CachedProfileProvider(Path root) {
    super(CacheUse.of(root));
  }

  /** Shares the manager, which stays open when the provider is closed. */
  public CachedProfileProvider(CacheManager cache) {
    super(CacheUse.shared(cache));
  }

  /**
   * The profile, in the shape of its grid. A cache that cannot be read or written costs time, never
   * the result; a stored value of another type or shape is replaced.
   */
  public NdArray get(ProfileSpec spec) {
    Objects.requireNonNull(spec, "spec");
    return serve(
            Recipe.of(
                    new CacheKey(Category.STATE_PROFILES, spec.key()),
                    NdArray.class,
                    () -> Profiles.compute(spec),
                    stored -> fits(spec, stored))
                .withMeta(spec.canonical()))
        .value();
  }

  /** The three fields; otherwise as {@link #get}. */
  public FieldTriplet getTriplet(FieldTripletSpec spec) {
    Objects.requireNonNull(spec, "spec");
    return serve(
            Recipe.parsed(
                    new CacheKey(Category.STATE_PROFILES, spec.key()),
                    Map.class,
                    () -> map(FieldTriplet.compute(spec)),
                    stored -> triplet(spec, stored))
                .withMeta(spec.canonical()))
        .value();
  }

  private static Map<String, Object> map(FieldTriplet triplet) {
    return Map.of("psi", triplet.psi(), "phi", triplet.phi(), "h", triplet.h());
  }

  private static Optional<FieldTriplet> triplet(FieldTripletSpec spec, Map<?, ?> stored) {
    boolean fits =
        stored.size() == FIELDS.size()
            && FIELDS.stream().allMatch(name -> fits(spec.profile(), stored.get(name)));
    return fits
        ? Optional.of(
            new FieldTriplet(
                spec,
                (NdArray) stored.get("psi"),
                (NdArray) stored.get("phi"),
                (NdArray) stored.get("h")))
        : Optional.empty();
  }

  private static boolean fits(ProfileSpec spec, Object value) {
    return value instanceof NdArray array
        && array.type() == spec.type()
        && Arrays.equals(array.shape(), spec.grid().shape());
  }
}
