// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes a pin away. */
@Command(
    name = "unpin",
    description = "Let a key be evicted again; exit 1 if it was not pinned.",
    footer = "  dase-cache unpin fftw_wisdom fft_2d_512x512")
final class UnpinCommand extends Subcommand {
  @Mixin private KeyArguments arguments;

  @Override
  int run(Session session) throws IOException {
    CacheKey key = arguments.key();
    boolean unpinned;
    try (CacheManager manager = session.manager()) {
      unpinned = manager.unpin(key.category().name(), key.key());
    }
    PinCommand.print(session, key, false, unpinned ? "no longer pinned" : "was not pinned");
    return unpinned ? ExitCode.OK : ExitCode.NO;
  }
}
