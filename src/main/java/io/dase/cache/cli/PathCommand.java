// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.core.CacheKey;
import io.dase.cache.maintenance.NativeFile;
import io.dase.cache.store.Store;
import java.io.IOException;
import java.util.NoSuchElementException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the file that native tools open. */
@Command(
    name = "path",
    description = "Print the file of this machine for native tools; read it, never write it.",
    footer =
        "  python3 -c \"import numpy, sys; print(numpy.load(sys.argv[1]))\" \\%n"
            + "    \"$(dase-cache path fractional_kernels kernel_1.5_0.01_1000)\"")
final class PathCommand extends Subcommand {
  @Mixin private KeyArguments arguments;

  @Override
  int run(Session session) throws IOException {
    CacheKey key = arguments.key();
    try (Store store = session.readable().store()) {
      NativeFile file = NativeFile.of(store, key).orElseThrow(() -> missing(key));
      if (session.json()) {
        JsonOutput.print(
            session.terminal(),
            JsonOutput.of(key)
                .put("path", file.path().toString())
                .put("layer", file.layer().text()));
      } else {
        session.terminal().line(file.path().toString());
      }
    }
    return ExitCode.OK;
  }

  static NoSuchElementException missing(CacheKey key) {
    return new NoSuchElementException(
        "there is no %s; 'dase-cache why %s %s' tells why"
            .formatted(key, key.category(), key.key()));
  }
}
