// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.core.CacheKey;
import io.dase.cache.format.NdArray;
import io.dase.cache.plot.Curves;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One artifact as a command shows it.
 *
 * @param key under which the store holds it
 * @param parameters what it was made from, and what sums it up: numbers, text, lists
 * @param table its numbers
 * @param array what {@code --npy} writes; asked for at most once
 * @param curves what {@code --plot} draws; asked for at most once
 */
record Artifact(
    CacheKey key,
    Map<String, Object> parameters,
    Table table,
    Supplier<NdArray> array,
    Supplier<Curves> curves) {}
