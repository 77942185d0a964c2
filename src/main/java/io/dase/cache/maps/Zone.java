// SPDX-License-Identifier: MIT
package io.dase.cache.maps;

import java.util.Map;

/**
 * One source: an amplitude times a shape between 0 and 1. Lengths are in the unit of the grid.
 * Immutable; safe from any thread.
 */
public sealed interface Zone permits CircleZone, RectangleZone, GaussianZone {
  /** The value at a point: along the slower axis, along the faster axis. */
  double at(double x, double y);

  /** What the shape is multiplied with. */
  double amplitude();

  /** The canonical form: the type and all parameters. A new map. */
  Map<String, Object> canonical();
}
