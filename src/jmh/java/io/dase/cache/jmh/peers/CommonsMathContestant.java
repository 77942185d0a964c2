// SPDX-License-Identifier: MIT
package io.dase.cache.jmh.peers;

import java.util.Map;
import org.apache.commons.math3.complex.Complex;
import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/**
 * commons-math: {@code array}. Complex input in place as arrays of real and imaginary parts, a
 * batch as a loop; real input into an array of {@link Complex}. One thread, powers of two, and here
 * one dimension: its transforms of more are deprecated.
 */
final class CommonsMathContestant implements Contestant {
  @Override
  public Opened open(Transform transform) {
    if (!transform.isPowersOfTwo()) {
      throw new UnsupportedOperationException("powers of two only");
    }
    if (transform.rank() > 1) {
      throw new UnsupportedOperationException("several dimensions only by a deprecated method");
    }
    if (transform.threads() > 1) {
      throw new UnsupportedOperationException("one thread only");
    }
    return transform.isReal() ? real(transform) : complex(transform);
  }

  private static Opened complex(Transform transform) {
    double[] input = transform.input();
    double[][][] parts = new double[transform.howmany()][2][transform.points()];
    InPlace form =
        new InPlace() {
          @Override
          public void refill() {
            int next = 0;
            for (double[][] part : parts) {
              for (int i = 0; i < part[0].length; i++) {
                part[0][i] = input[next++];
                part[1][i] = input[next++];
              }
            }
          }

          @Override
          public void run(int count) {
            for (int i = 0; i < count; i++) {
              for (double[][] part : parts) {
                FastFourierTransformer.transformInPlace(
                    part, DftNormalization.STANDARD, TransformType.FORWARD);
              }
            }
          }
        };
    form.nanos(1);
    return opened(new double[] {parts[0][0][1], parts[0][1][1]}, form);
  }

  private static Opened real(Transform transform) {
    double[] input = transform.input();
    double[][] parts = new double[transform.howmany()][transform.points()];
    for (int i = 0; i < parts.length; i++) {
      System.arraycopy(input, i * transform.points(), parts[i], 0, transform.points());
    }
    FastFourierTransformer fft = new FastFourierTransformer(DftNormalization.STANDARD);
    Complex[][] out = new Complex[parts.length][];
    Repeated form =
        count -> {
          for (int i = 0; i < count; i++) {
            for (int j = 0; j < parts.length; j++) {
              out[j] = fft.transform(parts[j], TransformType.FORWARD);
            }
          }
        };
    form.run(1);
    return opened(new double[] {out[0][1].getReal(), out[0][1].getImaginary()}, form);
  }

  private static Opened opened(double[] check, Form form) {
    return new Opened(1, "none", "", check, Map.of("array", form), () -> {});
  }
}
