// SPDX-License-Identifier: MIT
package io.dase.cache.torture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dase.cache.store.FaultyStore;
import io.dase.cache.torture.TorturePlan.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Java and C++ processes that put, merge, delete and get on one store while they are killed and
 * stopped. {@code -Ddase.torture.seconds=N} sets the length of the longest test (30; 0 leaves all
 * out), {@code -Ddase.torture.seed=N} repeats a schedule.
 */
class TortureTest {
  private static final long SECONDS = Long.getLong("dase.torture.seconds", 30);
  private static final long ROUND_SECONDS = 30;
  private static final int LEAST_KILLS_INSIDE_A_PUT = 100;
  private static final int MOST_ROUNDS = 10;
  private static final TorturePlan SHORT =
      TorturePlan.of(Duration.ofSeconds(4)).withKillsEvery(Duration.ofMillis(50));

  @TempDir Path folder;

  @BeforeEach
  void askedFor() {
    assumeTrue(SECONDS > 0, "-Ddase.torture.seconds=0");
  }

  @Test
  void killsAndStopsLoseNothing() throws Exception {
    long insideAPut = 0;
    for (long left = SECONDS; left > 0; left -= ROUND_SECONDS) {
      Path round = Files.createDirectory(folder.resolve("round-" + left));
      Duration length = Duration.ofSeconds(Math.min(left, ROUND_SECONDS));
      Verdict verdict = run("kills", round, TorturePlan.of(length));
      assertThat(verdict.lost()).isEmpty();
      assertThat(verdict.wrong()).isEmpty();
      assertThat(verdict.acknowledged()).isPositive();
      assertThat(verdict.headsOpened()).isPositive();
      insideAPut += verdict.killsInsideAPut();
      FileUtils.deleteDirectory(round.toFile());
    }
    assertThat(insideAPut).isGreaterThanOrEqualTo(LEAST_KILLS_INSIDE_A_PUT);
  }

  @Test
  void writersThatSleepWhileNumbersArePrunedLoseNothing() throws Exception {
    Verdict verdict = run("pruning", folder, sleepy(FaultyStore.PRUNE_AT_ONCE));

    assertThat(verdict.lost()).isEmpty();
    assertThat(verdict.wrong()).isEmpty();
  }

  /**
   * Evictions of eight processes against merges, gets and kills; the bound is measured meanwhile.
   * How much a slow machine writes in a round is not known, so rounds go on until evictions showed.
   */
  @Test
  void aLimitHoldsWhileWritersAreKilledAndNothingElseIsLost() throws Exception {
    TorturePlan plan = SHORT.limitedTo(128).withKillsEvery(Duration.ofMillis(100));
    long evictionsSeen = 0;
    for (int round = 1; round <= MOST_ROUNDS && evictionsSeen == 0; round++) {
      Verdict verdict = run("limit", Files.createDirectory(folder.resolve("round-" + round)), plan);
      assertThat(verdict.lost()).isEmpty();
      assertThat(verdict.wrong()).isEmpty();
      assertThat(verdict.acknowledged()).isPositive();
      evictionsSeen += verdict.evictionsSeen();
    }
    assertThat(evictionsSeen).isPositive();
  }

  @Test
  void withoutTheLookAgainStepSuchWritersLoseData() throws Exception {
    TorturePlan plan = sleepy(FaultyStore.PRUNE_AT_ONCE, FaultyStore.NO_LOOK_AGAIN);

    assertNoticed("no look-again", plan, Verdict::lost);
  }

  @Test
  void damagedFilesAreNeverServed() throws Exception {
    Verdict verdict =
        run(
            "damage",
            folder,
            SHORT.without(FaultyStore.PRUNE_AT_ONCE).damaging(Damage.BLOBS, Damage.RECORDS));

    assertThat(verdict.wrong()).isEmpty();
  }

  @Test
  void withoutTheDigestCheckDamagedBlobsAreServed() throws Exception {
    assertWrongBytesNoticed("no digest check", FaultyStore.NO_DIGEST_CHECK, Damage.BLOBS);
  }

  @Test
  void withoutTheRecordsChecksumDamagedRecordsAreBelieved() throws Exception {
    assertWrongBytesNoticed("no record checksum", FaultyStore.NO_RECORD_CRC, Damage.RECORDS);
  }

  private void assertWrongBytesNoticed(String name, String fault, Damage damage) throws Exception {
    TorturePlan plan = SHORT.without(fault, FaultyStore.PRUNE_AT_ONCE).damaging(damage);
    assertNoticed(name, plan, TortureTest::wrongBytes);
  }

  /** Runs until breaches by both languages showed; how soon they do is a matter of chance. */
  private void assertNoticed(
      String name, TorturePlan plan, Function<Verdict, List<String>> breaches) throws Exception {
    Set<String> languages = new TreeSet<>();
    for (int round = 1; round <= MOST_ROUNDS && languages.size() < 2; round++) {
      Path part = Files.createDirectory(folder.resolve("round-" + round));
      for (String breach : breaches.apply(run(name, part, plan))) {
        languages.add(breach.contains("native") ? "C++" : "Java");
      }
    }
    assertThat(languages).containsExactly("C++", "Java");
  }

  private static List<String> wrongBytes(Verdict verdict) {
    return verdict.wrong().stream().filter(text -> text.contains("wrong bytes")).toList();
  }

  private static TorturePlan sleepy(String... faults) {
    return SHORT.without(faults).withPauses(25, 40);
  }

  private static Verdict run(String name, Path folder, TorturePlan plan)
      throws IOException, InterruptedException {
    long seed = Long.getLong("dase.torture.seed", new Random().nextLong());
    System.out.printf("torture, %s: seed %d%n", name, seed);
    Verdict verdict = TortureRun.run(folder, plan, seed);
    System.out.printf("torture, %s: %s%n", name, verdict.summary());
    return verdict;
  }
}
