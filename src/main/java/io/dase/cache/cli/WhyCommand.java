// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.CacheManager;
import io.dase.cache.Explanation;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Layer;
import io.dase.cache.maintenance.ThisMachine;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whether an entry is served on this machine, and if not, why. */
@Command(
    name = "why",
    description =
        "Say that an entry is present, or why not and what mends it; exit 1 if it is not.",
    footer = "  dase-cache why fftw_wisdom fft_2d_512x512")
final class WhyCommand extends Subcommand {
  @Mixin private KeyArguments arguments;

  @Override
  int run(Session session) throws IOException {
    CacheKey key = arguments.key();
    Explanation why;
    try (CacheManager manager = session.manager()) {
      why = manager.why(key.category().name(), key.key(), ThisMachine.variant(key));
    }
    if (session.json()) {
      JsonOutput.print(session.terminal(), json(why));
    } else {
      print(session.terminal(), why);
    }
    return why.isPresent() ? ExitCode.OK : ExitCode.NO;
  }

  private static void print(Terminal terminal, Explanation why) {
    String state =
        why.reason()
            .map(Enum::name)
            .orElseGet(() -> "present" + (isOfSystem(why) ? " (system)" : ""));
    String detail = why.detail().isEmpty() ? "" : ": " + why.detail();
    terminal.line(SafeText.escape(why.key() + ": " + state + detail));
    if (!why.remedy().isEmpty()) {
      terminal.line("to mend it: " + SafeText.escape(why.remedy()));
    }
  }

  private static boolean isOfSystem(Explanation why) {
    return why.layer().equals(Optional.of(Layer.SYSTEM));
  }

  private static ObjectNode json(Explanation why) {
    ObjectNode json = JsonOutput.of(why.key());
    json.put("present", why.isPresent());
    json.put("reason", why.reason().map(Enum::name).orElse(null));
    json.put("layer", why.layer().map(Layer::text).orElse(null));
    json.put("detail", why.detail());
    json.put("remedy", why.remedy());
    return json;
  }
}
