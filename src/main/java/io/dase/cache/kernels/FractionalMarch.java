// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

/**
 * A derivative or integral of samples that come one after the other, as in time marching, in O(N
 * log^2 N) for N of them: a completed block of B samples is convolved through FFT with the weights
 * that lead to the B elements after it, for each power of two B that divides the count (Hairer,
 * Lubich &amp; Schlichte 1985), and the last samples are summed. The results are those of {@link
 * FractionalOperator#apply(double[])} within the same bound.
 *
 * <p>Not thread-safe. Once its operator is closed, {@link #append} throws {@link
 * IllegalStateException}.
 */
public final class FractionalMarch {
  private static final int BLOCK = 64;

  private final FractionalOperator operator;
  private final KernelFamily family;
  private final double rise;
  private final double[] samples;
  private final double[] convolved;

  /** What completed blocks give to the elements after them. */
  private final double[] past;

  private int count;

  /**
   * @param rise dt f'(0), of Sun and Wu's family only
   */
  FractionalMarch(FractionalOperator operator, double rise) {
    operator.convolutions().requireOpen();
    this.operator = operator;
    this.family = operator.spec().family();
    this.rise = rise;
    samples = new double[operator.length()];
    convolved = new double[operator.length()];
    past = new double[operator.length()];
  }

  /** How many samples were appended. */
  public int count() {
    return count;
  }

  /**
   * What the next sample is multiplied by in its own result, which is this and {@link #history}.
   */
  public double leading() {
    return isZero() ? 0 : operator.weight(0);
  }

  /**
   * The next result without the part of the next sample: an implicit scheme solves {@code leading()
   * f + history() = ...} for the sample f that it then appends.
   *
   * @throws IllegalStateException if no further sample is expected
   */
  public double history() {
    requireRoom();
    return isZero()
        ? 0
        : operator.weight(0) * ConvolvedSamples.before(family, samples, count, rise) + memory();
  }

  /**
   * The result at the next sample; of {@link KernelFamily#CAPUTO_SUN_WU} at the midpoint before it.
   *
   * @throws IllegalStateException if there were as many samples as the operator's length, or the
   *     operator is closed
   */
  public double append(double sample) {
    requireRoom();
    operator.convolutions().requireOpen();
    samples[count] = sample;
    double result = 0;
    if (isZero()) {
      convolved[count] = 0;
    } else {
      double change = sample + ConvolvedSamples.before(family, samples, count, rise);
      result = operator.weight(0) * change + memory();
      convolved[count] = change;
    }
    count++;
    if (count % BLOCK == 0 && count < samples.length) {
      passOn(BLOCK * Integer.lowestOneBit(count / BLOCK));
    }
    return result;
  }

  private boolean isZero() {
    return count == 0 && ConvolvedSamples.startsAtZero(family);
  }

  /** What all samples before the next contribute, those of the unfinished block summed. */
  private double memory() {
    double recent = operator.sum(convolved, count, 1, count % BLOCK);
    double first = count == 0 ? 0 : operator.starting(count) * samples[0];
    return past[count] + recent + first;
  }

  /** Adds what the last {@code block} samples give to the {@code block} elements after them. */
  private void passOn(int block) {
    double[] given = new double[Math.min(block, past.length - count)];
    operator
        .convolutions()
        .beginning(2 * block)
        .apply(convolved, count - block, block, block, given);
    for (int i = 0; i < given.length; i++) {
      past[count + i] += given[i];
    }
  }

  private void requireRoom() {
    if (count == samples.length) {
      throw new IllegalStateException(
          "this march has all "
              + count
              + " samples of its operator's length; make an operator of a greater one");
    }
  }
}
