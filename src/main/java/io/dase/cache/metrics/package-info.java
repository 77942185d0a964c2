// SPDX-License-Identifier: MIT
/**
 * The counts of a cache as meters. The only package that names Micrometer, which programs that do
 * not measure need not have. Safe from any thread.
 */
package io.dase.cache.metrics;
