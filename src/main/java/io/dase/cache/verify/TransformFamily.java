// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import io.dase.cache.fftw.Direction;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Precision;
import io.dase.cache.fftw.RealKind;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.fftw.TransformType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Transforms that are computed by one formula. Immutable value.
 *
 * @param name as in keys
 * @param type the family of FFTW
 * @param kind of {@link TransformType#R2R}; null for the others
 */
record TransformFamily(String name, TransformType type, RealKind kind) {
  private static final long[][] SHAPES = {
    {1}, {2}, {7}, {60}, {128}, {6, 10}, {5, 7}, {3, 4, 5},
  };
  private static final long[][] BATCHED = {{7}, {6, 10}};
  private static final int BATCH = 3;

  /** An input of one transform, and what comes out of it; complex numbers as pairs. */
  record Sample(double[] input, double[] expected) {}

  static List<TransformFamily> all() {
    List<TransformFamily> families = new ArrayList<>();
    families.add(new TransformFamily("fft", TransformType.FFT, null));
    families.add(new TransformFamily("rfft", TransformType.RFFT, null));
    for (RealKind kind : RealKind.values()) {
      families.add(new TransformFamily(kind.text(), TransformType.R2R, kind));
    }
    return List.copyOf(families);
  }

  /** What is checked: each direction, placement and precision of some shapes. */
  List<PlanSpec> specs() {
    List<PlanSpec> specs = new ArrayList<>();
    for (Precision precision : List.of(Precision.DOUBLE, Precision.FLOAT)) {
      for (long[] shape : SHAPES) {
        addAll(specs, precision, shape, 1);
      }
      for (long[] shape : BATCHED) {
        addAll(specs, precision, shape, BATCH);
      }
    }
    return specs;
  }

  /** Random numbers that float holds too, and their transform by definition. */
  Sample sample(PlanSpec spec, int[] sizes, Random random) {
    int elements = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
    switch (type) {
      case FFT -> {
        double[] input = random(2 * elements, random);
        int sign = spec.direction() == Direction.FORWARD ? -1 : 1;
        return new Sample(input, DirectTransform.dft(input, sizes, sign));
      }
      case RFFT -> {
        double[] reals = random(elements, random);
        double[] spectrum = DirectTransform.rdft(reals, sizes);
        return spec.direction() == Direction.FORWARD
            ? new Sample(reals, spectrum)
            : backward(spectrum, sizes);
      }
      default -> {
        double[] input = random(elements, random);
        List<RealKind> kinds = Collections.nCopies(sizes.length, kind);
        return new Sample(input, DirectTransform.r2r(input, sizes, kinds));
      }
    }
  }

  /** The spectrum is rounded to float, so its transform is not exactly the reals it came from. */
  private static Sample backward(double[] spectrum, int[] sizes) {
    double[] rounded = Arrays.stream(spectrum).map(value -> (float) value).toArray();
    return new Sample(rounded, DirectTransform.inverseRdft(rounded, sizes));
  }

  private void addAll(List<PlanSpec> specs, Precision precision, long[] shape, int batch) {
    if (kind != null && shape[0] < kind.minimumSize()) {
      return;
    }
    PlanSpec spec =
        switch (type) {
          case FFT -> PlanSpec.dft(shape);
          case RFFT -> PlanSpec.rdft(shape);
          case R2R -> PlanSpec.r2r(kind, shape);
        };
    PlanSpec forward = spec.precision(precision).batch(batch).rigor(Rigor.ESTIMATE);
    for (Direction direction : type.directions()) {
      PlanSpec directed = direction == Direction.FORWARD ? forward : forward.backward();
      specs.add(directed);
      specs.add(directed.inPlace());
    }
  }

  private static double[] random(int length, Random random) {
    double[] values = new double[length];
    Arrays.setAll(values, i -> random.nextFloat() - 0.5f);
    return values;
  }
}
