// SPDX-License-Identifier: MIT
package io.dase.cache.diff;

/** What two values differ in, by what they are. Immutable; safe from any thread. */
public sealed interface ValueDiff permits ArrayDiff, ArchiveDiff, JsonDiff, WisdomDiff, BytesDiff {
  /** Whether a program that loads either of them gets the same. */
  boolean isSame();
}
