// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.Grid;
import io.dase.cache.format.NdArray;
import io.dase.cache.testing.Numpy;
import io.dase.cache.testing.OpenCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CachedProfileProviderTest extends OpenCache {
  private static final String CATEGORY = "state_profiles";
  private static final ProfileSpec SPEC =
      ProfileSpec.gaussian(Grid.cube(-2, 2, 8, 6), 0.7).withAmplitude(2).asComplex();

  private CachedProfileProvider profiles;

  @BeforeEach
  void open() {
    profiles = new CachedProfileProvider(cache);
  }

  @Test
  void aProfileReadFromTheStoreIsTheOneThatWasComputed() {
    profiles.get(SPEC);
    try (CachedProfileProvider other = new CachedProfileProvider(root)) {
      assertThat(other.get(SPEC)).isEqualTo(Profiles.compute(SPEC));
      assertThat(other.statistics().cacheHits()).isEqualTo(1);
      assertThat(other.statistics().cacheMisses()).isZero();
    }
  }

  @Test
  void numpyReadsTheStoredProfileAndTriplet() {
    profiles.get(SPEC);
    FieldTripletSpec triplet = FieldTripletSpec.of(SPEC);
    profiles.getTriplet(triplet);
    String program =
        """
        import sys, numpy as np
        psi = np.load(sys.argv[1], allow_pickle=False)
        x = -2 + (np.arange(8) + 0.5) * 4 / 8
        y = -2 + (np.arange(6) + 0.5) * 4 / 6
        r2 = x[:, None] ** 2 + y[None, :] ** 2
        print(psi.dtype, float(np.abs(psi - 2 * np.exp(-r2 / (2 * 0.7 ** 2))).max()) < 1e-14)
        with np.load(sys.argv[2], allow_pickle=False) as file:
            print(sorted(file), bool((file['phi'] == psi / 2).all()), file['h'].shape)
        """;
    Path heads = root.resolve(CATEGORY);
    assertThat(
            Numpy.run(
                program, heads.resolve(SPEC.key() + ".npy"), heads.resolve(triplet.key() + ".npz")))
        .isEqualTo("complex128 True\n['h', 'phi', 'psi'] True (8, 6)\n");
  }

  @Test
  void theCanonicalParametersAndTheCostAreNotedInTheRecord() {
    profiles.get(SPEC);
    FieldTripletSpec triplet = FieldTripletSpec.of(SPEC);
    profiles.getTriplet(triplet);
    assertThat(cache.info(CATEGORY, SPEC.key()).orElseThrow().meta()).isEqualTo(SPEC.canonical());
    assertThat(cache.info(CATEGORY, triplet.key()).orElseThrow().meta())
        .isEqualTo(triplet.canonical());
    assertThat(cache.info(CATEGORY, SPEC.key()).orElseThrow().costMs()).isPositive();
  }

  @Test
  void statisticsCountMissesAndHits() {
    profiles.get(SPEC);
    profiles.get(SPEC);
    profiles.getTriplet(FieldTripletSpec.of(SPEC));
    profiles.getTriplet(FieldTripletSpec.of(SPEC));
    assertThat(profiles.statistics().cacheMisses()).isEqualTo(2);
    assertThat(profiles.statistics().cacheHits()).isEqualTo(2);
  }

  @Test
  void anEntryThatIsNotWhatItsKeySaysIsReplaced() {
    for (Object wrong :
        new Object[] {
          "text", Map.of("psi", NdArray.of(new double[1], 1)), NdArray.of(new double[48], 8, 6)
        }) {
      cache.save(CATEGORY, SPEC.key(), wrong);
      assertThat(profiles.get(SPEC)).isEqualTo(Profiles.compute(SPEC));
      assertThat(cache.load(CATEGORY, SPEC.key(), NdArray.class)).hasValue(Profiles.compute(SPEC));
    }
    assertThat(profiles.statistics().cacheHits()).isZero();
  }

  @Test
  void aTripletThatLacksAFieldIsReplaced() {
    FieldTripletSpec spec = FieldTripletSpec.of(SPEC);
    NdArray psi = Profiles.compute(SPEC);
    cache.save(CATEGORY, spec.key(), Map.of("psi", psi, "phi", psi));
    FieldTriplet found = profiles.getTriplet(spec);
    assertThat(found.h()).isEqualTo(FieldTriplet.compute(spec).h());
    assertThat(cache.loadArrays(CATEGORY, spec.key()).orElseThrow()).containsEntry("h", found.h());
  }

  @Test
  void aRootThatIsAFileStillGivesProfiles() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    try (CachedProfileProvider blocked = new CachedProfileProvider(file)) {
      assertThat(blocked.get(SPEC)).isEqualTo(Profiles.compute(SPEC));
    }
  }
}
