// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

/**
 * One dimension of a convolution: output o is the sum over q of kernel[q] signal[o + start - q],
 * where the index of the signal counts modulo its size if it is periodic, and terms outside of it
 * are zero if not.
 *
 * @param signal size of the signal
 * @param kernel size of the kernel
 * @param start index, in the full convolution, of the first output
 * @param length number of outputs
 * @param periodic whether the signal is
 */
record Axis(int signal, int kernel, int start, int length, boolean periodic) {

  /** Outputs from {@code output} on take the signal from {@code signal} on, so many of them. */
  record Run(int signal, int output, int length) {}

  /**
   * @throws IllegalArgumentException if a full convolution has more than 2^31-1 elements, or a
   *     circular one a kernel larger than the signal
   */
  static Axis of(int signal, int kernel, ConvolutionMode mode, boolean correlation) {
    long full = (long) signal + kernel - 1;
    return switch (mode) {
      case FULL -> new Axis(signal, kernel, 0, requireInt(full), false);
      case SAME -> new Axis(signal, kernel, (kernel - 1) / 2, signal, false);
      case VALID -> {
        int overlap = Math.min(signal, kernel);
        int length = Math.max(signal, kernel) - overlap + 1;
        yield new Axis(signal, kernel, overlap - 1, length, false);
      }
      case CIRCULAR -> {
        requireWithinPeriod(signal, kernel);
        yield new Axis(signal, kernel, correlation ? kernel - 1 : 0, signal, true);
      }
    };
  }

  /**
   * The shortest period of a circular convolution whose first outputs are these. A linear one needs
   * no more zeros than keep what wraps round out of the outputs asked for.
   */
  long period() {
    if (periodic) {
      return signal;
    }
    long full = (long) signal + kernel - 1;
    long unwrapped = Math.max(full - start, (long) start + length);
    return Math.max(unwrapped, Math.max(signal, kernel));
  }

  /** The outputs that element {@code q} of the kernel contributes to, in at most two runs. */
  Run[] runs(int q) {
    if (periodic) {
      int first = Math.floorMod(start - q, signal);
      Run head = new Run(first, 0, signal - first);
      return first == 0 ? new Run[] {head} : new Run[] {head, new Run(0, signal - first, first)};
    }
    int from = Math.max(0, q - start);
    long to = Math.min(length, (long) signal + q - start);
    return to <= from ? new Run[0] : new Run[] {new Run(from + start - q, from, (int) to - from)};
  }

  private static int requireInt(long full) {
    if (full > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "the full convolution has " + full + " elements in one dimension; expected below 2^31");
    }
    return (int) full;
  }

  private static void requireWithinPeriod(int signal, int kernel) {
    if (kernel > signal) {
      throw new IllegalArgumentException(
          "the kernel has "
              + kernel
              + " elements in a dimension where the period of the signal is "
              + signal
              + "; a circular convolution expects no more than the period");
    }
  }
}
