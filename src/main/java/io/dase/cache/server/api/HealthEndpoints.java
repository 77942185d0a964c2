// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.CacheManager;
import io.dase.cache.core.LibraryVersion;
import io.dase.cache.maintenance.Check;
import io.dase.cache.maintenance.Doctor;
import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.Call;
import io.dase.cache.server.http.JsonText;
import java.util.List;
import java.util.Locale;

/** Whether the service lives, serves, and is well. Safe from any thread. */
final class HealthEndpoints {
  private static final double NANOS_PER_SECOND = 1e9;

  private final long startNanos = System.nanoTime();
  private final Readiness readiness;
  private final Memo<List<Check>> checks;

  HealthEndpoints(CacheManager cache, Readiness readiness) {
    this.readiness = readiness;
    this.checks = new Memo<>(() -> Doctor.examine(cache.root()));
  }

  Answer alive(Call call) {
    ObjectNode json = JsonText.object();
    json.put("status", "ok");
    json.put("version", LibraryVersion.VERSION);
    json.put("uptime_seconds", (System.nanoTime() - startNanos) / NANOS_PER_SECOND);
    return Answer.json(json).notStored();
  }

  /** 503 until the warm-up is done. */
  Answer ready(Call call) {
    Readiness.State state = readiness.state();
    ObjectNode json = JsonText.object();
    json.put("ready", state.isReady());
    json.putObject("warmup")
        .put("state", state.phase().name().toLowerCase(Locale.ROOT))
        .put("fraction", state.fraction())
        .put("current", state.current().orElse(null))
        .put("failures", state.failures());
    return Answer.of(state.isReady() ? 200 : 503, Answer.JSON, JsonText.bytes(json)).notStored();
  }

  Answer checks(Call call) {
    List<Check> all = checks.get();
    ObjectNode json = JsonText.object();
    json.put("status", text(all.stream().map(Check::status).max(Enum::compareTo).orElseThrow()));
    ArrayNode list = json.putArray("checks");
    for (Check check : all) {
      list.addObject()
          .put("name", check.name())
          .put("status", text(check.status()))
          .put("found", check.found())
          .put("remedy", check.remedy());
    }
    return Answer.json(json).notStored();
  }

  private static String text(Check.Status status) {
    return status.name().toLowerCase(Locale.ROOT);
  }
}
