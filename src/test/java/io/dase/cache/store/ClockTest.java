// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static io.dase.cache.store.Values.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.MissReason;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Processes whose wall clock is years off. */
class ClockTest extends LimitedStore {
  private static final Duration DAY = Duration.ofDays(1);

  @ParameterizedTest
  @ValueSource(longs = {-4000, 4000})
  void aWallClockThatIsOffChangesNothingOfWhatGoesFirst(long days) throws IOException {
    put(key(1), large(1), DAY.multipliedBy(3));
    put(key(2), large(2), DAY);
    put(key(3), large(3), DAY.multipliedBy(2));

    try (Store off = withClockOff(days)) {
      Eviction eviction = off.limits().evict(EvictionRequest.LIMITS.withToBytes(0));
      assertThat(eviction.removed())
          .extracting(removal -> removal.key().orElseThrow())
          .containsExactly(key(1), key(3), key(2));
      assertThat(off.limits().collect(StoreLimits.GRACE, false).removed()).isEmpty();
    }
  }

  @Test
  void aTimeToLiveAloneFollowsTheWallClock() throws IOException {
    limit("{'categories':{'source_maps':{'ttl_days':30}}}");
    store.put(KEY, value("x"));

    assertThat(store.get(KEY).isHit()).isTrue();
    try (Store ahead = withClockOff(31);
        Store behind = withClockOff(-31)) {
      assertThat(ahead.get(KEY).reason()).contains(MissReason.EXPIRED);
      assertThat(behind.get(KEY).isHit()).isTrue();
    }
  }

  private Store withClockOff(long days) {
    Clock clock = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
    return Store.open(
        root,
        StoreOptions.defaults().withWarn(warnings::add),
        new Environment(clock, WriterName.current(), Faults.NONE));
  }
}
