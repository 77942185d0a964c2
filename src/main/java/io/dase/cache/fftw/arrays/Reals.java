// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.arrays;

/** Arrays of the other type. Stateless. */
final class Reals {
  private Reals() {}

  static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
