// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.fftw.PlanMiss;
import io.dase.cache.fftw.Planner;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;

/** Lists what programs asked for and did not get. */
@Command(
    name = "misses",
    description =
        "List the problems that running programs asked for without planning them and did not get,"
            + " most often first; programs report once a minute and when they end.",
    footer = "  dase-cache wisdom misses%n  dase-cache wisdom tune --from-misses")
final class WisdomMissesCommand extends Subcommand {
  @Override
  int run(Session session) throws IOException {
    List<PlanMiss> misses;
    try (Planner planner = session.readable().planner()) {
      misses = planner.misses();
    }
    if (session.json()) {
      JsonOutput.print(session.terminal(), json(misses));
    } else {
      misses.forEach(
          miss -> session.terminal().line("%8d  %s".formatted(miss.count(), miss.spec())));
      session.terminal().line("Total: " + Count.of(misses.size(), "problem", "problems"));
      if (!misses.isEmpty()) {
        session.terminal().line("'dase-cache wisdom tune --from-misses' plans exactly these");
      }
    }
    return ExitCode.OK;
  }

  private static ObjectNode json(List<PlanMiss> misses) {
    ObjectNode json = JsonOutput.object();
    ArrayNode list = json.putArray("misses");
    for (PlanMiss miss : misses) {
      list.addObject().put("spec", miss.spec().text()).put("count", miss.count());
    }
    return json;
  }
}
