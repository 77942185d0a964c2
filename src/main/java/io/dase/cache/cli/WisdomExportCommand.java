// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.fftw.FFTWWisdomHelper;
import java.io.IOException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Writes a key's wisdom to a file. */
@Command(
    name = "export",
    description = "Write a key's wisdom for this machine to a file that FFTW's tools read.",
    footer = "  dase-cache wisdom export fft_2d_512x512 my.wisdom")
final class WisdomExportCommand extends Subcommand {
  @Parameters(index = "0", paramLabel = "KEY", description = "Such as fft_2d_512x512.")
  private String key;

  @Parameters(index = "1", paramLabel = "FILE", description = "It is replaced in one step.")
  private Path file;

  @Override
  int run(Session session) throws IOException {
    try (FFTWWisdomHelper helper = session.readable().wisdom()) {
      if (!helper.exportWisdomToFile(key, file)) {
        throw PathCommand.missing(new CacheKey(Category.FFTW_WISDOM, key));
      }
    }
    if (session.json()) {
      JsonOutput.print(
          session.terminal(),
          JsonOutput.object().put("key", key).put("path", file.toAbsolutePath().toString()));
    } else {
      session.terminal().line("wrote " + SafeText.escape(file.toString()));
    }
    return ExitCode.OK;
  }
}
