// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.SavedWisdom;

/** What the store gained for one key, printed. Stateless. */
final class WisdomGain {
  private WisdomGain() {}

  static void print(Terminal terminal, String key, SavedWisdom saved) {
    if (!saved.written()) {
      terminal.line(key + ": nothing new");
      return;
    }
    terminal.line(
        "%s: stored %s, %s; usable here: %s"
            .formatted(
                key,
                Count.of(saved.problemsGained().size(), "new problem", "new problems"),
                Count.of(saved.linesGained(), "new line", "new lines"),
                saved.usability().text()));
  }

  static ObjectNode json(String key, SavedWisdom saved) {
    ObjectNode json = JsonOutput.object();
    json.put("key", key);
    json.put("written", saved.written());
    json.put("usable", saved.usability().text());
    json.put("lines_gained", saved.linesGained());
    ArrayNode problems = json.putArray("problems_gained");
    saved.problemsGained().stream().map(PlanSpec::text).forEach(problems::add);
    return json;
  }
}
