// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.fftw.Rigor;
import picocli.CommandLine.Option;

/** The option {@code --rigor} of commands that take keys, which tell none, or problems. */
final class KeyRigor {
  @Option(
      names = "--rigor",
      paramLabel = "RIGOR",
      defaultValue = "measure",
      description = "For keys: estimate, measure, patient or exhaustive; default: measure.")
  private Rigor rigor;

  Rigor get() {
    return rigor;
  }
}
