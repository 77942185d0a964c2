// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.fftw.Rigor;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --rigor} of commands that warm up. */
final class WarmupRigor {
  @Option(
      names = "--rigor",
      paramLabel = "RIGOR",
      description =
          "How hard FFTW plans: estimate, measure, patient or exhaustive; default: measure.")
  private Rigor rigor;

  /** Empty unless it was given. */
  Optional<Rigor> get() {
    return Optional.ofNullable(rigor);
  }
}
