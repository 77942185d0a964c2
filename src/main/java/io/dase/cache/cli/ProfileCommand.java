// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Grid;
import io.dase.cache.format.NdArray;
import io.dase.cache.plot.Curves;
import io.dase.cache.profiles.CachedProfileProvider;
import io.dase.cache.profiles.ProfileKind;
import io.dase.cache.profiles.ProfileSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one state profile. */
@Command(
    name = "profile",
    description = {
      "Make a state profile on a grid, or read it: an envelope times a carrier. --npy writes all"
          + " of it; --plot draws the row along the last axis in the middle of the others. Where an"
          + " option takes a number for each axis, one alone stands for all."
    },
    footer = "  dase-cache profile gaussian --shape 64x64 --width 0.2 --plot profile.svg")
final class ProfileCommand extends ArtifactCommand {
  @Parameters(
      index = "0",
      paramLabel = "KIND",
      description = "gaussian, kink, sech2, shell, compact or plane_wave.")
  private ProfileKind kind;

  @Option(
      names = "--shape",
      paramLabel = "SIZES",
      required = true,
      split = "x",
      description = "Points along each axis, such as 64x64.")
  private List<Integer> shape;

  @Option(
      names = "--lower",
      paramLabel = "X",
      split = ",",
      defaultValue = "-1",
      description = "Where the grid begins along each axis; default: -1.")
  private List<Double> lower;

  @Option(
      names = "--upper",
      paramLabel = "X",
      split = ",",
      defaultValue = "1",
      description = "Where the grid ends along each axis; default: 1.")
  private List<Double> upper;

  @Option(
      names = "--centre",
      paramLabel = "X",
      split = ",",
      defaultValue = "0",
      description = "The centre; default: 0.")
  private List<Double> centre;

  @Option(
      names = "--amplitude",
      paramLabel = "A",
      defaultValue = "1",
      description = "The factor of all of it; default: 1.")
  private double amplitude;

  @Option(
      names = "--width",
      paramLabel = "W",
      description = "Of the envelope, or of its edges; all kinds but plane_wave need it.")
  private double width;

  @Option(names = "--radius", paramLabel = "R", description = "Of shell and compact.")
  private double radius;

  @Option(names = "--thickness", paramLabel = "D", description = "Of shell.")
  private double thickness;

  @Option(
      names = "--wave",
      paramLabel = "K",
      split = ",",
      defaultValue = "0",
      description = "The wave vector of the carrier; default: 0.")
  private List<Double> wave;

  @Option(
      names = "--phase",
      paramLabel = "P",
      defaultValue = "0",
      description = "Of the carrier at the centre, in radians; default: 0.")
  private double phase;

  @Option(names = "--complex", description = "With a complex carrier.")
  private boolean complex;

  @Override
  Artifact artifact(CacheManager manager) {
    Grid grid = new Grid(shape, forAxes(lower), forAxes(upper));
    ProfileSpec spec =
        new ProfileSpec(
            kind,
            grid,
            forAxes(centre),
            amplitude,
            width,
            radius,
            thickness,
            forAxes(wave),
            phase,
            complex);
    NdArray profile;
    try (CachedProfileProvider provider = new CachedProfileProvider(manager)) {
      profile = provider.get(spec);
    }
    return new Artifact(
        new CacheKey(Category.STATE_PROFILES, spec.key()),
        spec.canonical(),
        table(grid, profile),
        () -> profile,
        () -> curves(grid, profile));
  }

  private List<Double> forAxes(List<Double> numbers) {
    return numbers.size() == 1 ? Collections.nCopies(shape.size(), numbers.get(0)) : numbers;
  }

  private static Table table(Grid grid, NdArray profile) {
    List<double[]> axes = IntStream.range(0, grid.rank()).mapToObj(grid::coordinates).toList();
    List<String> columns = new ArrayList<>();
    axes.forEach(axis -> columns.add("x" + columns.size()));
    columns.addAll(profile.type().isComplex() ? List.of("re", "im") : List.of("value"));
    int parts = columns.size() - axes.size();
    return new Table(
        columns,
        profile.size(),
        number -> {
          double[] row = new double[columns.size()];
          for (int axis = axes.size() - 1, rest = number; axis >= 0; axis--) {
            row[axis] = axes.get(axis)[rest % axes.get(axis).length];
            rest /= axes.get(axis).length;
          }
          for (int part = 0; part < parts; part++) {
            row[axes.size() + part] = profile.asDoubleBuffer().get(number * parts + part);
          }
          return row;
        });
  }

  private static Curves curves(Grid grid, NdArray profile) {
    int last = grid.rank() - 1;
    int row = 0;
    for (int axis = 0; axis < last; axis++) {
      row = row * grid.sizes().get(axis) + grid.sizes().get(axis) / 2;
    }
    return Curves.ofRow("x" + last, grid.coordinates(last), "value", profile, row);
  }
}
