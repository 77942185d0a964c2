// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.format.NdArray;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is held in memory, by what a manager counts. */
class MemoryTierTest {
  private static final String CATEGORY = "state_profiles";
  private static final int KIB = 1024;

  @TempDir Path root;

  @Test
  void neverHoldsMoreBytesThanItsBound() {
    try (CacheManager cache = open(64 * KIB)) {
      for (int i = 0; i < 100; i++) {
        cache.save(CATEGORY, "k" + i, new double[KIB]);
        cache.load(CATEGORY, "k" + i, NdArray.class);
        assertThat(cache.counters().memoryBytes()).isLessThanOrEqualTo(64 * KIB);
      }
      assertThat(cache.counters().memoryBytes()).isGreaterThan(32 * KIB);
    }
  }

  @Test
  void doesNotHoldAValueLargerThanItself() {
    try (CacheManager cache = open(64 * KIB)) {
      cache.save(CATEGORY, "large", new double[64 * KIB]);
      assertThat(cache.load(CATEGORY, "large", NdArray.class)).isPresent();
      assertThat(cache.counters().memoryBytes()).isZero();
    }
  }

  @Test
  void holdsNothingWithABoundOfZero() {
    try (CacheManager cache = open(0)) {
      cache.save(CATEGORY, "k", new double[1]);
      cache.load(CATEGORY, "k", NdArray.class);
      cache.load(CATEGORY, "k", NdArray.class);
      assertThat(cache.counters().memoryHits()).isZero();
      assertThat(cache.counters().storeHits()).isEqualTo(2);
    }
  }

  @Test
  void aValueThatAnotherManagerReplacedIsSeen() {
    try (CacheManager one = open(KIB * KIB);
        CacheManager other = open(KIB * KIB)) {
      one.save(CATEGORY, "k", new double[] {1});
      one.load(CATEGORY, "k", double[].class);
      other.save(CATEGORY, "k", new double[] {2});
      assertThat(one.load(CATEGORY, "k", double[].class).orElseThrow()).containsExactly(2);
    }
  }

  @Test
  void aValueThatAnotherManagerDeletedIsGone() {
    try (CacheManager one = open(KIB * KIB);
        CacheManager other = open(KIB * KIB)) {
      one.save(CATEGORY, "k", new double[] {1});
      one.load(CATEGORY, "k", double[].class);
      other.delete(CATEGORY, "k");
      assertThat(one.load(CATEGORY, "k", double[].class)).isEmpty();
    }
  }

  @Test
  void pureFunctionsOfTheirKeyAreServedWithoutAskingTheStore() {
    try (CacheManager one = open(KIB * KIB);
        CacheManager other = open(KIB * KIB)) {
      one.save("fractional_kernels", "k", new double[] {1});
      one.load("fractional_kernels", "k", NdArray.class);
      other.delete("fractional_kernels", "k");
      assertThat(one.load("fractional_kernels", "k", NdArray.class)).isPresent();
      assertThat(one.counters().memoryHits()).isEqualTo(1);
    }
  }

  @Test
  void arraysAreHandedOutWithoutACopy() {
    try (CacheManager cache = open(KIB * KIB)) {
      cache.save(CATEGORY, "k", new double[] {1});
      NdArray first = cache.load(CATEGORY, "k", NdArray.class).orElseThrow();
      assertThat(cache.load(CATEGORY, "k", NdArray.class).orElseThrow()).isSameAs(first);
    }
  }

  private CacheManager open(long memoryBytes) {
    return new CacheManager(root, CacheOptions.defaults().withMemoryBytes(memoryBytes));
  }
}
