// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.Objects;

/**
 * One problem in FFTW's sense, double precision; the C++ twin is {@code dase::PlanSpec}, and both
 * read every line of {@code wisdom/specs.tsv}. Made by {@code PlanSpec.dft(512, 512).backward()
 * .inPlace().threads(2).rigor(Rigor.PATIENT)}; unless told otherwise forward, out of place, one
 * thread, {@code MEASURE}. Immutable value; safe from any thread.
 */
public final class PlanSpec {
  /** The most threads that a plan may have. */
  public static final int MAX_THREADS = 4096;

  private static final int BYTES_OF_COMPLEX = 16;
  private static final int PARTS = 5;

  private final WisdomKey key;
  private final Direction direction;
  private final Placement placement;
  private final int threads;
  private final Rigor rigor;

  private PlanSpec(
      WisdomKey key, Direction direction, Placement placement, int threads, Rigor rigor) {
    this.key = key;
    this.direction = Objects.requireNonNull(direction, "direction");
    this.placement = Objects.requireNonNull(placement, "placement");
    this.threads = threads;
    this.rigor = Objects.requireNonNull(rigor, "rigor");
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException(
          "a plan for " + key + " has " + threads + " threads; expected 1 to " + MAX_THREADS);
    }
    requireAddressable();
  }

  /**
   * A complex transform of row-major arrays.
   *
   * @throws IllegalArgumentException for rank 0 or above 32, a size below 1, or arrays of more than
   *     2^63-1 bytes
   */
  public static PlanSpec dft(long... sizes) {
    return of(WisdomKey.of(TransformType.FFT, sizes));
  }

  /**
   * A real-to-complex (forward) or complex-to-real (backward) transform; sizes are those of the
   * real array.
   *
   * @throws IllegalArgumentException as {@link #dft}
   */
  public static PlanSpec rdft(long... sizes) {
    return of(WisdomKey.of(TransformType.RFFT, sizes));
  }

  /**
   * The forward, out-of-place problem of a key.
   *
   * @throws IllegalArgumentException for arrays of more than 2^63-1 bytes
   */
  public static PlanSpec of(WisdomKey key) {
    return new PlanSpec(key, Direction.FORWARD, Placement.OUT_OF_PLACE, 1, Rigor.MEASURE);
  }

  /**
   * The inverse of {@link #text()}.
   *
   * @throws IllegalArgumentException unless the text is canonical
   */
  public static PlanSpec parse(String text) {
    String[] parts = text.split("/", -1);
    if (parts.length != PARTS) {
      throw invalid(text, null);
    }
    PlanSpec spec =
        new PlanSpec(
            WisdomKey.parse(parts[0]),
            CanonicalNames.find("the direction", parts[1], Direction.values(), Direction::text),
            CanonicalNames.find("the placement", parts[2], Placement.values(), Placement::text),
            parseThreads(text, parts[3]),
            CanonicalNames.find("the rigor", parts[4], Rigor.values(), Rigor::text));
    if (!spec.text().equals(text)) {
      throw invalid(text, null);
    }
    return spec;
  }

  /** The same transform with exponent -1, or real to complex. */
  public PlanSpec forward() {
    return new PlanSpec(key, Direction.FORWARD, placement, threads, rigor);
  }

  /** The same transform with exponent +1, or complex to real; it does not scale. */
  public PlanSpec backward() {
    return new PlanSpec(key, Direction.BACKWARD, placement, threads, rigor);
  }

  /** The same transform with its output in the array of its input. */
  public PlanSpec inPlace() {
    return new PlanSpec(key, direction, Placement.IN_PLACE, threads, rigor);
  }

  /** The same transform with its output in an array of its own. */
  public PlanSpec outOfPlace() {
    return new PlanSpec(key, direction, Placement.OUT_OF_PLACE, threads, rigor);
  }

  /**
   * The same transform by so many threads.
   *
   * @throws IllegalArgumentException below 1 or above {@link #MAX_THREADS}
   */
  public PlanSpec threads(int count) {
    return new PlanSpec(key, direction, placement, count, rigor);
  }

  /** The same transform, planned with this rigor. */
  public PlanSpec rigor(Rigor value) {
    return new PlanSpec(key, direction, placement, threads, value);
  }

  /** The key of the store's entry that holds this problem. */
  public WisdomKey key() {
    return key;
  }

  /** Which way the transform goes. */
  public Direction direction() {
    return direction;
  }

  /** Whether the output is in the array of the input. */
  public Placement placement() {
    return placement;
  }

  /** How many threads execute the plan, 1 to {@link #MAX_THREADS}. */
  public int threads() {
    return threads;
  }

  /** How hard the transform is planned. */
  public Rigor rigor() {
    return rigor;
  }

  /** {@code <key>/<forward|backward>/<out|in>/<threads>/<rigor>}. */
  public String text() {
    return String.join(
        "/", key.text(), direction.text(), placement.text(), String.valueOf(threads), rigor.text());
  }

  private void requireAddressable() {
    try {
      int last = key.sizes().size() - 1;
      long elements = 1;
      for (int i = 0; i < last; i++) {
        elements = Math.multiplyExact(elements, key.sizes().get(i));
      }
      long row = key.sizes().get(last);
      long complexRow = key.type() == TransformType.FFT ? row : row / 2 + 1;
      Math.multiplyExact(Math.multiplyExact(elements, complexRow), BYTES_OF_COMPLEX);
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(
          "the arrays of " + key + " have more than 2^63-1 bytes; choose smaller sizes", e);
    }
  }

  private static int parseThreads(String text, String number) {
    try {
      return Integer.parseInt(number);
    } catch (NumberFormatException e) {
      throw invalid(text, e);
    }
  }

  private static IllegalArgumentException invalid(String text, Exception cause) {
    return new IllegalArgumentException(
        "the problem is '"
            + text
            + "'; expected <key>/<forward|backward>/<out|in>/<threads>/<rigor>, for example"
            + " fft_2d_96x80/forward/out/1/measure",
        cause);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlanSpec that
        && key.equals(that.key)
        && direction == that.direction
        && placement == that.placement
        && threads == that.threads
        && rigor == that.rigor;
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, direction, placement, threads, rigor);
  }

  @Override
  public String toString() {
    return text();
  }
}
