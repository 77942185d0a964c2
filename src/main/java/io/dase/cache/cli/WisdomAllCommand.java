// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.core.Category;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.warmup.Manifest;
import io.dase.cache.warmup.WarmupOptions;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The wisdom part of a warm-up. */
@Command(
    name = "all",
    description = "Plan the common transforms that the cache lacks: warmup of fftw_wisdom alone.",
    footer = "  dase-cache wisdom all --rigor patient")
final class WisdomAllCommand extends Subcommand {
  @Option(
      names = "--rigor",
      paramLabel = "RIGOR",
      description =
          "How hard FFTW plans: estimate, measure, patient or exhaustive; default: measure.")
  private Rigor rigor;

  @Override
  int run(Session session) throws IOException {
    return WarmupRun.of(
        session,
        Manifest.common(),
        new WarmupOptions(
            Set.of(Category.FFTW_WISDOM),
            Optional.ofNullable(rigor),
            WarmupOptions.Proof.WHEN_PLANNED));
  }
}
