// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import io.dase.cache.core.Grid;
import io.dase.cache.core.KeyNumbers;
import io.dase.cache.core.Ranges;
import io.dase.cache.format.DType;
import io.dase.cache.format.NdArray;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Which state profile: an envelope times a carrier on a grid, as {@link Profiles} defines it. Made
 * by the factories and changed by the methods that follow them. Immutable; safe from any thread.
 *
 * @param kind the envelope
 * @param grid where it is taken; lengths are in its unit
 * @param centre of envelope and carrier, finite, one coordinate for each axis
 * @param amplitude finite, not 0
 * @param width of the envelope, or of its edges, above 0; 0 for {@code PLANE_WAVE}
 * @param radius of a shell or of compact support, above 0; 0 for the others
 * @param thickness of a shell, above 0; 0 for the others
 * @param wave vector of the carrier, finite, one component for each axis
 * @param phase of the carrier at the centre, in radians, finite
 * @param complex whether values are complex
 */
public record ProfileSpec(
    ProfileKind kind,
    Grid grid,
    List<Double> centre,
    double amplitude,
    double width,
    double radius,
    double thickness,
    List<Double> wave,
    double phase,
    boolean complex) {

  /**
   * @throws IllegalArgumentException naming the argument, its value and what is expected
   */
  public ProfileSpec {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(grid, "grid");
    Objects.requireNonNull(centre, "centre");
    Objects.requireNonNull(wave, "wave");
    kind.requireRank(grid.rank());
    centre = finite("centre", centre, grid.rank());
    wave = finite("wave", wave, grid.rank());
    Ranges.requireFinite("amplitude", amplitude);
    Ranges.requireFinite("phase", phase);
    if (amplitude == 0) {
      throw new IllegalArgumentException("amplitude is 0; expected another finite number");
    }
    requireReach(grid, centre, wave, phase);
    requireLength("width", width, kind.hasWidth());
    requireLength("radius", radius, kind.hasRadius());
    requireLength("thickness", thickness, kind.hasThickness());
    if (kind == ProfileKind.COMPACT && width > radius) {
      throw new IllegalArgumentException(
          "width is " + width + "; expected at most the radius, " + radius);
    }
    long bytes = grid.points() * type(complex).itemBytes();
    if (bytes > NdArray.MAX_BYTES) {
      throw new IllegalArgumentException(
          "the profile on "
              + grid.sizes()
              + " has "
              + bytes
              + " bytes; expected at most "
              + NdArray.MAX_BYTES);
    }
  }

  /** {@link ProfileKind#GAUSSIAN}; as all factories of amplitude 1, centred at 0, real. */
  public static ProfileSpec gaussian(Grid grid, double width) {
    return real(ProfileKind.GAUSSIAN, grid, width, 0, 0);
  }

  /** {@link ProfileKind#KINK}. */
  public static ProfileSpec kink(Grid grid, double width) {
    return real(ProfileKind.KINK, grid, width, 0, 0);
  }

  /** {@link ProfileKind#SECH2}. */
  public static ProfileSpec sech2(Grid grid, double width) {
    return real(ProfileKind.SECH2, grid, width, 0, 0);
  }

  /** {@link ProfileKind#SHELL}. */
  public static ProfileSpec shell(Grid grid, double radius, double thickness, double edge) {
    return real(ProfileKind.SHELL, grid, edge, radius, thickness);
  }

  /** {@link ProfileKind#COMPACT}. */
  public static ProfileSpec compact(Grid grid, double radius, double cutoff) {
    return real(ProfileKind.COMPACT, grid, cutoff, radius, 0);
  }

  /** {@link ProfileKind#PLANE_WAVE} of this wave vector. */
  public static ProfileSpec planeWave(Grid grid, double... wave) {
    return real(ProfileKind.PLANE_WAVE, grid, 0, 0, 0).withWave(wave);
  }

  /** With envelope and carrier centred here. */
  public ProfileSpec withCentre(double... value) {
    Objects.requireNonNull(value, "centre");
    return new ProfileSpec(
        kind, grid, list(value), amplitude, width, radius, thickness, wave, phase, complex);
  }

  /** With this factor of all of it. */
  public ProfileSpec withAmplitude(double value) {
    return new ProfileSpec(
        kind, grid, centre, value, width, radius, thickness, wave, phase, complex);
  }

  /** With a carrier of this wave vector. */
  public ProfileSpec withWave(double... value) {
    Objects.requireNonNull(value, "wave");
    return new ProfileSpec(
        kind, grid, centre, amplitude, width, radius, thickness, list(value), phase, complex);
  }

  /** With this phase of the carrier at the centre, in radians. */
  public ProfileSpec withPhase(double value) {
    return new ProfileSpec(
        kind, grid, centre, amplitude, width, radius, thickness, wave, value, complex);
  }

  /** With complex values. */
  public ProfileSpec asComplex() {
    return new ProfileSpec(
        kind, grid, centre, amplitude, width, radius, thickness, wave, phase, true);
  }

  /** float64 or complex128. */
  public DType type() {
    return type(complex);
  }

  /**
   * The canonical parameters, which the record's {@code meta} holds: text, integers, lists and maps
   * of these, numbers as {@link KeyNumbers}; sizes that the kind lacks are absent. A new map.
   */
  public Map<String, Object> canonical() {
    Map<String, Object> members = new TreeMap<>(grid.canonical());
    members.put("kind", kind.text());
    members.put("type", type().numpyName());
    members.put("centre", centre.stream().map(KeyNumbers::format).toList());
    members.put("amplitude", KeyNumbers.format(amplitude));
    members.put("wave", wave.stream().map(KeyNumbers::format).toList());
    members.put("phase", KeyNumbers.format(phase));
    if (kind.hasWidth()) {
      members.put("width", KeyNumbers.format(width));
    }
    if (kind.hasRadius()) {
      members.put("radius", KeyNumbers.format(radius));
    }
    if (kind.hasThickness()) {
      members.put("thickness", KeyNumbers.format(thickness));
    }
    return members;
  }

  /** The key in the store, {@code profile_<kind>_<digest16>}. */
  public String key() {
    return kind.key(canonical());
  }

  private static ProfileSpec real(
      ProfileKind kind, Grid grid, double width, double radius, double thickness) {
    Objects.requireNonNull(grid, "grid");
    List<Double> zeros = Collections.nCopies(grid.rank(), 0.0);
    return new ProfileSpec(kind, grid, zeros, 1, width, radius, thickness, zeros, 0, false);
  }

  private static DType type(boolean complex) {
    return complex ? DType.COMPLEX128 : DType.FLOAT64;
  }

  private static List<Double> list(double... values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static List<Double> finite(String name, List<Double> values, int rank) {
    if (values.size() != rank || !values.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(
          name + " is " + values + "; expected " + rank + " finite numbers");
    }
    return List.copyOf(values);
  }

  /** Distances from the centre, and the angles of the carrier there, must not overflow. */
  private static void requireReach(
      Grid grid, List<Double> centre, List<Double> wave, double phase) {
    double total = Math.abs(phase);
    for (int axis = 0; axis < grid.rank(); axis++) {
      double reach =
          Math.max(
              Math.abs(grid.lower().get(axis) - centre.get(axis)),
              Math.abs(grid.upper().get(axis) - centre.get(axis)));
      double product = reach * (1 + Math.abs(wave.get(axis)));
      total += product;
      if (!Double.isFinite(product)) {
        throw new IllegalArgumentException(
            "along axis "
                + axis
                + " the grid reaches "
                + reach
                + " from the centre, with the wave number "
                + wave.get(axis)
                + "; expected a finite product");
      }
    }
    if (!Double.isFinite(total)) {
      throw new IllegalArgumentException(
          "the reach of the grid from centre "
              + centre
              + ", with wave "
              + wave
              + " and phase "
              + phase
              + ", overflows; expected a finite sum over the axes");
    }
  }

  private static void requireLength(String name, double value, boolean present) {
    boolean good = present ? value > 0 && value < Double.POSITIVE_INFINITY : value == 0;
    if (!good) {
      throw new IllegalArgumentException(
          name
              + " is "
              + value
              + "; expected "
              + (present ? "a finite number above 0" : "0, since this kind has none"));
    }
  }
}
