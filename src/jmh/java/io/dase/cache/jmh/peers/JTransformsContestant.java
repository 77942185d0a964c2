// SPDX-License-Identifier: MIT
package io.dase.cache.jmh.peers;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Consumer;
import org.jtransforms.fft.DoubleFFT_1D;
import org.jtransforms.fft.DoubleFFT_2D;
import org.jtransforms.fft.DoubleFFT_3D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * JTransforms: {@code array}, in place on a double[], its fastest way; a batch is a loop. Real
 * input by realForward, where that is only for powers of two and the sizes are not, by
 * realForwardFull.
 */
final class JTransformsContestant implements Contestant {
  @Override
  public Opened open(Transform transform) {
    ConcurrencyUtils.setNumberOfThreads(transform.threads());
    double[] input = transform.input();
    boolean isFull = transform.isReal() && transform.rank() > 1 && !transform.isPowersOfTwo();
    double[] array = new double[isFull ? 2 * input.length : input.length];
    Consumer<double[]> executed =
        transform.rank() == 1 ? line(transform) : field(transform, isFull);
    InPlace form =
        new InPlace() {
          @Override
          public void refill() {
            System.arraycopy(input, 0, array, 0, input.length);
          }

          @Override
          public void run(int count) {
            for (int i = 0; i < count; i++) {
              executed.accept(array);
            }
          }
        };
    form.nanos(1);
    double[] check = Arrays.copyOfRange(array, 2, 4);
    return new Opened(transform.threads(), "none", "", check, Map.of("array", form), () -> {});
  }

  private static Consumer<double[]> line(Transform transform) {
    int length = transform.points();
    DoubleFFT_1D fft = new DoubleFFT_1D(length);
    int step = transform.isReal() ? length : 2 * length;
    int end = transform.inputDoubles();
    if (transform.isReal()) {
      return array -> {
        for (int offset = 0; offset < end; offset += step) {
          fft.realForward(array, offset);
        }
      };
    }
    return array -> {
      for (int offset = 0; offset < end; offset += step) {
        fft.complexForward(array, offset);
      }
    };
  }

  private static Consumer<double[]> field(Transform transform, boolean isFull) {
    int[] n = transform.sizes();
    if (transform.howmany() > 1 || n.length > 3) {
      throw new UnsupportedOperationException("batches of one dimension, or rank 2 and 3");
    }
    if (n.length == 2) {
      DoubleFFT_2D fft = new DoubleFFT_2D(n[0], n[1]);
      return transform.isReal()
          ? isFull ? fft::realForwardFull : fft::realForward
          : fft::complexForward;
    }
    DoubleFFT_3D fft = new DoubleFFT_3D(n[0], n[1], n[2]);
    return transform.isReal()
        ? isFull ? fft::realForwardFull : fft::realForward
        : fft::complexForward;
  }
}
