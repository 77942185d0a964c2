// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static io.dase.cache.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is no pair of arrays for a plan is refused, and nothing is executed. */
class PlanMisuseTest extends OpenPlanner {
  private static final int N = 8;

  private Plan plan;
  private Plan inPlace;
  private FftBuffer in;
  private FftBuffer out;

  @BeforeEach
  void make() {
    plan = plan(PlanSpec.dft(N));
    inPlace = plan(PlanSpec.dft(N).inPlace());
    in = holding(FftBuffer.complexDoubles(N), randomDoubles(2 * N));
    out = FftBuffer.complexDoubles(N);
  }

  @AfterEach
  void close() {
    plan.close();
    inPlace.close();
    in.close();
    out.close();
  }

  @Test
  void nothing() {
    assertThatThrownBy(() -> plan.execute((FftBuffer) null, out))
        .isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> plan.execute(in, null)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> plan.bind(null, out)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> plan.execute((DoubleBuffer) null, null))
        .isInstanceOf(NullPointerException.class);
    refused("0 input and 1 output arrays", () -> plan.execute((double[]) null, new double[2 * N]));
    assertThatThrownBy(() -> planner.plan(null)).isInstanceOf(NullPointerException.class);
  }

  @Test
  void anotherShapeOrLength() {
    try (FftBuffer small = FftBuffer.complexDoubles(N - 1);
        FftBuffer large = FftBuffer.complexDoubles(N + 1);
        FftBuffer other = FftBuffer.complexDoubles(2, N / 2);
        FftBuffer real = FftBuffer.realDoubles(2 * N)) {
      for (FftBuffer wrong : List.of(small, large, other, real)) {
        refused(wrong.toString(), () -> plan.execute(wrong, out));
        refused(wrong.toString(), () -> plan.bind(in, wrong));
      }
    }
    refused("15 doubles; this plan takes 16", () -> plan.execute(new double[15], new double[16]));
    refused("17 doubles; this plan takes 16", () -> plan.execute(new double[16], new double[17]));
    DoubleBuffer right = directDoubles(new double[16], 0);
    refused("14 doubles", () -> plan.execute(directDoubles(new double[14], 0), right));
    refused("14 doubles", () -> plan.execute(right, directDoubles(new double[16], 0).position(2)));
  }

  @Test
  void anotherPrecision() {
    try (FftBuffer floats = FftBuffer.complexFloats(N)) {
      refused("this plan is for doubles", () -> plan.execute(floats, out));
      refused("this plan is for doubles", () -> plan.bind(in, floats));
    }
    refused("this plan is for doubles", () -> plan.execute(new float[16], new float[16]));
    FloatBuffer direct = directFloats(new float[16], 0);
    refused("this plan is for doubles", () -> plan.execute(direct));
  }

  @Test
  void arraysThatOverlap() {
    try (FftBuffer all = FftBuffer.complexDoubles(2 * N);
        FftBuffer first = all.slice(0, N);
        FftBuffer second = all.slice(N - 1, N);
        FftBuffer third = all.slice(N, N)) {
      refused("overlap", () -> plan.execute(first, second));
      refused("overlap", () -> plan.bind(second, first));
      refused("overlap", () -> plan.execute(first, first));
      plan.execute(first, third);
    }
    double[] array = new double[2 * N];
    refused("one array for an out-of-place plan", () -> plan.execute(array));
    DoubleBuffer all = directDoubles(new double[4 * N], 0);
    refused("overlap", () -> plan.execute(all.slice(0, 16), all.slice(14, 16)));
    refused("one array for an out-of-place plan", () -> plan.execute(all.slice(0, 16)));
  }

  @Test
  void twoArraysForAnInPlacePlan() {
    refused("two arrays for an in-place plan", () -> inPlace.execute(in, out));
    refused("two arrays for an in-place plan", () -> inPlace.bind(in, out));
    refused("two arrays", () -> inPlace.execute(new double[2 * N], new double[2 * N]));
    try (BoundPlan bound = inPlace.bind(in)) {
      bound.execute();
    }
  }

  @Test
  void buffersInTheHeapOfForeignOrderOrReadOnly() {
    DoubleBuffer right = directDoubles(new double[2 * N], 0);
    DoubleBuffer heap = DoubleBuffer.allocate(2 * N);
    ByteOrder foreign =
        ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN
            ? ByteOrder.LITTLE_ENDIAN
            : ByteOrder.BIG_ENDIAN;
    DoubleBuffer swapped = ByteBuffer.allocateDirect(16 * N).order(foreign).asDoubleBuffer();
    refused("in the Java heap", () -> plan.execute(heap, right));
    refused("in the Java heap", () -> plan.execute(right, heap));
    refused("_ENDIAN", () -> plan.execute(swapped, right));
    refused("read-only", () -> plan.execute(directDoubles(new double[16], 0), readOnly(right)));
    refused("read-only", () -> inPlace.execute(readOnly(right)));
  }

  @Test
  void splitArraysForAnInterleavedPlanAndTheOtherWayRound() {
    double[] part = new double[N];
    refused("use execute or bind", () -> plan.executeSplit(part, part, part, part));
    try (Plan split = plan(PlanSpec.dft(N).split());
        FftBuffer real = FftBuffer.realDoubles(N);
        FftBuffer other = FftBuffer.realDoubles(N)) {
      refused("use executeSplit or bindSplit", () -> split.execute(new double[N], part));
      refused("use executeSplit or bindSplit", () -> split.execute(in, out));
      refused("2 input and 1 output", () -> split.executeSplit(real, real, real, null));
      refused("rounded up to 64", () -> split.bindSplit(real, real, other, other));
    }
  }

  @Test
  void aSliceThatCannotBeBoundWithoutACopy() {
    try (Plan real = plan(PlanSpec.r2r(RealKind.DHT, N));
        FftBuffer all = FftBuffer.realDoubles(N + 1);
        FftBuffer part = all.slice(1, N);
        FftBuffer result = FftBuffer.realDoubles(N)) {
      refused("multiples of 16 bytes", () -> real.bind(part, result));
    }
  }

  @Test
  void whatIsClosed() {
    BoundPlan bound = plan.bind(in, out);
    BoundPlan closedItself = plan.bind(in, out);
    closedItself.close();
    closedItself.close();
    closed(closedItself::execute);
    out.close();
    bound.execute();
    closed(() -> plan.execute(in, out));
    closed(() -> plan.bind(in, out));
    plan.close();
    plan.close();
    closed(bound::execute);
    bound.close();
    closed(() -> plan.execute(new double[16], new double[16]));
    closed(() -> plan.execute(directDoubles(new double[16], 0), directDoubles(new double[16], 0)));
    closed(() -> plan.normalized(Normalization.BY_N).execute(in, out));
    assertThat(plan.description()).contains("dft");
    planner.close();
    closed(() -> planner.plan(PlanSpec.dft(N)));
  }

  @Test
  void aTransformOfLongDoubles() {
    refused("C++", () -> planner.plan(PlanSpec.dft(N).precision(Precision.LONG_DOUBLE)));
  }

  private static DoubleBuffer readOnly(DoubleBuffer buffer) {
    return buffer.asReadOnlyBuffer();
  }

  private static void closed(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }
}
