// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

/** What FFTW has no plan for, refused with what to do instead. Stateless; safe from any thread. */
final class SpecChecks {
  private SpecChecks() {}

  /**
   * @throws IllegalArgumentException for the first rule that is broken
   */
  static void check(SpecDraft draft, ArrayShape input, ArrayShape output) {
    checkThreads(draft);
    checkDirection(draft);
    checkPolicy(draft);
    checkSplit(draft);
    if (draft.isInPlace()) {
      checkInPlace(draft, input, output);
    }
  }

  private static void checkThreads(SpecDraft draft) {
    if (draft.threads != PlanSpec.AUTO
        && (draft.threads < 1 || draft.threads > PlanSpec.MAX_THREADS)) {
      throw new IllegalArgumentException(
          "a plan for %s has %d threads; expected 1 to %d, or %d for 'auto'"
              .formatted(draft.key, draft.threads, PlanSpec.MAX_THREADS, PlanSpec.AUTO));
    }
  }

  private static void checkDirection(SpecDraft draft) {
    if (!draft.key.type().directions().contains(draft.direction)) {
      throw new IllegalArgumentException(
          draft.key
              + " is "
              + draft.direction.text()
              + "; a real-to-real transform is always forward: inverse() gives the kind that takes"
              + " it back");
    }
  }

  private static void checkPolicy(SpecDraft draft) {
    if (draft.policy != null && draft.isInPlace()) {
      throw new IllegalArgumentException(
          draft.key
              + " in place is to "
              + draft.policy.text()
              + " its input, which its output overwrites; choose outOfPlace(), or do not say so");
    }
    if (draft.effectivePolicy() == InputPolicy.PRESERVE
        && draft.isComplexToReal()
        && draft.key.sizes().size() > 1) {
      throw new IllegalArgumentException(
          draft.key
              + " from complex to real is to preserve its input; FFTW can do so in one dimension"
              + " alone: choose destroyInput()");
    }
  }

  private static void checkSplit(SpecDraft draft) {
    if (draft.split && draft.key.type() == TransformType.R2R) {
      throw new IllegalArgumentException(
          draft.key + " is split; a real-to-real transform has no imaginary parts");
    }
    if (draft.split && draft.isInPlace() && draft.key.type() == TransformType.RFFT) {
      throw new IllegalArgumentException(
          draft.key + " is split and in place; choose outOfPlace() or interleaved numbers");
    }
  }

  private static void checkInPlace(SpecDraft draft, ArrayShape input, ArrayShape output) {
    if (draft.key.type() != TransformType.RFFT) {
      if (!input.layout().equals(output.layout())) {
        throw new IllegalArgumentException(
            "%s in place has the layouts %s and %s; expected the same for both, as layout(Layout) sets them"
                .formatted(draft.key, input.layout(), output.layout()));
      }
    } else if (!input.isPacked() || !output.isPacked()) {
      throw new IllegalArgumentException(
          "%s in place has the layouts %s and %s; expected packed ones"
              .formatted(draft.key, input.layout(), output.layout()));
    }
  }
}
