// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

/**
 * One number that is no series of times. Immutable value; safe from any thread.
 *
 * @param name what it counts or sums up
 * @param value the number
 * @param unit {@code bytes}, {@code ms}, ...; empty for a count
 */
public record Figure(String name, double value, String unit) {}
