// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Tests on plans of a planner that is closed after each; random numbers print their seed. */
abstract class OpenPlanner {
  private static final long SEED = Long.getLong("dase.seed", System.nanoTime());

  static {
    System.out.println("plans: -Ddase.seed=" + SEED);
  }

  @TempDir Path folder;

  Planner planner;
  final Random random = new Random(SEED);

  @BeforeEach
  final void openPlanner() {
    planner = new Planner(folder.resolve("cache"));
  }

  @AfterEach
  final void closePlanner() {
    planner.close();
  }

  /** Planned without a search. */
  final Plan plan(PlanSpec spec) {
    return planner.plan(spec.rigor(Rigor.ESTIMATE));
  }

  final double[] randomDoubles(long length) {
    return random.doubles(length, -1, 1).toArray();
  }

  final float[] randomFloats(int length) {
    return floats(randomDoubles(length));
  }

  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < doubles.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }

  /** Direct, in native order, so many bytes past a 16-byte boundary. */
  static ByteBuffer direct(int bytes, int past) {
    ByteBuffer all = ByteBuffer.allocateDirect(bytes + 32).alignedSlice(16);
    return all.slice(past, bytes).order(ByteOrder.nativeOrder());
  }

  static DoubleBuffer directDoubles(double[] values, int past) {
    return direct(values.length * Double.BYTES, past).asDoubleBuffer().put(values).flip();
  }

  static FloatBuffer directFloats(float[] values, int past) {
    return direct(values.length * Float.BYTES, past).asFloatBuffer().put(values).flip();
  }

  static double[] content(DoubleBuffer buffer) {
    double[] values = new double[buffer.remaining()];
    buffer.get(buffer.position(), values);
    return values;
  }

  static double[] content(FftBuffer buffer) {
    double[] values = new double[(int) (buffer.bytes() / Double.BYTES)];
    buffer.copyTo(values);
    return values;
  }

  static FftBuffer holding(FftBuffer buffer, double[] values) {
    buffer.copyFrom(values);
    return buffer;
  }
}
