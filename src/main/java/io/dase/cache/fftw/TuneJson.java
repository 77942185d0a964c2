// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;

/** Values from the JSON that the native planner answers with. Stateless. */
final class TuneJson {
  private TuneJson() {}

  static TuneProgress progress(byte[] json) {
    JsonNode node = WisdomJson.read(json);
    return new TuneProgress(
        node.required("done").intValue(),
        node.required("total").intValue(),
        PlanSpec.parse(WisdomJson.text(node, "spec")),
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

  static List<PlanMiss> misses(byte[] json) {
    return WisdomJson.list(
        WisdomJson.read(json),
        node ->
            new PlanMiss(
                PlanSpec.parse(WisdomJson.text(node, "spec")), WisdomJson.number(node, "count")));
  }
}
