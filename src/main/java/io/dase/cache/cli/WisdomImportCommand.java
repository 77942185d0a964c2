// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.SavedWisdom;
import io.dase.cache.fftw.Usability;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes the wisdom of a file into the store. */
@Command(
    name = "import",
    description = "Check the wisdom in a file and merge it into the store's entry of a key.",
    footer = "  dase-cache wisdom import fft_2d_512x512 my.wisdom")
final class WisdomImportCommand extends Subcommand {
  @Parameters(index = "0", paramLabel = "KEY", description = "Such as fft_2d_512x512.")
  private String key;

  @Parameters(index = "1", paramLabel = "FILE", description = "As FFTW's tools write it.")
  private Path file;

  @Override
  int run(Session session) throws IOException {
    SavedWisdom saved;
    try (FFTWWisdomHelper helper = session.wisdom()) {
      saved = helper.importWisdomFromFile(key, file, Map.of());
    }
    if (session.json()) {
      JsonOutput.print(session.terminal(), WisdomGain.json(key, saved));
    } else {
      WisdomGain.print(session.terminal(), key, saved);
    }
    if (saved.usability() == Usability.INCOMPATIBLE) {
      session
          .terminal()
          .warn(
              "another FFTW build made it: it is kept for machines that run that build; plan for"
                  + " this one with 'dase-cache wisdom generate "
                  + key
                  + "'");
    }
    return ExitCode.OK;
  }
}
