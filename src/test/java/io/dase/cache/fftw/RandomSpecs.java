// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Draws transforms that exist, by the steps of {@link PlanSpec}. One thread. */
final class RandomSpecs {
  private static final int MAX_RANK = 4;
  private static final int MAX_SIZE = 40;
  private static final int MAX_STEP = 1000;

  private final Random random;

  RandomSpecs(Random random) {
    this.random = random;
  }

  PlanSpec next() {
    PlanSpec spec = transform().precision(one(Precision.values())).rigor(one(Rigor.values()));
    spec = spec.threads(random.nextBoolean() ? PlanSpec.AUTO : 1 + random.nextInt(64));
    if (random.nextBoolean()) {
      spec = spec.batch(1 + random.nextInt(MAX_SIZE));
    }
    if (random.nextBoolean() && spec.type() != TransformType.R2R) {
      spec = spec.backward();
    }
    return random.nextBoolean() ? inPlace(spec) : outOfPlace(spec);
  }

  private PlanSpec transform() {
    long[] sizes =
        LongStream.generate(() -> 2L + random.nextInt(MAX_SIZE))
            .limit(1 + random.nextInt(MAX_RANK))
            .toArray();
    return switch (one(TransformType.values())) {
      case FFT -> PlanSpec.dft(sizes);
      case RFFT -> PlanSpec.rdft(sizes);
      case R2R ->
          PlanSpec.r2r(
              Stream.generate(() -> one(RealKind.values())).limit(sizes.length).toList(), sizes);
    };
  }

  private PlanSpec inPlace(PlanSpec spec) {
    PlanSpec inPlace = spec.inPlace();
    if (spec.type() != TransformType.RFFT && random.nextBoolean()) {
      inPlace = inPlace.layout(layout(spec));
    }
    return spec.type() == TransformType.FFT && random.nextBoolean() ? inPlace.split() : inPlace;
  }

  private PlanSpec outOfPlace(PlanSpec spec) {
    PlanSpec result = random.nextBoolean() ? spec.inputLayout(layout(spec)) : spec;
    result = random.nextBoolean() ? result.outputLayout(layout(spec)) : result;
    boolean canPreserve = spec.inputPolicy() == InputPolicy.PRESERVE || spec.sizes().size() == 1;
    if (random.nextBoolean()) {
      result = canPreserve && random.nextBoolean() ? result.preserveInput() : result.destroyInput();
    }
    return spec.type() != TransformType.R2R && random.nextBoolean() ? result.split() : result;
  }

  private Layout layout(PlanSpec spec) {
    if (random.nextInt(4) == 0) {
      return Layout.packed(spec.sizes().stream().mapToLong(Long::longValue).toArray());
    }
    long[] strides = new long[spec.sizes().size()];
    Arrays.setAll(strides, i -> 1 + random.nextInt(MAX_STEP));
    return Layout.of(strides).withDistance(1 + random.nextInt(MAX_STEP));
  }

  private <T> T one(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
