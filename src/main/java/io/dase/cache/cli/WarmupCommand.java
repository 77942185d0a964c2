// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.core.Category;
import io.dase.cache.warmup.Manifest;
import io.dase.cache.warmup.WarmupOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes the common entries that the store lacks. */
@Command(
    name = "warmup",
    description = {
      "Make the common kernels, stencils and wisdom that the cache lacks, and prove the wisdom by a"
          + " program that links FFTW alone. An interrupted run is resumed by the next. Echo templates"
          + " and state profiles are made where they are asked for, or by a manifest."
    },
    footer = "  dase-cache warmup --category fftw_wisdom --rigor patient")
final class WarmupCommand extends Subcommand {
  @Option(
      names = "--category",
      paramLabel = "CATEGORY",
      description =
          "Only fractional_kernels, stencils, echo_templates, state_profiles or fftw_wisdom.")
  private String category;

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      description = "What to make, in the form of wisdom/warmup.json; default: that file.")
  private Path file;

  @Mixin private WarmupRigor rigor;

  @Option(names = "--no-proof", description = "Leave the proof out.")
  private boolean noProof;

  @Option(names = "--prove-all", description = "Prove all wisdom, also if none had to be planned.")
  private boolean proveAll;

  @Override
  int run(Session session) throws IOException {
    if (noProof && proveAll) {
      throw usage("--no-proof and --prove-all exclude each other; choose one");
    }
    Manifest manifest = file == null ? Manifest.common() : Manifest.read(file);
    Set<Category> categories =
        category == null ? manifest.categories() : Set.of(new Category(category));
    WarmupOptions.Proof proof =
        noProof
            ? WarmupOptions.Proof.NONE
            : proveAll ? WarmupOptions.Proof.ALL : WarmupOptions.Proof.WHEN_PLANNED;
    return WarmupRun.of(session, manifest, new WarmupOptions(categories, rigor.get(), proof));
  }
}
