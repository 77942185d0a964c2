// SPDX-License-Identifier: MIT
package io.dase.cache.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CategoryTest {
  @Test
  void oneVersionIsKeptOfModelsAndSnapshotsAndThreeOfAllElse() {
    assertThat(Category.SURROGATES.keepVersions()).isEqualTo(1);
    assertThat(Category.STATE_PROFILES.keepVersions()).isEqualTo(1);
    assertThat(Category.MISSION_GRAPH.keepVersions()).isEqualTo(3);
    assertThat(new Category("results").keepVersions()).isEqualTo(3);
  }

  @Test
  void onlyWhatFollowsFromKeyAndLibraryIsNeverStale() {
    assertThat(Category.STENCILS.isPureFunction()).isTrue();
    assertThat(Category.MISSION_GRAPH.isPureFunction()).isFalse();
    assertThat(Category.STATE_PROFILES.isPureFunction()).isFalse();
  }
}
