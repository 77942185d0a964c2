// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.fftw.CoverageState;
import io.dase.cache.maintenance.MaintenanceReport.CategoryTotals;
import io.dase.cache.maintenance.MaintenanceReport.Totals;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Reports as JSON, as docs/json describes it. Stateless; safe from any thread. */
public final class ReportJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private ReportJson() {}

  /** A whole report: docs/json/report.schema.json. */
  public static String text(MaintenanceReport report) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("schema_version", 1);
    json.put("generated_at", report.generatedAt().toString());
    json.put("root", report.root().toString());
    put(json.putObject("totals"), report.totals());
    ArrayNode categories = json.putArray("categories");
    report.categories().forEach(each -> put(categories.addObject(), each));
    ObjectNode health = json.putObject("health").put("healthy", report.health().isEmpty());
    put(health.putArray("issues"), report.health());
    put(json.putObject("growth"), report.growth());
    put(json.putObject("wisdom_coverage"), report.wisdom());
    return json.toPrettyString();
  }

  /** What {@code maintain --check --json} prints. */
  public static String text(List<HealthIssue> issues) {
    ObjectNode json = MAPPER.createObjectNode().put("healthy", issues.isEmpty());
    put(json.putArray("issues"), issues);
    return json.toPrettyString();
  }

  /** What {@code maintain --history --json} prints. */
  public static String text(Growth growth) {
    ObjectNode json = MAPPER.createObjectNode();
    put(json, growth);
    return json.toPrettyString();
  }

  private static void put(ObjectNode json, Totals totals) {
    json.put("entries", totals.entries());
    json.put("size_bytes", totals.sizeBytes());
    json.put("disk_bytes", totals.diskBytes());
    put(json, "limit_bytes", totals.limitBytes());
    put(json, "free_bytes", totals.freeBytes());
    json.put("hits", totals.hits());
    ObjectNode misses = json.putObject("misses");
    totals.misses().forEach((reason, count) -> misses.put(reason.name(), count));
    put(json, "hit_rate", totals.hitRate());
    json.put("planning_saved_ms", totals.planningSavedMs());
  }

  private static void put(ObjectNode json, CategoryTotals category) {
    json.put("name", category.name());
    json.put("entries", category.entries());
    json.put("size_bytes", category.sizeBytes());
    json.put("disk_bytes", category.diskBytes());
    put(json, "limit_bytes", category.limitBytes());
    json.put("hits", category.hits());
  }

  private static void put(ArrayNode json, List<HealthIssue> issues) {
    for (HealthIssue issue : issues) {
      json.addObject()
          .put("code", issue.code().text())
          .put("subject", issue.subject())
          .put("found", issue.found())
          .put("remedy", issue.remedy());
    }
  }

  private static void put(ObjectNode json, Growth growth) {
    ArrayNode samples = json.putArray("samples");
    growth
        .samples()
        .forEach(
            sample ->
                samples
                    .addObject()
                    .put("at", Instant.ofEpochMilli(sample.atMs()).toString())
                    .put("entries", sample.entries())
                    .put("disk_bytes", sample.bytes())
                    .put("hits", sample.hits())
                    .put("misses", sample.misses()));
    put(json, "bytes_per_day", growth.bytesPerDay());
    put(json, "room_bytes", growth.roomBytes());
    put(json, "full_in_days", growth.fullInDays());
    json.put("forecast", growth.forecast());
  }

  private static void put(ObjectNode json, WisdomCoverage wisdom) {
    json.put("available", wisdom.unavailable().isEmpty());
    for (CoverageState state : CoverageState.values()) {
      json.put(name(state), wisdom.count(state));
    }
    ArrayNode keys = json.putArray("keys");
    wisdom
        .keys()
        .forEach(
            (key, counts) -> {
              ObjectNode each = keys.addObject().put("key", key);
              for (CoverageState state : CoverageState.values()) {
                each.put(name(state), counts.getOrDefault(state, 0L));
              }
            });
  }

  private static String name(CoverageState state) {
    return state.text().replace('-', '_');
  }

  private static void put(ObjectNode json, String name, OptionalLong value) {
    if (value.isPresent()) {
      json.put(name, value.getAsLong());
    } else {
      json.putNull(name);
    }
  }

  private static void put(ObjectNode json, String name, OptionalDouble value) {
    if (value.isPresent()) {
      json.put(name, value.getAsDouble());
    } else {
      json.putNull(name);
    }
  }
}
