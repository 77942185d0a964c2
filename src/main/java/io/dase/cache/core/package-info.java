// SPDX-License-Identifier: MIT
/** Leaf types that every other package may use; imports the JDK only. */
package io.dase.cache.core;
