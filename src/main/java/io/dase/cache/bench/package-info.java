// SPDX-License-Identifier: MIT
/**
 * Benchmarks that users run on their own machine: what the cache saves there, what it costs, and
 * where computing is the faster way. They work in a folder of their own, which they remove again;
 * no entry of a user's cache is read, changed or counted. Reports are immutable values; everything
 * else is used by one thread.
 */
package io.dase.cache.bench;
