// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;

/** Values from the JSON that the native planner tells of itself. Stateless. */
final class PlannerJson {
  private PlannerJson() {}

  /**
   * A message for a listener.
   *
   * @param upgrade empty if it will never hear anything
   */
  record Told(long listener, Optional<PlanUpgrade> upgrade) {}

  static Told upgrade(byte[] json) {
    JsonNode node = WisdomJson.read(json);
    long listener = WisdomJson.number(node, "listener");
    if (!node.has("outcome")) {
      return new Told(listener, Optional.empty());
    }
    PlanUpgrade upgrade =
        new PlanUpgrade(
            PlanSpec.parse(WisdomJson.text(node, "spec")),
            CanonicalNames.find(
                "outcome",
                WisdomJson.text(node, "outcome"),
                PlanUpgrade.Outcome.values(),
                PlanUpgrade.Outcome::text),
            WisdomJson.text(node, "message"));
    return new Told(listener, Optional.of(upgrade));
  }

  static PlannerStatistics statistics(byte[] json) {
    JsonNode node = WisdomJson.read(json);
    JsonNode lock = node.required("lock_held");
    return new PlannerStatistics(
        WisdomJson.statistics(node.required("wisdom")),
        new LockHistogram(
            WisdomJson.list(lock.required("counts"), JsonNode::longValue),
            Duration.ofNanos(WisdomJson.number(lock, "longest_ns"))),
        WisdomJson.number(node, "helpers_started"),
        WisdomJson.number(node, "helpers_failed"),
        WisdomJson.number(node, "deadlines"),
        WisdomJson.number(node, "led"),
        WisdomJson.number(node, "followed"),
        WisdomJson.number(node, "upgraded"));
  }
}
