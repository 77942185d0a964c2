// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.maintenance.Growth;
import io.dase.cache.store.UsageHistory.Sample;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Prints how a store grew. Stateless. */
final class HistoryDisplay {
  private static final String ROW = "%-20s %10s %12s %12s %12s";

  private HistoryDisplay() {}

  static void print(Terminal terminal, Growth growth) {
    terminal.marked("@|bold " + ROW.formatted("at", "entries", "on disk", "hits", "misses") + "|@");
    for (Sample sample : growth.samples()) {
      terminal.line(
          ROW.formatted(
              Instant.ofEpochMilli(sample.atMs()).truncatedTo(ChronoUnit.SECONDS),
              sample.entries(),
              Sizes.human(sample.bytes()),
              sample.hits(),
              sample.misses()));
    }
    terminal.line("forecast: " + growth.forecast());
  }
}
