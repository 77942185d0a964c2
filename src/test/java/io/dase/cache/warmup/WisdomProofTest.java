// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.core.CacheException;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.fftw.WisdomKey;
import io.dase.cache.warmup.Transforms.Transform;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WisdomProofTest {
  @TempDir private Path root;
  private FFTWWisdomHelper helper;

  @BeforeEach
  void open() {
    helper = new FFTWWisdomHelper(root);
  }

  @AfterEach
  void close() {
    helper.close();
  }

  @Test
  void passesForATransformWithAllFourPlansAndItsControls() {
    WisdomItem small = made("fft_1d_16");
    WisdomItem large = made("rfft_2d_24x20");

    try (WisdomProof proof = WisdomProof.open(root, Optional.empty(), List.of(small, large))) {
      assertThatCode(() -> proof.prove(large)).doesNotThrowAnyException();
      assertThatCode(() -> proof.prove(small)).doesNotThrowAnyException();
    }
  }

  @Test
  void failsIfOneOfTheFourPlansIsMissing() {
    WisdomItem item = item("fft_1d_16");
    helper.generate(item.transform().problems().subList(0, 3), false);

    try (WisdomProof proof = WisdomProof.open(root, Optional.empty(), List.of())) {
      assertThatThrownBy(() -> proof.prove(item))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("was to have all of the four plans")
          .hasMessageContaining("none")
          .hasMessageContaining("dase-cache wisdom generate --force fft_1d_16");
    }
  }

  @Test
  void failsAtAHigherRigorThanWasPlanned() {
    made("fft_1d_16");
    Transform harder = item("fft_1d_16").transform().with(Rigor.PATIENT);

    try (WisdomProof proof = WisdomProof.open(root, Optional.empty(), List.of())) {
      assertThatThrownBy(() -> proof.prove(new WisdomItem(helper, harder)))
          .isInstanceOf(CacheException.class);
    }
  }

  @Test
  void failsIfTheStoreHasNoWisdom() {
    try (WisdomProof proof = WisdomProof.open(root, Optional.empty(), List.of())) {
      assertThatThrownBy(() -> proof.prove(item("fft_1d_16")))
          .isInstanceOf(CacheException.class)
          .hasMessageContaining("run 'dase-cache warmup' again");
    }
  }

  private WisdomItem made(String key) {
    WisdomItem item = item(key);
    item.make();
    return item;
  }

  private WisdomItem item(String key) {
    PlanSpec forward = PlanSpec.of(WisdomKey.parse(key));
    return new WisdomItem(
        helper,
        new Transform(
            forward.key(),
            List.of(forward, forward.inPlace(), forward.backward(), forward.backward().inPlace())));
  }
}
