// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import io.dase.cache.store.UsageHistory;
import io.dase.cache.store.UsageHistory.Sample;
import io.dase.cache.testing.Browser;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of the maintenance as a reader sees it. */
class ReportInBrowserTest {
  @TempDir private Path root;
  @TempDir private Path folder;

  @BeforeAll
  static void installsTheBrowsersDriver() {
    Browser.install();
  }

  @Test
  void theReportShowsItsPlotsAndAsksForNothingElse() throws Exception {
    try (CacheManager cache = new CacheManager(root)) {
      for (int i = 0; i < 20; i++) {
        cache.save("trials", "trial_" + i, new byte[1_000 * i]);
        cache.save("surrogates", "surrogate_" + i, new byte[5_000]);
      }
    }
    long now = System.currentTimeMillis();
    UsageHistory history = new UsageHistory(root);
    for (int day = 30; day > 0; day--) {
      history.add(
          new Sample(
              now - TimeUnit.DAYS.toMillis(day), 40, 9_000L * (40 - day), 30L * (31 - day), 5));
    }
    Path file = folder.resolve("report.html");
    CliRun run = CliRun.of(root, "maintain", "--report", "--output", file.toString());
    assertThat(run.code()).as(run.err()).isZero();

    Browser.look("report", file.toUri(), Map.of());
  }
}
