// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.dase.cache.core.Grid;
import io.dase.cache.format.NdArray;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfilesTest {
  private static final Grid LINE = Grid.cube(-5, 5, 64);
  private static final Grid PLANE = Grid.cube(-2, 2, 8, 8);
  private static final Grid SPACE = Grid.cube(-2, 2, 16, 16, 16);

  static List<GoldenProfile> goldenProfiles() throws IOException {
    return GoldenProfile.all();
  }

  @ParameterizedTest
  @MethodSource("goldenProfiles")
  void everyValueIsWithinTheStatedBoundOfTheGoldenOne(GoldenProfile golden) {
    ProfileSpec spec = golden.spec();
    double reach = 20;
    double wave = spec.wave().stream().mapToDouble(Math::abs).sum();
    double bound =
        8
            * Math.ulp(1.0)
            * Math.abs(spec.amplitude())
            * (1
                + (spec.width() > 0 ? reach / spec.width() : 0)
                + wave * reach
                + Math.abs(spec.phase()));
    NdArray profile = Profiles.compute(spec);
    assertThat(profile.shape()).isEqualTo(spec.grid().shape());
    assertThat(profile.type()).isEqualTo(spec.type());
    assertThat(profile.toDoubleArray()).containsExactly(golden.values(), within(bound));
  }

  @ParameterizedTest
  @MethodSource("goldenProfiles")
  void theKeyHoldsTheDigestThatPythonComputes(GoldenProfile golden) {
    assertThat(golden.spec().key()).isEqualTo(golden.key());
  }

  @Test
  void everyParameterChangesTheKey() {
    ProfileSpec spec = ProfileSpec.shell(SPACE, 1, 0.5, 0.1);
    assertThat(
            List.of(
                spec.key(),
                ProfileSpec.shell(SPACE, 1.5, 0.5, 0.1).key(),
                ProfileSpec.shell(SPACE, 1, 0.25, 0.1).key(),
                ProfileSpec.shell(SPACE, 1, 0.5, 0.2).key(),
                ProfileSpec.shell(Grid.cube(-2, 2, 16, 16, 8), 1, 0.5, 0.1).key(),
                ProfileSpec.shell(Grid.cube(-2, 3, 16, 16, 16), 1, 0.5, 0.1).key(),
                spec.asComplex().key(),
                spec.withAmplitude(2).key(),
                spec.withCentre(0, 0, 1).key(),
                spec.withWave(0, 1, 0).key(),
                spec.withPhase(1).key(),
                FieldTripletSpec.of(spec).key(),
                new FieldTripletSpec(spec, 0.5, 0.2).key()))
        .doesNotHaveDuplicates()
        .allMatch(key -> key.matches("profile_shell_[0-9a-f]{16}"));
  }

  @Test
  void aGaussianFallsByItsOwnLaw() {
    NdArray profile = Profiles.compute(ProfileSpec.gaussian(LINE, 0.5));
    for (int i = 0; i < 64; i++) {
      double x = -5 + (i + 0.5) * 10 / 64;
      assertThat(profile.getDouble(i)).isCloseTo(Math.exp(-x * x / 0.5), within(1e-14));
    }
  }

  @Test
  void aKinkIsOddAboutItsCentre() {
    double[] kink = Profiles.compute(ProfileSpec.kink(LINE, 0.7)).toDoubleArray();
    for (int i = 0; i < 32; i++) {
      assertThat(kink[i]).isNegative().isEqualTo(-kink[63 - i]);
    }
  }

  @Test
  void compactSupportIsOneInsideZeroOutsideAndFallsBetween() {
    Grid fine = Grid.cube(0, 2, 1000);
    double[] values = Profiles.compute(ProfileSpec.compact(fine, 1.5, 1)).toDoubleArray();
    for (int i = 0; i < 1000; i++) {
      double r = (i + 0.5) * 0.002;
      if (r <= 0.5 || r >= 1.5) {
        assertThat(values[i]).isEqualTo(r <= 0.5 ? 1 : 0);
      } else {
        assertThat(values[i]).isBetween(0.0, values[i - 1]);
      }
    }
  }

  @Test
  void theComplexProfileHasTheRealOneAsItsRealPart() {
    ProfileSpec spec = ProfileSpec.gaussian(PLANE, 1).withWave(2, 3).withPhase(0.5);
    double[] real = Profiles.compute(spec).toDoubleArray();
    double[] complex = Profiles.compute(spec.asComplex()).toDoubleArray();
    for (int i = 0; i < real.length; i++) {
      assertThat(complex[2 * i]).isEqualTo(real[i]);
    }
  }

  @Test
  void aTripletHasTheAmplitudesOfItsFactors() {
    ProfileSpec spec = ProfileSpec.sech2(PLANE, 1).withAmplitude(4);
    FieldTriplet fields = FieldTriplet.compute(FieldTripletSpec.of(spec));
    double[] psi = fields.psi().toDoubleArray();
    assertThat(psi).isEqualTo(Profiles.compute(spec).toDoubleArray());
    assertThat(fields.phi().toDoubleArray())
        .isEqualTo(Arrays.stream(psi).map(value -> value * 0.5).toArray());
    assertThat(fields.h().toDoubleArray())
        .isEqualTo(Arrays.stream(psi).map(value -> value * 0.1).toArray());
  }

  @Test
  void valuesFarFromTheCentreAreFinite() {
    Grid wide = Grid.cube(-1e300, 1e300, 8);
    for (ProfileSpec spec :
        List.of(
            ProfileSpec.gaussian(wide, 1e-3),
            ProfileSpec.kink(wide, 1e-3),
            ProfileSpec.compact(wide, 1, 1e-3))) {
      assertThat(Arrays.stream(Profiles.compute(spec).toDoubleArray()))
          .as(spec.kind().text())
          .allMatch(Double::isFinite);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-250, 1e-170, 1e170, 1e250})
  void theUnitOfLengthDoesNotChangeTheValues(double unit) {
    ProfileSpec scaled = ProfileSpec.gaussian(Grid.cube(-2 * unit, 2 * unit, 8, 8), unit);
    assertThat(Profiles.compute(scaled).toDoubleArray())
        .containsExactly(
            Profiles.compute(ProfileSpec.gaussian(PLANE, 1)).toDoubleArray(), within(1e-13));
  }

  @Test
  void carriersWhoseAnglesOverflowTogetherAreRefused() {
    Grid wide = Grid.cube(0, 1.2e308, 4, 4);
    assertRefused(
        () -> ProfileSpec.planeWave(wide, 0.4, 0.4), "expected a finite sum over the axes");
  }

  @Test
  void aTripletWhoseAmplitudesOverflowIsRefused() {
    ProfileSpec great = ProfileSpec.gaussian(PLANE, 1).withAmplitude(1e300);
    assertRefused(() -> new FieldTripletSpec(great, 1e10, 0), "amplitude times phi is Infinity");
  }

  @Test
  void profilesBeyondTheHeapAreRefusedBeforeTheyAreMade() {
    Grid great = Grid.cube(0, 1, 1 << 13, 1 << 13);
    ProfileSpec spec = ProfileSpec.gaussian(great, 1).asComplex();
    assertRefused(() -> Profiles.compute(spec), "in this heap; start Java with a larger -Xmx");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
  void lengthsOutOfRangeAreRefused(double value) {
    String expected = " is " + value + "; expected a finite number above 0";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProfileSpec.gaussian(LINE, value))
        .withMessage("width" + expected);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProfileSpec.compact(LINE, value, 1))
        .withMessage("radius" + expected);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ProfileSpec.shell(SPACE, 1, value, 1))
        .withMessage("thickness" + expected);
  }

  @Test
  void otherArgumentsOutOfRangeAreRefused() {
    ProfileSpec spec = ProfileSpec.gaussian(PLANE, 1);
    assertRefused(() -> spec.withAmplitude(0), "amplitude is 0");
    assertRefused(() -> spec.withAmplitude(Double.NaN), "amplitude is NaN");
    assertRefused(() -> spec.withPhase(Double.NEGATIVE_INFINITY), "phase is -Infinity");
    assertRefused(() -> spec.withCentre(0), "centre is [0.0]; expected 2 finite numbers");
    assertRefused(() -> spec.withCentre(0, Double.NaN), "centre is [0.0, NaN]");
    assertRefused(() -> spec.withWave(1, 2, 3), "wave is [1.0, 2.0, 3.0]");
    assertRefused(() -> spec.withWave(1e308, 0), "expected a finite product");
    assertRefused(
        () -> ProfileSpec.gaussian(Grid.cube(1e308, 1.2e308, 4), 1).withCentre(-1e308),
        "expected a finite product");
    assertRefused(() -> ProfileSpec.compact(LINE, 1, 2), "expected at most the radius");
    assertRefused(() -> ProfileKind.parse("sphere"), "kind is 'sphere'; expected one of [gaussian");
    assertRefused(
        () -> new FieldTripletSpec(spec, Double.NaN, 0), "phi is NaN; expected a finite number");
  }

  @Test
  void gridsOfAnotherRankThanTheKindsAreRefused() {
    assertRefused(() -> ProfileSpec.kink(PLANE, 1), "2 dimensions for kink found; expected 1");
    assertRefused(() -> ProfileSpec.sech2(LINE, 1), "1 dimensions for sech2");
    assertRefused(() -> ProfileSpec.shell(PLANE, 1, 1, 1), "2 dimensions for shell");
    assertRefused(
        () -> ProfileSpec.gaussian(Grid.cube(0, 1, 2, 2, 2, 2), 1), "4 dimensions for gaussian");
  }

  @Test
  void profilesBeyondMemoryAreRefused() {
    Grid great = Grid.cube(0, 1, 1024, 1024, 512);
    assertRefused(() -> ProfileSpec.gaussian(great, 1), "4294967296 bytes; expected at most");
  }

  @Test
  void gridsOutOfRangeAreRefused() {
    assertRefused(() -> Grid.cube(0, 1), "expected as many of each, 1 to 16");
    assertRefused(() -> Grid.cube(0, 1, new int[17]), "1 to 16");
    assertRefused(() -> Grid.cube(0, 1, 4, 0), "size of axis 1 is 0");
    assertRefused(() -> Grid.cube(1, 1, 4), "axis 0 reaches from 1.0 to 1.0");
    assertRefused(() -> Grid.cube(0, Double.NaN, 4), "axis 0 reaches from 0.0 to NaN");
    assertRefused(() -> Grid.cube(-1.7e308, 1.7e308, 1), "has the spacing Infinity");
    assertRefused(() -> Grid.cube(0, Double.MIN_VALUE, 4), "has the spacing 0.0");
    assertRefused(() -> Grid.cube(0, 1, 1 << 30, 1 << 30, 1 << 30), "2^31-1 points");
    assertRefused(
        () -> Grid.of(new int[] {4, 4}, new double[] {0}, new double[] {1, 1}), "as many of each");
  }

  private static void assertRefused(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(message);
  }
}
