// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.math.BigInteger;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * One problem in FFTW's sense; the C++ twin is {@code dase::PlanSpec}, and both read every line of
 * {@code wisdom/specs.tsv} and {@code wisdom/specs_all.tsv}. Made step by step: {@code
 * PlanSpec.dft(512, 512).backward().inPlace().batch(8).threads(2).rigor(Rigor.PATIENT)}. Unless
 * told otherwise a transform is single, double precision, forward, out of place, interleaved,
 * packed, by one thread, {@code MEASURE}, and keeps its input except from complex to real.
 *
 * <p>Each step gives another value and throws {@link IllegalArgumentException}, saying what to do
 * instead, if FFTW has no such transform or an array would have 2^63 bytes. What a step asked for
 * is kept through later ones. Specs are equal if and only if their {@linkplain #text() texts} are.
 * Nothing here needs the native library. Immutable value; safe from any thread.
 *
 * <p>Arrays are row-major. In memory the complex array of an {@link TransformType#RFFT} of sizes n0
 * x n1 x ... x nk has n0 x n1 x ... x (nk/2 + 1) elements, its real array n0 x n1 x ... x nk, and
 * in place n0 x n1 x ... x 2(nk/2 + 1), of which FFTW ignores the end of each row. All other arrays
 * have the logical sizes.
 */
public final class PlanSpec {
  /** The most threads that a plan may have. */
  public static final int MAX_THREADS = 4096;

  /**
   * As a number of threads: one thread or all cores, whichever was timed faster; {@code auto} in
   * texts.
   */
  public static final int AUTO = 0;

  private final SpecDraft parts;
  private final ArrayShape input;
  private final ArrayShape output;
  private final String text;

  private PlanSpec(SpecDraft parts) {
    this.parts = parts;
    this.input = ArrayShape.input(parts);
    this.output = ArrayShape.output(parts);
    SpecChecks.check(parts, input, output);
    this.text = SpecText.text(parts, input, output);
  }

  /**
   * A complex transform, {@code fftw_plan_dft}.
   *
   * @param sizes elements along each dimension
   * @throws IllegalArgumentException for rank 0 or above 32, a size below 1, or 2^63 bytes
   */
  public static PlanSpec dft(long... sizes) {
    return of(WisdomKey.of(TransformType.FFT, sizes));
  }

  /**
   * A real-to-complex (forward, {@code fftw_plan_dft_r2c}) or complex-to-real (backward, {@code
   * fftw_plan_dft_c2r}) transform.
   *
   * @param sizes of the real array
   * @throws IllegalArgumentException as {@link #dft}
   */
  public static PlanSpec rdft(long... sizes) {
    return of(WisdomKey.of(TransformType.RFFT, sizes));
  }

  /**
   * A real-to-real transform of one kind in every dimension, {@code fftw_plan_r2r}.
   *
   * @throws IllegalArgumentException as {@link #dft}, and for size 1 of {@link RealKind#DCT1}
   */
  public static PlanSpec r2r(RealKind kind, long... sizes) {
    return of(WisdomKey.of(kind, sizes));
  }

  /**
   * A real-to-real transform, {@code fftw_plan_r2r}.
   *
   * @param kinds one for each dimension
   * @throws IllegalArgumentException as {@link #r2r(RealKind, long...)}, and for another number of
   *     kinds than of sizes
   */
  public static PlanSpec r2r(List<RealKind> kinds, long... sizes) {
    return of(WisdomKey.of(kinds, sizes));
  }

  /**
   * The forward, out-of-place problem of a key.
   *
   * @throws IllegalArgumentException for arrays of 2^63 bytes
   */
  public static PlanSpec of(WisdomKey key) {
    return new PlanSpec(new SpecDraft(Objects.requireNonNull(key, "key")));
  }

  /**
   * The inverse of {@link #text()}.
   *
   * @throws IllegalArgumentException unless the text is canonical
   */
  public static PlanSpec parse(String text) {
    PlanSpec spec = new PlanSpec(SpecText.parse(text));
    if (!spec.text.equals(text)) {
      throw SpecText.invalid(text, null);
    }
    return spec;
  }

  /** With exponent -1 (FFTW_FORWARD), or real to complex. */
  public PlanSpec forward() {
    return with(draft -> draft.direction = Direction.FORWARD);
  }

  /**
   * With exponent +1 (FFTW_BACKWARD), or complex to real; it does not scale.
   *
   * @throws IllegalArgumentException for a real-to-real transform, which has {@link #inverse()}
   */
  public PlanSpec backward() {
    return with(draft -> draft.direction = Direction.BACKWARD);
  }

  /**
   * The transform that takes this one back, but for the factor {@link #logicalSize()}: the other
   * direction, or the inverse kinds. Its input lies as this one's output, its output as this one's
   * input.
   *
   * @throws IllegalArgumentException if the input of a complex-to-real transform of more than one
   *     dimension were to be preserved
   */
  public PlanSpec inverse() {
    return with(
        draft -> {
          WisdomKey key = key();
          if (key.type() == TransformType.R2R) {
            List<RealKind> kinds = key.kinds().stream().map(RealKind::inverse).toList();
            draft.key =
                new WisdomKey(key.type(), kinds, key.sizes(), key.howmany(), key.precision());
          } else {
            draft.direction =
                direction() == Direction.FORWARD ? Direction.BACKWARD : Direction.FORWARD;
          }
          draft.input = parts.output;
          draft.output = parts.input;
        });
  }

  /**
   * With its output in the array of its input.
   *
   * @throws IllegalArgumentException if an input policy was asked for, for layouts that differ, and
   *     for a split or not packed {@link TransformType#RFFT}
   */
  public PlanSpec inPlace() {
    return with(draft -> draft.placement = Placement.IN_PLACE);
  }

  /** With its output in an array of its own. */
  public PlanSpec outOfPlace() {
    return with(draft -> draft.placement = Placement.OUT_OF_PLACE);
  }

  /**
   * So many transforms in one plan, FFTW's {@code howmany}.
   *
   * @throws IllegalArgumentException below 1, and above 1 if a layout without distance was given
   */
  public PlanSpec batch(long howmany) {
    return with(draft -> draft.key = key().batch(howmany));
  }

  /** On other reals. */
  public PlanSpec precision(Precision value) {
    return with(draft -> draft.key = key().precision(value));
  }

  /**
   * With its input as before once it has run, FFTW_PRESERVE_INPUT.
   *
   * @throws IllegalArgumentException in place, and from complex to real in more than one dimension
   */
  public PlanSpec preserveInput() {
    return with(draft -> draft.policy = InputPolicy.PRESERVE);
  }

  /**
   * With an input that it may overwrite, FFTW_DESTROY_INPUT.
   *
   * @throws IllegalArgumentException in place, where it always does
   */
  public PlanSpec destroyInput() {
    return with(draft -> draft.policy = InputPolicy.DESTROY);
  }

  /**
   * With real and imaginary parts in two arrays of the same layout, FFTW's {@code
   * fftw_plan_guru64_split_dft} and its kin.
   *
   * @throws IllegalArgumentException for real-to-real transforms, and for {@link
   *     TransformType#RFFT} in place
   */
  public PlanSpec split() {
    return with(draft -> draft.split = true);
  }

  /**
   * With its input so laid out, in elements of that array: complex numbers, or reals where it is
   * real or split.
   *
   * @throws IllegalArgumentException unless there is one stride for each dimension and, in a batch,
   *     a distance; and in place, where {@link #layout} sets both
   */
  public PlanSpec inputLayout(Layout layout) {
    return with(draft -> draft.input = Objects.requireNonNull(layout, "layout"));
  }

  /**
   * With its output so laid out, as {@link #inputLayout}.
   *
   * @throws IllegalArgumentException as {@link #inputLayout}
   */
  public PlanSpec outputLayout(Layout layout) {
    return with(draft -> draft.output = Objects.requireNonNull(layout, "layout"));
  }

  /**
   * With its input and its output so laid out, which is what a transform in place can have.
   *
   * @throws IllegalArgumentException as {@link #inputLayout}, and for {@link TransformType#RFFT} in
   *     place
   */
  public PlanSpec layout(Layout both) {
    Objects.requireNonNull(both, "layout");
    return with(
        draft -> {
          draft.input = both;
          draft.output = both;
        });
  }

  /**
   * By so many threads.
   *
   * @param count 1 to {@link #MAX_THREADS}, or {@link #AUTO}
   * @throws IllegalArgumentException for another number
   */
  public PlanSpec threads(int count) {
    return with(draft -> draft.threads = count);
  }

  /** Planned with this rigor. */
  public PlanSpec rigor(Rigor value) {
    return with(draft -> draft.rigor = Objects.requireNonNull(value, "rigor"));
  }

  /** The key of the store's entry that holds this problem. */
  public WisdomKey key() {
    return parts.key;
  }

  /** The family that it belongs to. */
  public TransformType type() {
    return key().type();
  }

  /** Logical sizes, row-major; immutable. */
  public List<Long> sizes() {
    return key().sizes();
  }

  /** The kind in each dimension of a real-to-real transform; empty for the others; immutable. */
  public List<RealKind> kinds() {
    return key().kinds();
  }

  /** Transforms in one plan, at least 1. */
  public long howmany() {
    return key().howmany();
  }

  /** The type of the reals. */
  public Precision precision() {
    return key().precision();
  }

  /** Which way the transform goes. */
  public Direction direction() {
    return parts.direction;
  }

  /** Whether the output is in the array of the input. */
  public Placement placement() {
    return parts.placement;
  }

  /** What it may do to its input; in place always {@link InputPolicy#DESTROY}. */
  public InputPolicy inputPolicy() {
    return parts.effectivePolicy();
  }

  /** Whether real and imaginary parts are in two arrays. */
  public boolean isSplit() {
    return parts.split;
  }

  /** How the input lies; of a single transform without distance. */
  public Layout inputLayout() {
    return input.layout();
  }

  /** How the output lies; of a single transform without distance. */
  public Layout outputLayout() {
    return output.layout();
  }

  /** How many threads execute the plan, 1 to {@link #MAX_THREADS}, or {@link #AUTO}. */
  public int threads() {
    return parts.threads;
  }

  /** How hard the transform is planned. */
  public Rigor rigor() {
    return parts.rigor;
  }

  /**
   * Elements that the input array, or each of the two split ones, must have: from the first to the
   * last, 1 + sum (n_d - 1) stride_d + (howmany - 1) distance with n as in the class comment. In
   * units of {@link #inputLayout()}.
   */
  public long inputExtent() {
    return input.extent();
  }

  /** Elements that the output array must have, as {@link #inputExtent()}. */
  public long outputExtent() {
    return output.extent();
  }

  /** Bytes of {@link #inputExtent()} elements: of one array, where split of each of the two. */
  public long inputBytes() {
    return input.bytes();
  }

  /** Bytes of {@link #outputExtent()} elements: of one array, where split of each of the two. */
  public long outputBytes() {
    return output.bytes();
  }

  /**
   * What this transform and then its {@link #inverse()} multiply by: the product of the sizes, for
   * real-to-real transforms of {@link RealKind#logicalSize}; rounded once.
   */
  public double logicalSize() {
    BigInteger product = BigInteger.ONE;
    for (int i = 0; i < sizes().size(); i++) {
      long size = sizes().get(i);
      product =
          product.multiply(
              kinds().isEmpty() ? BigInteger.valueOf(size) : kinds().get(i).logicalSize(size));
    }
    return product.doubleValue();
  }

  /**
   * {@code <key>/<forward|backward>/<out|in>/<threads|auto>/<rigor>}, followed in this order by
   * what is not the default: {@code /preserve} or {@code /destroy}, {@code /split}, {@code
   * /i<layout>}, {@code /o<layout>} with layouts as {@link Layout#text()} writes them.
   */
  public String text() {
    return text;
  }

  private PlanSpec with(Consumer<SpecDraft> step) {
    SpecDraft draft = parts.copy();
    step.accept(draft);
    return new PlanSpec(draft);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlanSpec that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
