// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.MissReason;
import io.dase.cache.core.Variant;
import io.dase.cache.store.Reader.Found;
import java.util.Optional;

/**
 * Look-ups in the user's root, and below it in the system's: what the user's root neither holds nor
 * has deleted is served from there. Safe from any thread.
 */
final class Layers {
  private final Layout layout;
  private final Reader user;
  private final Lifetimes lifetimes;
  private final SystemLayer system;

  /**
   * @param system null: there is none
   */
  Layers(Layout layout, Reader user, Lifetimes lifetimes, SystemLayer system) {
    this.layout = layout;
    this.user = user;
    this.lifetimes = lifetimes;
    this.system = system;
  }

  Optional<SystemLayer> system() {
    return Optional.ofNullable(system);
  }

  /** The chains of the system root; null if there is none to be read. */
  Listing listingBelow() {
    return system != null && system.isUsable() ? system.listing() : null;
  }

  /**
   * @param schema 0 accepts any
   */
  Lookup find(CacheKey key, Variant variant, long schema, Reader.Loader loader) {
    return below(user.find(key, variant, schema, loader), key, variant, schema, loader);
  }

  /** As {@link Reader#findForUpdate}, and below it in the system root. */
  Lookup findForUpdate(CacheKey key, Variant variant) {
    Found own = user.findForUpdate(key, variant, Reader.Loader.CONTENT);
    return own.lookup().reason().equals(Optional.of(MissReason.IO))
        ? own.lookup()
        : below(own, key, variant, 0, Reader.Loader.CONTENT);
  }

  /** The live entry of the system root, whatever lies above it. */
  Optional<Entry> findBelow(CacheKey key, Variant variant, Reader.Loader loader) {
    return system == null
        ? Optional.empty()
        : system
            .find(key, variant, 0, loader)
            .entry()
            .map(entry -> entry.below(system.layout(), lifetimes, ChainAbove.UNKNOWN));
  }

  private Lookup below(
      Found own, CacheKey key, Variant variant, long schema, Reader.Loader loader) {
    if (system == null || own.lookup().isHit() || own.hides()) {
      return own.lookup();
    }
    Lookup under = system.find(key, variant, schema, loader);
    if (under.isHit()) {
      Entry entry =
          under.entry().orElseThrow().below(system.layout(), lifetimes, above(own, key, variant));
      return Lookup.hit(entry, under.detail());
    }
    return isCold(own.lookup()) && !isCold(under) ? under : own.lookup();
  }

  private static boolean isCold(Lookup miss) {
    return miss.reason().equals(Optional.of(MissReason.COLD));
  }

  /** What a miss must find again, so that it stays one. */
  private ChainAbove above(Found miss, CacheKey key, Variant variant) {
    return switch (miss.lookup().reason().orElseThrow()) {
      case COLD, INCOMPATIBLE -> ChainAbove.empty(layout, key, variant);
      case EVICTED -> ChainAbove.endedBy(layout, miss.eviction().orElseThrow(), lifetimes);
      default -> ChainAbove.UNKNOWN;
    };
  }
}
