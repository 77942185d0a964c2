// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.verify.Verification;
import io.dase.cache.verify.Verifier;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine.Command;

/** Checks that the library does on this machine what it says. */
@Command(
    name = "verify",
    description =
        "Check arrays, JSON, files, statistics, wisdom and each kind of transform on this machine,"
            + " in a temporary folder, or with --root in a folder inside the cache that is removed"
            + " again, after reading what the cache holds. Exit 1 if a line says FAIL.",
    footer = "  dase-cache verify%n  dase-cache verify --root /srv/dase")
final class VerifyCommand extends Subcommand {
  private static final double MILLIS_PER_SECOND = 1e3;

  @Override
  int run(Session session) throws IOException {
    Verifier verifier = session.rootGiven() ? new Verifier(session.root()) : new Verifier();
    Consumer<Verification> listener =
        session.json() ? done -> {} : done -> print(session.terminal(), done);
    List<Verification> done = verifier.run(listener);
    long failed = done.stream().filter(check -> !check.passed()).count();
    if (session.json()) {
      JsonOutput.print(session.terminal(), json(done, failed));
    } else {
      session
          .terminal()
          .line("%d of %d checks passed".formatted(done.size() - failed, done.size()));
    }
    if (failed > 0) {
      session
          .terminal()
          .error(
              Count.of(failed, "check", "checks")
                  + " failed; 'dase-cache doctor' says what this machine lacks");
    }
    return failed == 0 ? ExitCode.OK : ExitCode.NO;
  }

  private static void print(Terminal terminal, Verification done) {
    terminal
        .writer()
        .print(terminal.ansi().string(done.passed() ? "@|green [OK]|@  " : "@|red [FAIL]|@"));
    terminal.line(
        " %-18s %s (%d ms)"
            .formatted(done.name(), SafeText.escape(done.detail()), done.took().toMillis()));
    terminal.flush();
  }

  private static ObjectNode json(List<Verification> done, long failed) {
    ObjectNode json = JsonOutput.object();
    json.put("passed", failed == 0);
    ArrayNode checks = json.putArray("checks");
    for (Verification check : done) {
      checks
          .addObject()
          .put("name", check.name())
          .put("passed", check.passed())
          .put("detail", check.detail())
          .put("seconds", check.took().toMillis() / MILLIS_PER_SECOND);
    }
    return json;
  }
}
