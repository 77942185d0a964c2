// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Values from the JSON that the native planner answers with. Stateless. */
final class TuneJson {
  private TuneJson() {}

  static TuneProgress progress(byte[] json) {
    JsonNode node = WisdomJson.read(json);
    return new TuneProgress(
        node.required("done").intValue(),
        node.required("total").intValue(),
        spec(node),
        CanonicalNames.find(
            "state", WisdomJson.text(node, "state"), TuneState.values(), TuneState::text),
        WisdomJson.text(node, "message"),
        Duration.ofNanos(WisdomJson.number(node, "elapsed_ns")));
  }

  static TuneReport report(byte[] json) {
    JsonNode node = WisdomJson.read(json);
    return new TuneReport(
        WisdomJson.number(node, "planned"),
        WisdomJson.number(node, "held"),
        WisdomJson.number(node, "frozen"),
        WisdomJson.number(node, "failed"),
        WisdomJson.list(node.required("left"), left -> PlanSpec.parse(left.textValue())));
  }

  static List<Coverage> coverage(byte[] json) {
    return WisdomJson.list(
        WisdomJson.read(json),
        node ->
            new Coverage(
                spec(node),
                CanonicalNames.find(
                    "state",
                    WisdomJson.text(node, "state"),
                    CoverageState.values(),
                    CoverageState::text),
                Duration.ofNanos(WisdomJson.number(node, "measured_ns"))));
  }

  static List<FrozenProblem> frozen(byte[] json) {
    return WisdomJson.list(
        WisdomJson.read(json),
        node ->
            new FrozenProblem(
                spec(node),
                WisdomJson.text(node, "plan_digest"),
                WisdomJson.fingerprint(node.required("fingerprint")),
                WisdomJson.usability(node),
                Instant.ofEpochMilli(WisdomJson.number(node, "frozen_ms"))));
  }

  static List<PlanMiss> misses(byte[] json) {
    return WisdomJson.list(
        WisdomJson.read(json), node -> new PlanMiss(spec(node), WisdomJson.number(node, "count")));
  }

  private static PlanSpec spec(JsonNode node) {
    return PlanSpec.parse(WisdomJson.text(node, "spec"));
  }
}
