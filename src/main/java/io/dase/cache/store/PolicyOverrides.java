// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Limits that a program or its environment sets, above those of {@code cache.json}. Immutable; safe
 * from any thread.
 *
 * @param maxSizeBytes above {@code max_size_mb}
 * @param minFreePercent above {@code min_free_percent}
 * @param order above {@code policy}
 * @param keepVersions above {@code keep_versions} of the store, not of single categories
 */
public record PolicyOverrides(
    OptionalLong maxSizeBytes,
    OptionalDouble minFreePercent,
    Optional<CachePolicy.Order> order,
    OptionalInt keepVersions) {
  /** The environment variable that stands below {@link #maxSizeBytes}. */
  public static final String MAX_SIZE = "DASE_CACHE_MAX_SIZE_MB";

  static final String MIN_FREE = "DASE_CACHE_MIN_FREE_PERCENT";
  static final String POLICY = "DASE_CACHE_POLICY";
  static final String KEEP_VERSIONS = "DASE_CACHE_KEEP_VERSIONS";

  /** The file alone counts. */
  public static final PolicyOverrides NONE =
      new PolicyOverrides(
          OptionalLong.empty(), OptionalDouble.empty(), Optional.empty(), OptionalInt.empty());

  /**
   * @throws IllegalArgumentException for a value out of range
   */
  public PolicyOverrides {
    if (maxSizeBytes.isPresent() && maxSizeBytes.getAsLong() < 1) {
      throw new IllegalArgumentException(
          "a limit of " + maxSizeBytes.getAsLong() + " bytes found; expected 1 or more");
    }
    if (minFreePercent.isPresent()
        && !(minFreePercent.getAsDouble() >= 0
            && minFreePercent.getAsDouble() <= PolicyReader.MAX_PERCENT)) {
      throw new IllegalArgumentException(
          minFreePercent.getAsDouble() + " percent of free space found; expected 0 to 99.9");
    }
    if (keepVersions.isPresent() && keepVersions.getAsInt() < 1) {
      throw new IllegalArgumentException(
          keepVersions.getAsInt() + " versions to keep found; expected 1 or more");
    }
  }

  /**
   * @param mb mebibytes, above 0
   */
  public PolicyOverrides withMaxSizeMb(double mb) {
    if (!(mb > 0 && mb <= PolicyReader.MAX_MB)) {
      throw new IllegalArgumentException(
          "a limit of " + mb + " MB found; expected a number above 0 and at most 8e12");
    }
    return new PolicyOverrides(
        OptionalLong.of(Math.max(1, CachePolicy.bytes(mb))), minFreePercent, order, keepVersions);
  }

  public PolicyOverrides withMinFreePercent(double percent) {
    return new PolicyOverrides(maxSizeBytes, OptionalDouble.of(percent), order, keepVersions);
  }

  public PolicyOverrides withOrder(CachePolicy.Order value) {
    return new PolicyOverrides(maxSizeBytes, minFreePercent, Optional.of(value), keepVersions);
  }

  public PolicyOverrides withKeepVersions(int versions) {
    return new PolicyOverrides(maxSizeBytes, minFreePercent, order, OptionalInt.of(versions));
  }

  /** What the environment says; a variable that cannot be read is left out, with a warning. */
  static PolicyOverrides of(Map<String, String> environment, Consumer<String> warn) {
    PolicyOverrides found = NONE;
    for (String name : new String[] {MAX_SIZE, MIN_FREE, POLICY, KEEP_VERSIONS}) {
      String text = environment.getOrDefault(name, "");
      try {
        found = text.isEmpty() ? found : found.with(name, text);
      } catch (IllegalArgumentException e) {
        warn.accept(name + " is '" + text + "', which is left out: " + e.getMessage());
      }
    }
    return found;
  }

  private PolicyOverrides with(String name, String text) {
    return switch (name) {
      case MAX_SIZE -> withMaxSizeMb(Double.parseDouble(text));
      case MIN_FREE -> withMinFreePercent(Double.parseDouble(text));
      case KEEP_VERSIONS -> withKeepVersions(Integer.parseInt(text));
      default ->
          withOrder(
              CachePolicy.Order.of(text)
                  .orElseThrow(
                      () -> new IllegalArgumentException("expected cost-aware-lru or lru")));
    };
  }

  /** These, and where they say nothing the other's. */
  PolicyOverrides orElse(PolicyOverrides other) {
    return new PolicyOverrides(
        maxSizeBytes.isPresent() ? maxSizeBytes : other.maxSizeBytes,
        minFreePercent.isPresent() ? minFreePercent : other.minFreePercent,
        order.isPresent() ? order : other.order,
        keepVersions.isPresent() ? keepVersions : other.keepVersions);
  }

  CachePolicy over(CachePolicy file) {
    return equals(NONE)
        ? file
        : new CachePolicy(
            maxSizeBytes.isPresent() ? maxSizeBytes : file.maxSizeBytes(),
            minFreePercent.isPresent() ? minFreePercent : file.minFreePercent(),
            order.orElse(file.order()),
            keepVersions.isPresent() ? keepVersions : file.keepVersions(),
            file.categories());
  }
}
