// SPDX-License-Identifier: MIT
/**
 * Initial states on grids: which ones there are, what they are called, and their values; and
 * snapshots of missions, of any size. Pure Java without the native library; everything here is safe
 * from any thread. Arguments out of range are refused with {@link
 * java.lang.IllegalArgumentException}, which names the argument, the value found and the range.
 */
package io.dase.cache.profiles;
