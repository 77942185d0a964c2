// SPDX-License-Identifier: MIT
package io.dase.cache.plot;

import java.util.List;
import java.util.Map;

/**
 * Groups of bars on one logarithmic axis, for a plot. Safe from any thread, as long as nobody
 * changes its parts.
 *
 * @param axis what the lengths are
 * @param groups their names, from top to bottom
 * @param series values by their names, each as long as {@code groups}; what is not positive has no
 *     bar
 */
public record Bars(String axis, List<String> groups, Map<String, double[]> series) {}
