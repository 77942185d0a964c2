// SPDX-License-Identifier: MIT
package io.dase.cache.maps;

import io.dase.cache.core.CanonicalParameters;
import io.dase.cache.core.Grid;
import io.dase.cache.format.NdArray;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a source map is made of. Immutable; safe from any thread.
 *
 * @param grid of two dimensions
 * @param combination how zones become one value
 * @param zones 1 to {@link #MAX_ZONES}, in order
 * @param coupling the law of the coupling map; empty: there is none
 */
public record MapLayout(
    Grid grid, Combination combination, List<Zone> zones, Optional<Coupling> coupling) {
  /** The most zones of one layout. */
  public static final int MAX_ZONES = 200;

  private static final int DIGEST_DIGITS = 16;
  private static final int RANK = 2;

  /**
   * @throws IllegalArgumentException naming the argument, its value and what is expected
   */
  public MapLayout {
    Objects.requireNonNull(grid, "grid");
    Objects.requireNonNull(combination, "combination");
    Objects.requireNonNull(zones, "zones");
    Objects.requireNonNull(coupling, "coupling");
    for (int i = 0; i < zones.size(); i++) {
      Objects.requireNonNull(zones.get(i), "zone " + i);
    }
    zones = List.copyOf(zones);
    if (grid.rank() != RANK) {
      throw new IllegalArgumentException(
          "a grid of " + grid.rank() + " dimensions found; expected 2");
    }
    if (zones.isEmpty() || zones.size() > MAX_ZONES) {
      throw new IllegalArgumentException(zones.size() + " zones found; expected 1 to " + MAX_ZONES);
    }
    requireFinite(combination, zones, coupling);
    long bytes = bytes(grid, coupling);
    if (bytes > NdArray.MAX_BYTES / 2) {
      throw new IllegalArgumentException(
          "the map on "
              + grid.sizes()
              + " has "
              + bytes
              + " bytes; expected at most "
              + NdArray.MAX_BYTES / 2);
    }
  }

  /** The size of its maps in memory. */
  long bytes() {
    return bytes(grid, coupling);
  }

  private static long bytes(Grid grid, Optional<Coupling> coupling) {
    return grid.points() * Double.BYTES * (coupling.isPresent() ? 2 : 1);
  }

  private static void requireFinite(
      Combination combination, List<Zone> zones, Optional<Coupling> coupling) {
    double source = combination == Combination.MULTIPLY ? 1 : 0;
    for (Zone zone : zones) {
      double amplitude = Math.abs(zone.amplitude());
      source =
          combination == Combination.MULTIPLY
              ? source * Math.max(1, amplitude)
              : combination.of(source, amplitude);
    }
    double greatest = source;
    if (!Double.isFinite(coupling.map(law -> law.bound(greatest)).orElse(greatest))) {
      throw new IllegalArgumentException(
          "the amplitudes of "
              + zones.size()
              + " zones, or the coupling, reach infinity; expected smaller ones");
    }
  }

  /** Without a coupling map. */
  public static MapLayout of(Grid grid, Combination combination, Zone... zones) {
    Objects.requireNonNull(zones, "zones");
    return new MapLayout(grid, combination, Arrays.asList(zones), Optional.empty());
  }

  /** With a coupling map by this law. */
  public MapLayout withCoupling(Coupling law) {
    Objects.requireNonNull(law, "law");
    return new MapLayout(grid, combination, zones, Optional.of(law));
  }

  /**
   * The layout of a JSON text; docs/artifacts.md shows one. Numbers may be written in any way that
   * JSON knows; {@code combine} is {@code add}, {@code edge}, {@code offset} and {@code threshold}
   * are 0, {@code amplitude} and {@code gain} 1 where they are absent.
   *
   * @throws IllegalArgumentException if it is no layout, naming the member, what was found, and
   *     what is expected
   */
  public static MapLayout parse(String json) {
    Objects.requireNonNull(json, "json");
    return LayoutReader.read(json);
  }

  /**
   * The canonical form, which the record's {@code meta} holds: every member, numbers as text in the
   * form of keys, zones in their order. A new map, sorted by name.
   */
  public Map<String, Object> canonical() {
    Map<String, Object> members = new TreeMap<>(grid.canonical());
    members.put("combine", combination.text());
    members.put("zones", zones.stream().map(Zone::canonical).toList());
    coupling.ifPresent(law -> members.put("coupling", law.canonical()));
    return members;
  }

  /** The canonical form as JSON: names sorted, no spaces; {@link #parse} reads it back. */
  public String json() {
    return CanonicalParameters.text(canonical());
  }

  /** The key in the store: the first 16 hex digits of SHA-256 of {@link #json}. */
  public String key() {
    return CanonicalParameters.digest(canonical(), DIGEST_DIGITS);
  }
}
