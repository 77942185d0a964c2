// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import io.dase.cache.CacheManager;
import io.dase.cache.ProviderCounters;
import io.dase.cache.ProviderStatistics;
import io.dase.cache.SaveOptions;
import io.dase.cache.core.Category;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.format.NdArray;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * State profiles from memory, else from the store, else computed and stored, where C++ and numpy
 * find them: a profile as {@code .npy} under {@link ProfileSpec#key()}, a triplet as {@code .npz}
 * with the arrays psi, phi and h. The canonical parameters are in the record's {@code meta}.
 *
 * <p>Safe from any thread. Closing closes the {@link CacheManager} if the provider opened it;
 * afterwards every method but {@link #statistics} throws {@link IllegalStateException}.
 */
public final class CachedProfileProvider implements AutoCloseable {
  private static final String CATEGORY = Category.STATE_PROFILES.name();
  private static final long NOT_COMPUTED = -1;

  private final CacheManager cache;
  private final boolean ownsCache;
  private final ProviderCounters counters = new ProviderCounters();

  /** On the default root, see {@link io.dase.cache.CacheRoot}. */
  public CachedProfileProvider() {
    this(new CacheManager(), true);
  }

  /** On this folder, which need not exist; closing the provider ends its use. */
  public CachedProfileProvider(Path root) {
    this(new CacheManager(root), true);
  }

  /** Shares the manager, which stays open when the provider is closed. */
  public CachedProfileProvider(CacheManager cache) {
    this(cache, false);
  }

  private CachedProfileProvider(CacheManager cache, boolean ownsCache) {
    this.cache = cache;
    this.ownsCache = ownsCache;
  }

  /**
   * The profile, in the shape of its grid. A cache that cannot be read or written costs time, never
   * the result; a stored value of another type or shape is replaced.
   */
  public NdArray get(ProfileSpec spec) {
    return get(
        spec.key(),
        spec.canonical(),
        NdArray.class,
        () -> Profiles.compute(spec),
        stored -> Optional.of(stored).filter(array -> fits(spec, array)));
  }

  /** The three fields; otherwise as {@link #get}. */
  public FieldTriplet getTriplet(FieldTripletSpec spec) {
    Map<?, ?> fields =
        get(
            spec.key(),
            spec.canonical(),
            Map.class,
            () -> map(FieldTriplet.compute(spec)),
            stored -> Optional.of(stored).filter(map -> fits(spec.profile(), map)));
    return new FieldTriplet(
        spec, (NdArray) fields.get("psi"), (NdArray) fields.get("phi"), (NdArray) fields.get("h"));
  }

  /** Counts since this was opened: hits are from memory or store. */
  public ProviderStatistics statistics() {
    return counters.statistics();
  }

  @Override
  public void close() {
    if (ownsCache) {
      cache.close();
    }
  }

  private <T> T get(
      String key,
      Map<String, Object> meta,
      Class<T> type,
      Supplier<T> compute,
      Function<T, Optional<T>> check) {
    SaveOptions options = SaveOptions.DEFAULTS.withMeta(meta);
    AtomicLong computeNanos = new AtomicLong(NOT_COMPUTED);
    Supplier<T> timed =
        () -> {
          long start = System.nanoTime();
          T value = compute.get();
          computeNanos.set(System.nanoTime() - start);
          return value;
        };
    long start = System.nanoTime();
    T value =
        stored(key, type, timed, options)
            .flatMap(check)
            .orElseGet(
                () -> {
                  T computed = timed.get();
                  cache.save(CATEGORY, key, computed, options);
                  return computed;
                });
    if (computeNanos.get() == NOT_COMPUTED) {
      counters.hit(System.nanoTime() - start);
    } else {
      counters.miss(computeNanos.get());
    }
    return value;
  }

  /** Empty if what is stored is something else. */
  private <T> Optional<T> stored(
      String key, Class<T> type, Supplier<T> compute, SaveOptions options) {
    try {
      return Optional.of(cache.computeIfAbsent(CATEGORY, key, type, compute, options));
    } catch (IncompatibleDataException | CorruptDataException e) {
      return Optional.empty();
    }
  }

  private static Map<String, Object> map(FieldTriplet triplet) {
    return Map.of("psi", triplet.psi(), "phi", triplet.phi(), "h", triplet.h());
  }

  private static boolean fits(ProfileSpec spec, Map<?, ?> map) {
    return map.size() == 3
        && fits(spec, map.get("psi"))
        && fits(spec, map.get("phi"))
        && fits(spec, map.get("h"));
  }

  private static boolean fits(ProfileSpec spec, Object value) {
    return value instanceof NdArray array
        && array.type() == spec.type()
        && Arrays.equals(array.shape(), spec.grid().shape());
  }
}
