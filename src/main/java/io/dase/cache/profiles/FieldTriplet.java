// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import io.dase.cache.format.NdArray;
import java.util.Objects;

/**
 * Three fields on one grid: psi, and phi and h, which are psi times the factors of the spec,
 * element by element. Immutable; safe from any thread.
 */
public record FieldTriplet(FieldTripletSpec spec, NdArray psi, NdArray phi, NdArray h) {

  /** Computes the fields; pure. */
  public static FieldTriplet compute(FieldTripletSpec spec) {
    Objects.requireNonNull(spec, "spec");
    NdArray psi = Profiles.compute(spec.profile());
    return new FieldTriplet(spec, psi, times(psi, spec.phi()), times(psi, spec.h()));
  }

  private static NdArray times(NdArray field, double factor) {
    double[] values = field.toDoubleArray();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return field.type().isComplex()
        ? NdArray.ofComplex(values, field.shape())
        : NdArray.of(values, field.shape());
  }
}
