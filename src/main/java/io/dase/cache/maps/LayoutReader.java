// SPDX-License-Identifier: MIT
package io.dase.cache.maps;

import io.dase.cache.core.CacheException;
import io.dase.cache.core.Grid;
import io.dase.cache.format.JsonCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads layouts from JSON. Stateless. */
final class LayoutReader {
  private static final JsonCodec<Object> JSON = new JsonCodec<>(Object.class);

  private LayoutReader() {}

  static MapLayout read(String json) {
    Members layout = new Members("the layout", parse(json));
    Grid grid = grid(layout);
    Combination combination = layout.constant("combine", Combination.values(), Combination.ADD);
    List<Zone> zones = new ArrayList<>();
    for (Object zone : layout.list("zones")) {
      zones.add(zone(new Members("zone " + zones.size(), zone)));
    }
    Optional<Coupling> coupling =
        layout.has("coupling")
            ? Optional.of(coupling(new Members("coupling", layout.take("coupling"))))
            : Optional.empty();
    layout.requireNoMore();
    return new MapLayout(grid, combination, zones, coupling);
  }

  private static Object parse(String json) {
    try {
      return JSON.decode(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
    } catch (CacheException e) {
      throw new IllegalArgumentException("the layout: " + e.getMessage(), e);
    }
  }

  private static Grid grid(Members layout) {
    List<Integer> shape = layout.list("shape").stream().map(size -> size(size)).toList();
    return new Grid(shape, layout.numbers("lower"), layout.numbers("upper"));
  }

  private static Integer size(Object value) {
    if (value instanceof Integer size) {
      return size;
    }
    throw new IllegalArgumentException(
        "shape of the layout holds " + value + "; expected integers below 2^31");
  }

  private static Zone zone(Members zone) {
    String type = zone.text("type");
    Zone found =
        zone.naming(
            () ->
                switch (type) {
                  case "circle" -> circle(zone);
                  case "rectangle" -> rectangle(zone);
                  case "gaussian" -> gaussian(zone);
                  default ->
                      throw new IllegalArgumentException(
                          "type is '" + type + "'; expected circle, rectangle or gaussian");
                });
    zone.requireNoMore();
    return found;
  }

  private static Zone circle(Members zone) {
    double[] center = zone.pair("center");
    return new CircleZone(
        center[0],
        center[1],
        zone.number("radius"),
        zone.number("amplitude", 1),
        zone.number("edge", 0));
  }

  private static Zone rectangle(Members zone) {
    double[] lower = zone.pair("lower");
    double[] upper = zone.pair("upper");
    return new RectangleZone(
        lower[0],
        lower[1],
        upper[0],
        upper[1],
        zone.number("amplitude", 1),
        zone.number("edge", 0));
  }

  private static Zone gaussian(Members zone) {
    double[] center = zone.pair("center");
    return new GaussianZone(
        center[0], center[1], zone.number("width"), zone.number("amplitude", 1));
  }

  private static Coupling coupling(Members law) {
    Coupling.Kind kind = law.constant("kind", Coupling.Kind.values(), null);
    Coupling found =
        law.naming(
            () ->
                new Coupling(
                    kind,
                    law.number("offset", 0),
                    law.number("gain", 1),
                    law.number("threshold", 0)));
    law.requireNoMore();
    return found;
  }
}
