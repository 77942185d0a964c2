// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dase.cache.store.NewEntry;
import io.dase.cache.store.StoreOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OptionsTest {
  private static final Duration ENDLESS = Duration.ofSeconds(Long.MAX_VALUE);

  @Test
  void aCostIsWithinAHundredYears() {
    refused(() -> SaveOptions.DEFAULTS.withCost(Duration.ofNanos(-1)), "cost");
    refused(() -> SaveOptions.DEFAULTS.withCost(ENDLESS), "cost");
  }

  @Test
  void anExpiryIsBetween1970And9999() {
    refused(() -> SaveOptions.DEFAULTS.withExpires(Instant.EPOCH), "expires");
    refused(() -> SaveOptions.DEFAULTS.withExpires(Instant.MIN), "expires");
    refused(() -> SaveOptions.DEFAULTS.withExpires(Instant.MAX), "never expires");
    assertThat(SaveOptions.DEFAULTS.withExpires(Instant.ofEpochMilli(1)).expires()).isPresent();
  }

  @Test
  void aDeadlineFitsIntoNanoseconds() {
    refused(() -> StoreOptions.defaults().withPutDeadline(ENDLESS), "put deadline");
    refused(() -> StoreOptions.defaults().withPutDeadline(Duration.ofNanos(-1)), "put deadline");
  }

  @Test
  void anIntervalIsBetweenAMillisecondAndACentury() {
    refused(() -> StoreOptions.defaults().withStatisticsInterval(Duration.ZERO), "interval");
    refused(() -> StoreOptions.defaults().withStatisticsInterval(ENDLESS), "interval");
  }

  @Test
  void patienceFitsIntoNanoseconds() {
    refused(() -> CacheOptions.defaults().withPatience(ENDLESS), "patience");
    refused(() -> CacheOptions.defaults().withPatience(Duration.ofNanos(-1)), "patience");
    assertThat(CacheOptions.defaults().patience()).isEqualTo(Duration.ofSeconds(60));
  }

  @Test
  void namesInMetaAreText() {
    NewEntry value = NewEntry.of(new byte[0], "bin");
    refused(() -> value.meta(Map.of("map", Map.of(1, "x"))), "expected text");
  }

  private static void refused(Runnable call, String named) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(named);
  }
}
