// SPDX-License-Identifier: MIT
package io.dase.cache.diff;

import io.dase.cache.format.DType;
import java.util.List;
import java.util.Optional;

/**
 * What two arrays differ in. Elements of one type are the same if all their bits are, as in {@link
 * io.dase.cache.format.NdArray}: a NaN equals itself, 0.0 differs from -0.0. Elements of two types
 * are compared as doubles. Immutable; safe from any thread.
 *
 * @param from type and shape of the older one
 * @param to those of the newer one
 * @param compared how many pairs of elements were compared: none unless the shapes are equal
 * @param differing how many of them differ
 * @param notFinite how many of those have a NaN or an infinity, which no difference can tell of
 * @param maxAbsolute where the others differ most, by |a - b|; empty if there are none
 * @param maxRelative where they differ most, by |a - b| / max(|a|, |b|)
 */
public record ArrayDiff(
    Form from,
    Form to,
    long compared,
    long differing,
    long notFinite,
    Optional<Extreme> maxAbsolute,
    Optional<Extreme> maxRelative)
    implements ValueDiff {
  /** Type and shape of an array. */
  public record Form(DType type, List<Integer> shape) {
    public Form {
      shape = List.copyOf(shape);
    }

    /** As {@code float64 (2, 3)}. */
    @Override
    public String toString() {
      return type + " " + tuple(shape);
    }
  }

  /**
   * A largest difference and the first place where it occurs.
   *
   * @param difference of the elements there; of complex ones, the modulus of their difference
   * @param index one number for each axis, from 0
   * @param from the element of the older array, as text
   * @param to that of the newer one
   */
  public record Extreme(double difference, List<Integer> index, String from, String to) {
    public Extreme {
      index = List.copyOf(index);
    }

    /** The index as Python prints it: {@code (3,)}, {@code (3, 4)}. */
    public String place() {
      return tuple(index);
    }
  }

  @Override
  public boolean isSame() {
    return from.equals(to) && differing == 0;
  }

  private static String tuple(List<Integer> numbers) {
    String list = numbers.toString();
    return "(" + list.substring(1, list.length() - 1) + (numbers.size() == 1 ? ",)" : ")");
  }
}
