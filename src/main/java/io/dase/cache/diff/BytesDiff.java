// SPDX-License-Identifier: MIT
package io.dase.cache.diff;

import java.util.OptionalLong;

/**
 * Where two files differ that are compared byte by byte. Immutable; safe from any thread.
 *
 * @param first the first byte that differs, from 0; the shorter one's length if it is the beginning
 *     of the longer one; empty if they are the same
 * @param reason why the values are not compared as what they are; empty if they are mere bytes
 */
public record BytesDiff(OptionalLong first, String reason) implements ValueDiff {
  @Override
  public boolean isSame() {
    return first.isEmpty();
  }
}
