// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

/**
 * What was asked of a transform so far, possibly impossible. Mutable while one thread prepares a
 * {@link PlanSpec}, which then never changes it.
 */
final class SpecDraft {
  WisdomKey key;
  Direction direction = Direction.FORWARD;
  Placement placement = Placement.OUT_OF_PLACE;
  int threads = 1;
  Rigor rigor = Rigor.MEASURE;
  boolean split;

  /** Null: the default of direction and placement. */
  InputPolicy policy;

  /** Null: packed. */
  Layout input;

  /** Null: packed. */
  Layout output;

  SpecDraft(WisdomKey key) {
    this.key = key;
  }

  SpecDraft copy() {
    SpecDraft copy = new SpecDraft(key);
    copy.direction = direction;
    copy.placement = placement;
    copy.threads = threads;
    copy.rigor = rigor;
    copy.split = split;
    copy.policy = policy;
    copy.input = input;
    copy.output = output;
    return copy;
  }

  boolean isInPlace() {
    return placement == Placement.IN_PLACE;
  }

  boolean isComplexToReal() {
    return key.type() == TransformType.RFFT && direction == Direction.BACKWARD;
  }

  InputPolicy defaultPolicy() {
    return isInPlace() || isComplexToReal() ? InputPolicy.DESTROY : InputPolicy.PRESERVE;
  }

  InputPolicy effectivePolicy() {
    return policy == null ? defaultPolicy() : policy;
  }
}
