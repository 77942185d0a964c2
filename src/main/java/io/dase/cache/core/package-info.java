// SPDX-License-Identifier: MIT
/**
 * Leaf types that every other package may use: keys, categories, what is known of an entry, why one
 * is missing, and the exceptions. Imports the JDK only. Values are immutable; everything here is
 * safe from any thread.
 */
package io.dase.cache.core;
