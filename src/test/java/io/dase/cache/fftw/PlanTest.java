// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every way to execute, against the definition of the transform. */
class PlanTest extends OpenPlanner {
  private static final double DOUBLE = 1e-14;
  private static final double FLOAT = 1e-6;

  static Stream<int[]> sizes() {
    return Stream.of(
        new int[] {1},
        new int[] {2},
        new int[] {17},
        new int[] {64},
        new int[] {100},
        new int[] {8, 6},
        new int[] {5, 7},
        new int[] {4, 3, 6});
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void complexTransformsOfBuffers(int[] sizes) {
    PlanSpec spec = PlanSpec.dft(longs(sizes));
    try (FftBuffer in = FftBuffer.inputOf(spec);
        FftBuffer out = FftBuffer.outputOf(spec);
        Plan forward = plan(spec);
        Plan backward = plan(spec.backward())) {
      double[] values = randomDoubles(2 * in.elements());
      in.copyFrom(values);
      forward.execute(in, out);
      assertClose(content(out), DirectDft.transform(values, -1, sizes));
      backward.execute(in, out);
      assertClose(content(out), DirectDft.transform(values, 1, sizes));
      assertThat(content(in)).containsExactly(values);
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void complexTransformsInPlace(int[] sizes) {
    PlanSpec spec = PlanSpec.dft(longs(sizes)).inPlace();
    try (FftBuffer buffer = FftBuffer.inputOf(spec);
        Plan plan = plan(spec)) {
      double[] values = randomDoubles(2 * buffer.elements());
      double[] expected = DirectDft.transform(values, -1, sizes);
      buffer.copyFrom(values);
      plan.execute(buffer);
      assertClose(content(buffer), expected);
      double[] array = values.clone();
      plan.execute(array);
      assertClose(array, expected);
      DoubleBuffer direct = directDoubles(values, 0);
      plan.execute(direct);
      assertClose(content(direct), expected);
    }
  }

  @ParameterizedTest
  @MethodSource("sizes")
  void realTransformsThereAndBack(int[] sizes) {
    PlanSpec spec = PlanSpec.rdft(longs(sizes));
    int last = sizes[sizes.length - 1];
    double[] values = randomDoubles(Arrays.stream(sizes).reduce(1, (a, b) -> a * b));
    double[] expected =
        DirectDft.half(DirectDft.transform(DirectDft.complex(values), -1, sizes), last);
    double[] spectrum = new double[expected.length];
    double[] back = new double[values.length];
    try (Plan forward = plan(spec);
        Plan backward = plan(spec.backward()).normalized(Normalization.BY_N)) {
      forward.execute(values, spectrum);
      assertClose(spectrum, expected);
      backward.execute(spectrum, back);
      assertClose(back, values);
      assertThat(spectrum).usingComparatorWithPrecision(1e-12).containsExactly(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(RealKind.class)
  void realToRealTransforms(RealKind kind) {
    double[] values = randomDoubles(12);
    double[] found = new double[12];
    try (Plan plan = plan(PlanSpec.r2r(kind, 12))) {
      plan.execute(values, found);
      assertClose(found, DirectReal.transform(kind, values));
    }
  }

  @Test
  void aRealTransformInPlaceTakesEitherSidesBuffer() {
    PlanSpec spec = PlanSpec.rdft(3, 5).inPlace();
    double[] values = randomDoubles(15);
    double[] expected = DirectDft.half(DirectDft.transform(DirectDft.complex(values), -1, 3, 5), 5);
    try (Plan plan = plan(spec);
        FftBuffer real = FftBuffer.inputOf(spec);
        FftBuffer complex = FftBuffer.outputOf(spec)) {
      for (FftBuffer buffer : new FftBuffer[] {real, complex}) {
        buffer.copyFrom(padded(values, 5, 6));
        plan.execute(buffer);
        assertClose(content(buffer), expected);
      }
    }
  }

  @Test
  void transformsOfFloats() {
    PlanSpec spec = PlanSpec.dft(30).precision(Precision.FLOAT);
    float[] values = randomFloats(60);
    double[] expected = DirectDft.transform(doubles(values), -1, 30);
    float[] found = new float[60];
    try (Plan plan = plan(spec);
        FftBuffer in = FftBuffer.inputOf(spec);
        FftBuffer out = FftBuffer.outputOf(spec)) {
      plan.execute(values, found);
      assertThat(DirectDft.error(doubles(found), expected)).isLessThan(FLOAT);
      in.copyFrom(values);
      plan.execute(in, out);
      out.copyTo(found);
      assertThat(DirectDft.error(doubles(found), expected)).isLessThan(FLOAT);
      for (int past : new int[] {0, 4, 8}) {
        FloatBuffer direct = directFloats(new float[60], past);
        plan.normalized(Normalization.ORTHO).execute(directFloats(values, past), direct);
        direct.get(0, found);
        assertThat(found[7]).isCloseTo((float) (expected[7] / Math.sqrt(30)), within(1e-5f));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 8})
  void whatRemainsOfDirectBuffersIsTransformedWhereverItLies(int past) {
    double[] values = randomDoubles(20);
    DoubleBuffer in = direct(24 * Double.BYTES, past).asDoubleBuffer();
    DoubleBuffer out = direct(24 * Double.BYTES, past).asDoubleBuffer();
    in.put(2, values).position(2).limit(22);
    out.position(2).limit(22);
    try (Plan plan = plan(PlanSpec.dft(10))) {
      plan.execute(in.asReadOnlyBuffer(), out);
    }
    assertClose(content(out), DirectDft.transform(values, -1, 10));
    assertThat(out.position()).isEqualTo(2);
    assertThat(out.get(0) + out.get(1) + out.clear().get(22) + out.get(23)).isZero();
  }

  @Test
  void aReadOnlyInputThatAPlanMayDestroyIsCopied() {
    double[] values = DirectDft.half(DirectDft.transform(randomDoubles(20), -1, 10), 10);
    DoubleBuffer in = directDoubles(values, 0);
    DoubleBuffer out = directDoubles(new double[10], 0);
    try (Plan plan = plan(PlanSpec.rdft(10).backward())) {
      plan.execute(in.asReadOnlyBuffer(), out);
    }
    assertThat(content(in)).containsExactly(values);
  }

  @Test
  void aSliceBetweenBoundariesIsCopied() {
    PlanSpec spec = PlanSpec.rdft(8);
    double[] values = randomDoubles(8);
    try (Plan plan = plan(spec);
        FftBuffer whole = FftBuffer.realDoubles(9);
        FftBuffer in = whole.slice(1, 8);
        FftBuffer out = FftBuffer.outputOf(spec)) {
      in.copyFrom(values);
      plan.execute(in, out);
      double[] full = DirectDft.transform(DirectDft.complex(values), -1, 8);
      assertClose(content(out), DirectDft.half(full, 8));
    }
  }

  @Test
  void aBatchIsSoManyTransforms() {
    PlanSpec spec = PlanSpec.dft(6).batch(3);
    double[] values = randomDoubles(36);
    double[] found = new double[36];
    try (Plan plan = plan(spec)) {
      plan.execute(values, found);
    }
    for (int i = 0; i < 3; i++) {
      double[] one = Arrays.copyOfRange(values, 12 * i, 12 * i + 12);
      double[] result = Arrays.copyOfRange(found, 12 * i, 12 * i + 12);
      assertClose(result, DirectDft.transform(one, -1, 6));
    }
  }

  @Test
  void whatLiesBetweenStridedOutputsStaysAsItIs() {
    PlanSpec spec = PlanSpec.dft(5).outputLayout(Layout.of(2));
    double[] values = randomDoubles(10);
    double[] expected = DirectDft.transform(values, -1, 5);
    double[] array = filled(18, 7);
    DoubleBuffer direct = directDoubles(filled(18, 7), 8);
    try (Plan plan = plan(spec).normalized(Normalization.BY_N);
        FftBuffer in = holding(FftBuffer.complexDoubles(5), values);
        FftBuffer out = holding(FftBuffer.complexDoubles(9), filled(18, 7))) {
      plan.execute(values, array);
      plan.execute(in, out);
      plan.execute(directDoubles(values, 8), direct);
      for (double[] found : new double[][] {array, content(out), content(direct)}) {
        for (int i = 0; i < 18; i++) {
          double wanted = i % 4 < 2 ? expected[i / 4 * 2 + i % 4] / 5 : 7;
          assertThat(found[i]).isCloseTo(wanted, within(1e-13));
        }
      }
    }
  }

  @Test
  void splitNumbersAreTransformedWithAndWithoutACopy() {
    PlanSpec spec = PlanSpec.dft(10).split();
    double[] re = randomDoubles(10);
    double[] im = randomDoubles(10);
    double[] expected = DirectDft.transform(joined(re, im), -1, 10);
    double[] outRe = new double[10];
    double[] outIm = new double[10];
    try (Plan plan = plan(spec);
        FftBuffer in = FftBuffer.realDoubles(32);
        FftBuffer out = FftBuffer.realDoubles(32);
        FftBuffer first = holding(in.slice(0, 10), re);
        FftBuffer second = holding(in.slice(16, 10), im);
        FftBuffer apart = holding(FftBuffer.realDoubles(10), im);
        FftBuffer third = out.slice(0, 10);
        FftBuffer fourth = out.slice(16, 10)) {
      plan.executeSplit(re, im, outRe, outIm);
      assertSplit(outRe, outIm, expected);
      plan.executeSplit(first, apart, third, fourth);
      assertSplit(content(third), content(fourth), expected);
      out.fill(0);
      plan.executeSplit(first, second, third, fourth);
      assertSplit(content(third), content(fourth), expected);
      out.fill(0);
      try (BoundPlan bound = plan.bindSplit(first, second, third, fourth)) {
        bound.execute();
      }
      assertSplit(content(third), content(fourth), expected);
    }
  }

  @Test
  void floatsAreTransformedInPlace() {
    float[] array = randomFloats(24);
    double[] expected = DirectDft.transform(doubles(array), -1, 12);
    try (Plan plan = plan(PlanSpec.dft(12).precision(Precision.FLOAT).inPlace())) {
      plan.execute(array);
    }
    assertThat(DirectDft.error(doubles(array), expected)).isLessThan(FLOAT);
  }

  @Test
  void splitFloatsAreTransformed() {
    float[] re = randomFloats(9);
    double[] expected = DirectDft.transform(DirectDft.complex(doubles(re)), -1, 9);
    float[] outRe = new float[9];
    float[] outIm = new float[9];
    try (Plan plan = plan(PlanSpec.dft(9).precision(Precision.FLOAT).split())) {
      plan.executeSplit(re, new float[9], outRe, outIm);
    }
    assertThat(DirectDft.error(joined(doubles(outRe), doubles(outIm)), expected)).isLessThan(FLOAT);
  }

  @Test
  void aRealSideOfASplitTransformIsOneArray() {
    double[] values = randomDoubles(9);
    double[] expected = DirectDft.transform(DirectDft.complex(values), -1, 9);
    double[] re = new double[5];
    double[] im = new double[5];
    try (Plan plan = plan(PlanSpec.rdft(9).split())) {
      plan.executeSplit(values, null, re, im);
    }
    assertSplit(re, im, expected);
  }

  @Test
  void aBoundPlanRunsOnItsBuffersEvenIfTheyAreClosedMeanwhile() {
    PlanSpec spec = PlanSpec.dft(16);
    double[] values = randomDoubles(32);
    FftBuffer in = holding(FftBuffer.inputOf(spec), values);
    FftBuffer out = FftBuffer.outputOf(spec);
    DoubleBuffer view = out.asDoubleBuffer();
    try (Plan plan = plan(spec);
        BoundPlan bound = plan.normalized(Normalization.ORTHO).bind(in, out)) {
      in.close();
      out.close();
      bound.execute();
    }
    double[] expected = DirectDft.transform(values, -1, 16);
    Arrays.setAll(expected, i -> expected[i] / 4);
    assertClose(content(view), expected);
  }

  @Test
  void planningTellsHowThePlanCameAboutAndTouchesNoArray() {
    PlanSpec spec = PlanSpec.dft(54, 3);
    double[] values = randomDoubles(324);
    try (FftBuffer in = holding(FftBuffer.inputOf(spec), values);
        Plan planned = planner.plan(spec);
        Plan again = planner.plan(spec)) {
      assertThat(planned.spec()).isEqualTo(spec);
      assertThat(planned.source()).isEqualTo(PlanSource.PLANNED);
      assertThat(planned.planningTime()).isGreaterThan(Duration.ZERO);
      assertThat(planned.description()).startsWith("(dft");
      assertThat(planned.digest()).matches("[0-9a-f]{16}").isEqualTo(again.digest());
      assertThat(again.source()).isEqualTo(PlanSource.MEMORY);
      assertThat(content(in)).containsExactly(values);
    }
  }

  @Test
  void plansOutliveTheirPlanner() {
    double[] values = randomDoubles(8);
    double[] found = new double[8];
    Plan plan = plan(PlanSpec.dft(4));
    planner.close();
    plan.execute(values, found);
    assertClose(found, DirectDft.transform(values, -1, 4));
    plan.close();
  }

  private static void assertClose(double[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    assertThat(DirectDft.error(found, expected)).isLessThan(DOUBLE);
  }

  private static void assertSplit(double[] re, double[] im, double[] expected) {
    double[] joined = joined(re, im);
    assertClose(joined, Arrays.copyOf(expected, joined.length));
  }

  private static double[] joined(double[] re, double[] im) {
    double[] joined = new double[2 * re.length];
    for (int i = 0; i < re.length; i++) {
      joined[2 * i] = re[i];
      joined[2 * i + 1] = im[i];
    }
    return joined;
  }

  private static double[] padded(double[] values, int row, int width) {
    double[] padded = new double[values.length / row * width];
    for (int i = 0; i < values.length; i++) {
      padded[i / row * width + i % row] = values[i];
    }
    return padded;
  }

  private static double[] filled(int length, double value) {
    double[] values = new double[length];
    Arrays.fill(values, value);
    return values;
  }

  private static long[] longs(int[] sizes) {
    return Arrays.stream(sizes).asLongStream().toArray();
  }
}
