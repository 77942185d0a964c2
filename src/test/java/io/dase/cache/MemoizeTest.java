// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.core.EntryInfo;
import io.dase.cache.testing.OpenCache;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoizeTest extends OpenCache {
  private static final String CATEGORY = "source_maps";

  private final AtomicInteger calls = new AtomicInteger();

  @Test
  void equalParametersAreComputedOnceInWhateverOrderAndProcess() {
    assertThat(compute(Map.of("alpha", 1.5, "n", 3))).containsExactly(1.5, 3);
    assertThat(compute(new TreeMap<>(Map.of("n", 3L, "alpha", 1.5f)))).containsExactly(1.5, 3);
    try (CacheManager other = new CacheManager(root)) {
      assertThat(
              other.memoize(CATEGORY, Map.of("alpha", 1.5, "n", 3.0), double[].class, this::fail))
          .containsExactly(1.5, 3);
    }
    assertThat(calls).hasValue(1);
  }

  @Test
  void aChangedParameterVersionOrNameIsComputedAnew() {
    Parameters parameters = Parameters.of(Map.of("alpha", 1));
    for (Parameters each :
        new Parameters[] {
          parameters,
          parameters.withVersion("2"),
          parameters.withName("step"),
          Parameters.of(Map.of("alpha", 2)),
          Parameters.of(Map.of())
        }) {
      cache.memoize(CATEGORY, each, Integer.class, calls::incrementAndGet);
      cache.memoize(CATEGORY, each, Integer.class, calls::incrementAndGet);
    }
    assertThat(calls).hasValue(5);
    assertThat(cache.list(CATEGORY)).hasSize(5);
  }

  @Test
  void theEntryTellsWhatItWasMadeFrom() {
    Parameters parameters = Parameters.of(Map.of("alpha", 1.5)).withVersion("7").withName("map");
    cache.memoize(CATEGORY, parameters, Integer.class, calls::incrementAndGet);

    EntryInfo entry = cache.list(CATEGORY).get(0);
    assertThat(entry.key().key()).matches("map_[0-9a-f]{32}").isEqualTo(parameters.key());
    assertThat(entry.meta())
        .containsEntry("parameters", "{\"alpha\":1.5}")
        .containsEntry("version", "7")
        .containsEntry("name", "map");
  }

  @Test
  void longParametersAreNotNoted() {
    Map<String, String> parameters = Map.of("text", "\u20ac".repeat(20_000));
    cache.memoize(CATEGORY, parameters, Integer.class, calls::incrementAndGet);
    assertThat(cache.list(CATEGORY).get(0).meta()).doesNotContainKey("parameters");
  }

  @Test
  void theLongestParametersThatAreNotedFitIntoARecord() {
    for (String unit : new String[] {"\u20ac", "\"", "\u0001"}) {
      int units = 16_300 / (unit.equals("\u20ac") ? 1 : unit.equals("\"") ? 2 : 6);
      Map<String, String> parameters = Map.of("text", unit.repeat(units));
      Parameters key = Parameters.of(parameters).withVersion("\u20ac".repeat(256));
      cache.memoize(CATEGORY, key, Integer.class, calls::incrementAndGet);
      assertThat(cache.info(CATEGORY, key.key()).orElseThrow().meta()).containsKey("parameters");
    }
  }

  @Test
  void aValueOfAnotherTypeIsComputedAnewAndReplaced() {
    Parameters parameters = Parameters.of(Map.of("alpha", 1));
    cache.save(CATEGORY, parameters.key(), "text");
    assertThat(cache.memoize(CATEGORY, parameters, double[].class, () -> new double[] {1}))
        .containsExactly(1);
    assertThat(cache.load(CATEGORY, parameters.key(), double[].class)).isPresent();
  }

  @Test
  void aFailureStoresNothing() {
    assertThatThrownBy(
            () ->
                cache.memoize(
                    CATEGORY,
                    Map.of(),
                    Integer.class,
                    () -> {
                      throw new ArithmeticException("diverged");
                    }))
        .isInstanceOf(ArithmeticException.class);
    assertThat(cache.list()).isEmpty();
  }

  @Test
  void badParametersAreRefusedBeforeAnythingRuns() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> compute(Map.of("alpha", Double.NaN)))
        .withMessageContaining("parameters.alpha is NaN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Parameters.of(Map.of()).withName("a/b"))
        .withMessageContaining("a/b");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Parameters.of(Map.of()).withVersion("1".repeat(257)))
        .withMessageContaining("257");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cache.memoize("fftw_wisdom", Map.of(), Integer.class, () -> 1))
        .withMessageContaining("FFTWWisdomHelper");
    assertThat(calls).hasValue(0);
  }

  private double[] compute(Map<String, ?> parameters) {
    return cache.memoize(
        CATEGORY,
        parameters,
        double[].class,
        () -> {
          calls.incrementAndGet();
          return new double[] {1.5, 3};
        });
  }

  private double[] fail() {
    throw new AssertionError("computed again");
  }
}
