// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.core.Category;
import io.dase.cache.warmup.Manifest;
import io.dase.cache.warmup.WarmupOptions;
import java.io.IOException;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The wisdom part of a warm-up. */
@Command(
    name = "all",
    description = "Plan the common transforms that the cache lacks: warmup of fftw_wisdom alone.",
    footer = "  dase-cache wisdom all --rigor patient")
final class WisdomAllCommand extends Subcommand {
  @Mixin private WarmupRigor rigor;

  @Override
  int run(Session session) throws IOException {
    return WarmupRun.of(
        session,
        Manifest.common(),
        new WarmupOptions(
            Set.of(Category.FFTW_WISDOM), rigor.get(), WarmupOptions.Proof.WHEN_PLANNED));
  }
}
