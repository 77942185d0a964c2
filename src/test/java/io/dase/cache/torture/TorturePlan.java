// SPDX-License-Identifier: MIT
package io.dase.cache.torture;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * One run of the torture.
 *
 * @param faults what the stores lack, by the names of {@link io.dase.cache.store.FaultyStore}
 * @param pausePercent in how many merges of a hundred a worker sleeps between reading the chain and
 *     committing, for up to {@code pauseMs}
 * @param limitKb of the store's size; 0: none
 * @param damage which files get a bit flipped while the workers run
 */
record TorturePlan(
    Duration length,
    int javaWorkers,
    int nativeWorkers,
    Duration betweenKills,
    String faults,
    int pausePercent,
    int pauseMs,
    int limitKb,
    Set<Damage> damage) {
  /** What a bit is flipped in. */
  enum Damage {
    BLOBS,
    RECORDS
  }

  /** Eight workers with every protection; one of them is killed every 25 ms. */
  static TorturePlan of(Duration length) {
    return new TorturePlan(
        length, 3, 5, Duration.ofMillis(25), "", 6, 4, 0, EnumSet.noneOf(Damage.class));
  }

  TorturePlan without(String... protections) {
    String names = String.join(",", protections);
    return new TorturePlan(
        length,
        javaWorkers,
        nativeWorkers,
        betweenKills,
        names,
        pausePercent,
        pauseMs,
        limitKb,
        damage);
  }

  TorturePlan withKillsEvery(Duration pause) {
    return new TorturePlan(
        length, javaWorkers, nativeWorkers, pause, faults, pausePercent, pauseMs, limitKb, damage);
  }

  TorturePlan withPauses(int percent, int ms) {
    return new TorturePlan(
        length, javaWorkers, nativeWorkers, betweenKills, faults, percent, ms, limitKb, damage);
  }

  TorturePlan damaging(Damage first, Damage... more) {
    return new TorturePlan(
        length,
        javaWorkers,
        nativeWorkers,
        betweenKills,
        faults,
        pausePercent,
        pauseMs,
        limitKb,
        EnumSet.of(first, more));
  }

  /** Four workers of each language, in a store that is limited so that they evict all the time. */
  TorturePlan limitedTo(int kb) {
    return new TorturePlan(length, 4, 4, betweenKills, faults, pausePercent, pauseMs, kb, damage);
  }

  boolean isLimited() {
    return limitKb > 0;
  }

  int workers() {
    return javaWorkers + nativeWorkers;
  }

  boolean damages() {
    return !damage.isEmpty();
  }
}
