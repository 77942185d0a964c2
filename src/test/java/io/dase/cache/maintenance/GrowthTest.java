// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.dase.cache.store.UsageHistory.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GrowthTest {
  private static final long DAY_MS = 86_400_000;

  @Test
  void aStoreThatGrowsEvenlyIsFullWhenItsRoomIsUsedUp() {
    Growth growth = Growth.of(line(1_000, 10, 30), OptionalLong.of(410));

    assertThat(growth.bytesPerDay().orElseThrow()).isCloseTo(10, within(1e-9));
    assertThat(growth.forecast()).isEqualTo("full in 41 days");
  }

  @Test
  void theSlopeIsThatOfLeastSquares() {
    List<Sample> samples = List.of(day(0, 0), day(1, 30), day(2, 0), day(3, 30));

    assertThat(Growth.of(samples, OptionalLong.empty()).bytesPerDay().orElseThrow())
        .as("sum of products 30, of squares 5")
        .isCloseTo(6, within(1e-9));
  }

  @Test
  void nothingIsSaidBeforeADayHasPassed() {
    List<Sample> soon = List.of(new Sample(0, 1, 10, 0, 0), new Sample(DAY_MS - 1, 1, 20, 0, 0));

    assertThat(Growth.of(soon, OptionalLong.of(1)).forecast()).startsWith("too early to tell");
    assertThat(Growth.of(List.of(), OptionalLong.of(1)).forecast()).startsWith("too early");
  }

  @Test
  void whatDoesNotGrowIsNeverFull() {
    assertThat(Growth.of(line(1_000, -1, 9), OptionalLong.of(1)).forecast())
        .isEqualTo("does not grow");
    assertThat(Growth.of(line(1_000, 1, 9), OptionalLong.of(Long.MAX_VALUE)).forecast())
        .isEqualTo("not full within a hundred years");
  }

  @Test
  void whatIsFullAlreadyIsFullInNoDays() {
    assertThat(Growth.of(line(1_000, 1, 9), OptionalLong.of(0)).forecast())
        .isEqualTo("full in 0 days");
  }

  private static List<Sample> line(long bytes, long perDay, int days) {
    List<Sample> samples = new ArrayList<>();
    for (int day = 0; day < days; day++) {
      samples.add(day(day, bytes + day * perDay));
    }
    return samples;
  }

  private static Sample day(int day, long bytes) {
    return new Sample(day * DAY_MS, 1, bytes, 0, 0);
  }
}
