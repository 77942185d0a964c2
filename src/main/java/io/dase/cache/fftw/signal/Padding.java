// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import java.nio.DoubleBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * The periodic array that a convolution through FFT takes place in: the signal at its beginning,
 * zeros behind it in each dimension, and the kernel turned so that the outputs begin at its
 * beginning too. Immutable; safe from any thread.
 */
final class Padding {
  private static final double[] ZEROS = new double[4096];

  private final List<Axis> axes;
  private final int width;
  private final int[] shape;

  /**
   * How many numbers lie between neighbours along each dimension: padded, of the signal, of the
   * output.
   */
  private final int[] paddedBlocks;

  private final int[] signalBlocks;
  private final int[] outputBlocks;

  /**
   * @throws IllegalArgumentException if the padded array has 2^31 bytes or more
   */
  Padding(ConvolutionSpec spec) {
    this.axes = spec.axes();
    this.width = spec.width();
    long[] sizes = shape(spec);
    if (spectrumBytes(sizes) > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "padded to "
              + Arrays.toString(sizes)
              + " the signal has 2^31 bytes or more; choose smaller shapes or the method DIRECT");
    }
    this.shape = Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray();
    this.paddedBlocks = blocks(shape);
    this.signalBlocks = blocks(spec.signalShape());
    this.outputBlocks = blocks(spec.outputShape());
  }

  /** The shape of the padded array, unbounded. */
  static long[] shape(ConvolutionSpec spec) {
    List<Axis> axes = spec.axes();
    long[] sizes = new long[axes.size()];
    for (int d = 0; d < sizes.length; d++) {
      long period = axes.get(d).period();
      boolean halved = !spec.isComplex() && d == sizes.length - 1;
      sizes[d] =
          axes.get(d).periodic()
              ? period
              : halved ? GoodSizes.goodEvenSize(period) : GoodSizes.goodSize(period);
    }
    return sizes;
  }

  /** The shape of the padded array. */
  long[] shape() {
    return Arrays.stream(shape).asLongStream().toArray();
  }

  /** Elements of the padded array: the factor by which FFTW's inverse is too large. */
  long elements() {
    return Shapes.elements(shape);
  }

  void putSignal(double[] signal, DoubleBuffer padded) {
    put(0, signal, 0, padded, 0);
  }

  void putKernel(double[] kernel, DoubleBuffer padded) {
    zero(padded, 0, padded.capacity());
    for (int element = 0; element * width < kernel.length; element++) {
      int at = 0;
      int rest = element;
      for (int d = shape.length - 1; d >= 0; d--) {
        Axis axis = axes.get(d);
        at += Math.floorMod(rest % axis.kernel() - axis.start(), shape[d]) * paddedBlocks[d];
        rest /= axis.kernel();
      }
      for (int part = 0; part < width; part++) {
        padded.put(at + part, kernel[element * width + part]);
      }
    }
  }

  void getOutput(DoubleBuffer padded, double[] output) {
    get(0, padded, 0, output, 0);
  }

  private void put(int d, double[] signal, int from, DoubleBuffer padded, int to) {
    int size = axes.get(d).signal();
    if (d == shape.length - 1) {
      padded.put(to, signal, from, size * width);
    } else {
      for (int i = 0; i < size; i++) {
        put(d + 1, signal, from + i * signalBlocks[d], padded, to + i * paddedBlocks[d]);
      }
    }
    zero(padded, to + size * paddedBlocks[d], (shape[d] - size) * paddedBlocks[d]);
  }

  private void get(int d, DoubleBuffer padded, int from, double[] output, int to) {
    int size = axes.get(d).length();
    if (d == shape.length - 1) {
      padded.get(from, output, to, size * width);
    } else {
      for (int i = 0; i < size; i++) {
        get(d + 1, padded, from + i * paddedBlocks[d], output, to + i * outputBlocks[d]);
      }
    }
  }

  /** Those of the larger of the two arrays. */
  private double spectrumBytes(long[] sizes) {
    double bytes = Double.BYTES * width;
    for (int d = 0; d < sizes.length; d++) {
      boolean halved = width == 1 && d == sizes.length - 1;
      bytes *= halved ? 2 * (sizes[d] / 2 + 1) : sizes[d];
    }
    return bytes;
  }

  private static void zero(DoubleBuffer padded, int from, int count) {
    for (int done = 0; done < count; done += ZEROS.length) {
      padded.put(from + done, ZEROS, 0, Math.min(ZEROS.length, count - done));
    }
  }

  private int[] blocks(int[] sizes) {
    int[] blocks = new int[sizes.length];
    int block = width;
    for (int d = sizes.length - 1; d >= 0; d--) {
      blocks[d] = block;
      block *= sizes[d];
    }
    return blocks;
  }
}
