// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import io.dase.cache.core.KeyNumbers;
import io.dase.cache.core.Ranges;
import java.util.Map;
import java.util.Objects;

/**
 * Which field triplet: psi, a profile, and phi and h, the same profile in other amplitudes.
 * Immutable; safe from any thread.
 *
 * @param profile of psi
 * @param phi the amplitude of phi as a part of that of psi, finite
 * @param h the amplitude of h as a part of that of psi, finite
 */
public record FieldTripletSpec(ProfileSpec profile, double phi, double h) {
  /** The default of {@code phi}. */
  public static final double PHI = 0.5;

  /** The default of {@code h}. */
  public static final double H = 0.1;

  /**
   * @throws IllegalArgumentException if a factor is not finite, or an amplitude that it makes
   */
  public FieldTripletSpec {
    Objects.requireNonNull(profile, "profile");
    Ranges.requireFinite("phi", phi);
    Ranges.requireFinite("h", h);
    Ranges.requireFinite("amplitude times phi", profile.amplitude() * phi);
    Ranges.requireFinite("amplitude times h", profile.amplitude() * h);
  }

  /** With {@link #PHI} and {@link #H}. */
  public static FieldTripletSpec of(ProfileSpec profile) {
    return new FieldTripletSpec(profile, PHI, H);
  }

  /** As {@link ProfileSpec#canonical}, with the two factors. */
  public Map<String, Object> canonical() {
    Map<String, Object> members = profile.canonical();
    members.put("fields", Map.of("phi", KeyNumbers.format(phi), "h", KeyNumbers.format(h)));
    return members;
  }

  /** The key in the store, {@code profile_<kind>_<digest16>}. */
  public String key() {
    return profile.kind().key(canonical());
  }
}
