// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.Layer;

/**
 * The record of a live entry, and the root that serves it. Immutable; safe from any thread.
 *
 * @param record the newest of its chain there
 * @param layer whose root it is
 */
public record Served(Record record, Layer layer) {}
