// SPDX-License-Identifier: MIT
package io.dase.cache.core;

import java.util.Objects;

/**
 * Which machine an entry is for. Only {@code fftw_wisdom} has variants; every other category uses
 * {@link #NONE}. The id is computed in C++ only. Immutable; safe from any thread.
 *
 * @param id 16 lower-case hex digits
 * @param hard FFTW's preamble: wisdom of another one can never be imported
 * @param soft processor, cache sizes and thread back end: a plan of another one works, but may not
 *     be the fastest
 */
public record Variant(String id, String hard, String soft) implements Comparable<Variant> {
  private static final int ID_LENGTH = 16;

  /** The variant of everything that is the same on all machines. */
  public static final Variant NONE = new Variant("0".repeat(ID_LENGTH), "", "");

  /**
   * @throws IllegalArgumentException if the id is not 16 lower-case hex digits
   */
  public Variant {
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "variant id '" + id + "' found; expected " + ID_LENGTH + " lower-case hex digits");
    }
    Objects.requireNonNull(hard, "hard");
    Objects.requireNonNull(soft, "soft");
  }

  @Override
  public int compareTo(Variant other) {
    return id.compareTo(other.id);
  }

  private static boolean isId(String id) {
    return id.length() == ID_LENGTH
        && id.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
  }
}
