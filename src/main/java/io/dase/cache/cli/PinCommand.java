// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CacheKey;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Keeps an entry from eviction. */
@Command(
    name = "pin",
    description = "Keep a key from eviction, by any process, stored yet or not.",
    footer = "  dase-cache pin fftw_wisdom fft_2d_512x512")
final class PinCommand extends Subcommand {
  @Mixin private KeyArguments arguments;

  @Override
  int run(Session session) throws IOException {
    CacheKey key = arguments.key();
    try (CacheManager manager = session.manager()) {
      if (!manager.pin(key.category().name(), key.key())) {
        throw new CacheIoException(
            key + " was not pinned; mend what the warning above says of " + session.root(), null);
      }
    }
    print(session, key, true, "pinned");
    return ExitCode.OK;
  }

  static void print(Session session, CacheKey key, boolean pinned, String line) throws IOException {
    if (session.json()) {
      JsonOutput.print(session.terminal(), JsonOutput.of(key).put("pinned", pinned));
    } else {
      session.terminal().line(SafeText.escape(key + ": " + line));
    }
  }
}
