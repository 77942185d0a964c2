// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.Category;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The limits of a store: what {@code cache.json} in its root says, with the environment and the
 * caller's own options above it (docs/operations.md, Limits). Immutable; safe from any thread.
 *
 * @param maxSizeBytes how much the store may take
 * @param minFreePercent how much of its file system stays free, 0 to 99.9
 * @param order what goes first
 * @param keepVersions how many records of a key are kept; empty: as the category says
 * @param categories rules of single categories
 */
public record CachePolicy(
    OptionalLong maxSizeBytes,
    OptionalDouble minFreePercent,
    Order order,
    OptionalInt keepVersions,
    Map<Category, Rule> categories) {
  static final double BYTES_PER_MB = 1024.0 * 1024.0;

  /** Nothing is limited. */
  public static final CachePolicy NONE =
      new CachePolicy(
          OptionalLong.empty(),
          OptionalDouble.empty(),
          Order.COST_AWARE_LRU,
          OptionalInt.empty(),
          Map.of());

  /** What goes first when something has to. */
  public enum Order {
    /** The largest idle time x size / cost. */
    COST_AWARE_LRU,
    /** The longest idle time. */
    LRU;

    /** The word in {@code cache.json}. */
    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Empty for any other word. */
    static Optional<Order> of(String text) {
      for (Order order : values()) {
        if (order.text.equals(text)) {
          return Optional.of(order);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * What holds for one category beside the limits of the store.
   *
   * @param maxSizeBytes how much its entries may take
   * @param maxEntries how many there may be
   * @param ttl after which time since it was stored an entry is no longer served
   * @param evictable whether entries may be evicted at all
   * @param keepVersions how many records of a key are kept
   */
  public record Rule(
      OptionalLong maxSizeBytes,
      OptionalLong maxEntries,
      Optional<Duration> ttl,
      boolean evictable,
      OptionalInt keepVersions) {
    static final Rule NONE =
        new Rule(
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            true,
            OptionalInt.empty());
  }

  public CachePolicy {
    categories = Map.copyOf(categories);
  }

  /** The rule of a category, also of one that has none of its own. */
  public Rule rule(Category category) {
    return categories.getOrDefault(category, Rule.NONE);
  }

  /** How many of the newest records of a key are kept. */
  public int keepVersions(Category category) {
    OptionalInt own = rule(category).keepVersions();
    return own.isPresent() ? own.getAsInt() : keepVersions.orElse(category.keepVersions());
  }

  /** Whether anything can ever have to go. */
  public boolean limitsAnything() {
    return maxSizeBytes.isPresent()
        || minFreePercent.isPresent()
        || categories.values().stream()
            .anyMatch(rule -> rule.maxSizeBytes().isPresent() || rule.maxEntries().isPresent());
  }

  boolean hasTimesToLive() {
    return categories.values().stream().anyMatch(rule -> rule.ttl().isPresent());
  }

  static long bytes(double mb) {
    return Math.round(mb * BYTES_PER_MB);
  }
}
