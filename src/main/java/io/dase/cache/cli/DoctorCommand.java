// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.maintenance.Check;
import io.dase.cache.maintenance.Doctor;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;

/** Says what this machine has and lacks. */
@Command(
    name = "doctor",
    description =
        "Look at the JDK, the native library, FFTW and the folder; exit 3 if something does not"
            + " work.",
    footer = "  dase-cache doctor --root /srv/dase")
final class DoctorCommand extends Subcommand {
  @Override
  int run(Session session) throws IOException {
    List<Check> checks = Doctor.examine(session.root());
    boolean healthy = checks.stream().noneMatch(check -> check.status() == Check.Status.FAIL);
    if (session.json()) {
      JsonOutput.print(session.terminal(), json(checks, healthy));
    } else {
      checks.forEach(check -> print(session.terminal(), check));
    }
    if (!healthy) {
      session.terminal().error("something does not work; the lines marked FAIL say what mends it");
    }
    return healthy ? ExitCode.OK : ExitCode.ENVIRONMENT;
  }

  private static void print(Terminal terminal, Check check) {
    String status =
        switch (check.status()) {
          case OK -> "@|green ok|@  ";
          case WARN -> "@|yellow WARN|@";
          case FAIL -> "@|red FAIL|@";
        };
    terminal.writer().print(terminal.ansi().string(status));
    terminal.line("  %-16s %s".formatted(check.name(), SafeText.lines(check.found())));
    if (!check.remedy().isEmpty()) {
      terminal.line(" ".repeat(24) + "-> " + SafeText.escape(check.remedy()));
    }
  }

  private static ObjectNode json(List<Check> checks, boolean healthy) {
    ObjectNode json = JsonOutput.object();
    json.put("healthy", healthy);
    ArrayNode list = json.putArray("checks");
    for (Check check : checks) {
      list.addObject()
          .put("name", check.name())
          .put("status", check.status().name().toLowerCase(Locale.ROOT))
          .put("found", check.found())
          .put("remedy", check.remedy());
    }
    return json;
  }
}
