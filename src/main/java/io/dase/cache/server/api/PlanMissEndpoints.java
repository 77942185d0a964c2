// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.CacheManager;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.Call;
import io.dase.cache.server.http.JsonText;
import io.dase.cache.server.http.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Problems that programs wanted a plan of and did not get, told and asked for. Safe from any
 * thread.
 */
final class PlanMissEndpoints {
  private static final int MAX_BYTES = 1 << 20;
  private static final int MAX_COUNT = 1_000_000_000;

  private final CacheManager cache;

  PlanMissEndpoints(CacheManager cache) {
    this.cache = cache;
  }

  Answer get(Call call) {
    ObjectNode json = JsonText.object();
    ArrayNode misses = json.putArray("misses");
    cache.usage().planMisses().entrySet().stream()
        .sorted(
            Map.Entry.<String, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .forEach(
            miss -> misses.addObject().put("spec", miss.getKey()).put("count", miss.getValue()));
    return Answer.json(json).notStored();
  }

  Answer post(Call call) {
    JsonNode misses = JsonText.objectOf(call.body(List.of(Answer.JSON), MAX_BYTES)).path("misses");
    if (!misses.isArray()) {
      throw new Problem(400, "misses is missing; expected a list of {\"spec\":...,\"count\":...}");
    }
    Map<String, Long> told = new LinkedHashMap<>();
    for (JsonNode miss : misses) {
      told.merge(spec(miss.path("spec")), count(miss.path("count")), Long::sum);
    }
    told.forEach(cache::countPlanMiss);
    return Answer.json(JsonText.object().put("accepted", told.size())).notStored();
  }

  private static String spec(JsonNode spec) {
    try {
      return PlanSpec.parse(spec.asText()).text();
    } catch (IllegalArgumentException e) {
      throw new Problem(400, e.getMessage()).with("parameter", "spec").with("value", spec);
    }
  }

  private static long count(JsonNode count) {
    if (!count.isIntegralNumber() || count.asLong() < 1 || count.asLong() > MAX_COUNT) {
      throw new Problem(
              400, "count is " + count + "; expected a whole number from 1 to " + MAX_COUNT)
          .with("parameter", "count")
          .with("value", count);
    }
    return count.asLong();
  }
}
