// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.arrays;

import io.dase.cache.fftw.Direction;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.TransformType;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What the arrays of a transform look like in files. Stateless. */
final class ArrayShapes {
  private static final int PARTS_WITHOUT_QUALIFIERS = 5;

  private ArrayShapes() {}

  static int[] input(PlanSpec spec) {
    requirePacked(spec);
    return shape(spec, spec.type() == TransformType.RFFT && spec.direction() == Direction.BACKWARD);
  }

  static int[] output(PlanSpec spec) {
    requirePacked(spec);
    return shape(spec, spec.type() == TransformType.RFFT && spec.direction() == Direction.FORWARD);
  }

  /** As numpy prints shapes. */
  static String print(int[] shape) {
    String extents =
        Arrays.stream(shape).mapToObj(String::valueOf).collect(Collectors.joining(", "));
    return shape.length == 1 ? "(" + extents + ",)" : "(" + extents + ")";
  }

  private static int[] shape(PlanSpec spec, boolean half) {
    int batch = spec.howmany() > 1 ? 1 : 0;
    long[] shape = new long[batch + spec.sizes().size()];
    if (batch == 1) {
      shape[0] = spec.howmany();
    }
    for (int i = 0; i < spec.sizes().size(); i++) {
      shape[batch + i] = spec.sizes().get(i);
    }
    if (half) {
      shape[shape.length - 1] = shape[shape.length - 1] / 2 + 1;
    }
    try {
      Math.toIntExact(2 * Arrays.stream(shape).reduce(1, Math::multiplyExact));
      return Arrays.stream(shape).mapToInt(Math::toIntExact).toArray();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          spec + " has more than 2^30 elements; expected fewer: use FftBuffer for such arrays", e);
    }
  }

  private static void requirePacked(PlanSpec spec) {
    boolean aboutMemory =
        Arrays.stream(spec.text().split("/"))
            .skip(PARTS_WITHOUT_QUALIFIERS)
            .anyMatch(part -> part.equals("split") || part.matches("[io][0-9].*"));
    if (aboutMemory) {
      throw new IllegalArgumentException(
          spec
              + " says how memory lies, and an array has no gaps; leave the parts /split, /i... and"
              + " /o... out");
    }
  }
}
