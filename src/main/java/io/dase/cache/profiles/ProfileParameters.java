// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import io.dase.cache.core.Grid;
import java.util.Collections;
import java.util.List;

/**
 * A {@link ProfileSpec} as named parameters, for requests and files that give one. Implementations
 * read a parameter where it is given, and refuse what is not of its type. Used by one thread.
 */
public interface ProfileParameters {
  /** All names. */
  List<String> NAMES =
      List.of(
          "kind",
          "shape",
          "lower",
          "upper",
          "centre",
          "amplitude",
          "width",
          "radius",
          "thickness",
          "wave",
          "phase",
          "complex");

  /** One of {@link ProfileKind}, which has to be there. */
  ProfileKind kind(String name);

  /** Points along each axis, which have to be there. */
  List<Integer> sizes(String name);

  /** A number for each axis, or one for all. */
  List<Double> numbers(String name, double otherwise);

  double number(String name, double otherwise);

  /** False if it is not there. */
  boolean flag(String name);

  /**
   * What they describe. Without them the grid reaches from -1 to 1, the centre and the carrier are
   * 0, the amplitude is 1; sizes that the kind has must be there.
   *
   * @throws IllegalArgumentException naming the parameter, its value and what is expected
   */
  default ProfileSpec spec() {
    ProfileKind kind = kind("kind");
    List<Integer> sizes = sizes("shape");
    Grid grid = new Grid(sizes, axes("lower", -1, sizes), axes("upper", 1, sizes));
    return new ProfileSpec(
        kind,
        grid,
        axes("centre", 0, sizes),
        number("amplitude", 1),
        number("width", 0),
        number("radius", 0),
        number("thickness", 0),
        axes("wave", 0, sizes),
        number("phase", 0),
        flag("complex"));
  }

  private List<Double> axes(String name, double otherwise, List<Integer> sizes) {
    List<Double> numbers = numbers(name, otherwise);
    return numbers.size() == 1 ? Collections.nCopies(sizes.size(), numbers.get(0)) : numbers;
  }
}
