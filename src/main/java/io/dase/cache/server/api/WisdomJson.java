// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.fftw.Coverage;
import io.dase.cache.fftw.CoverageState;
import io.dase.cache.fftw.Fingerprint;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.WisdomEntry;
import io.dase.cache.fftw.WisdomProblem;
import java.util.List;

/** What is known of wisdom, as JSON. Stateless. */
final class WisdomJson {
  private WisdomJson() {}

  static void fingerprint(ObjectNode json, String hard, String soft, String variant) {
    json.put("hard", hard).put("soft", soft).put("variant", variant);
  }

  static void entry(ObjectNode json, WisdomEntry entry) {
    Fingerprint made = entry.fingerprint();
    json.put("key", entry.key());
    json.put("usability", entry.usability().text());
    json.put("layer", entry.layer().text());
    fingerprint(json.putObject("fingerprint"), made.hard(), made.soft(), made.variant());
    json.put("size_bytes", entry.sizeBytes());
    json.put("generation", entry.generation());
    json.put("created", entry.created().toString());
    json.put("writer", entry.writer());
  }

  static void problem(ObjectNode json, WisdomProblem problem) {
    spec(json, problem.spec());
    json.put("usability", problem.usability().text());
    json.put("measured_ns", problem.measured().toNanos());
    json.put("planning_ms", problem.planning().toMillis());
    json.put("host", problem.host());
    json.put("writer", problem.writer());
    json.put("created", problem.created().toString());
    json.put("plan_digest", problem.planDigest());
  }

  static void coverage(ObjectNode json, List<Coverage> coverage) {
    for (CoverageState state : CoverageState.values()) {
      json.put(
          state.text().replace('-', '_'),
          coverage.stream().filter(problem -> problem.state() == state).count());
    }
    ArrayNode problems = json.putArray("problems");
    for (Coverage problem : coverage) {
      ObjectNode each = problems.addObject();
      spec(each, problem.spec());
      each.put("state", problem.state().text());
      each.put("measured_ns", problem.measured().toNanos());
    }
  }

  private static void spec(ObjectNode json, PlanSpec spec) {
    json.put("key", spec.key().text());
    json.put("spec", spec.text());
    json.put("rigor", spec.rigor().text());
  }
}
