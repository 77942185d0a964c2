// SPDX-License-Identifier: MIT
package io.dase.cache.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.core.CorruptDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Reports as JSON, as docs/json/bench.schema.json describes it. Stateless; safe from any thread.
 */
public final class BenchJson {
  private static final int SCHEMA_VERSION = 1;
  private static final double DIGITS = 1e4;

  private BenchJson() {}

  /** The JSON form; times and figures have at most four decimals. */
  public static String text(BenchReport report) {
    ObjectNode json = new ObjectMapper().createObjectNode();
    json.put("schema_version", SCHEMA_VERSION);
    json.put("generated_at", report.generatedAt().toString());
    json.put("version", report.version());
    ObjectNode machine = json.putObject("machine");
    report.machine().forEach(machine::put);
    json.put("iterations", report.iterations());
    ArrayNode sections = json.putArray("benchmarks");
    report.sections().forEach(section -> put(sections.addObject(), section));
    return json.toPrettyString();
  }

  /**
   * The report of a file.
   *
   * @throws CorruptDataException if it is not such JSON
   * @throws IOException if it cannot be read
   */
  public static BenchReport read(Path file) throws IOException {
    String text = Files.readString(file);
    try {
      return parse(text);
    } catch (CorruptDataException e) {
      throw new CorruptDataException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * The report that a text describes.
   *
   * @throws CorruptDataException if it is not such JSON
   */
  public static BenchReport parse(String text) {
    try {
      return report(new ObjectMapper().readTree(text));
    } catch (IOException | IllegalArgumentException | DateTimeException e) {
      throw new CorruptDataException(
          "found no report as 'dase-cache bench --json FILE' writes it: " + e.getMessage(), e);
    }
  }

  private static void put(ObjectNode json, Section section) {
    json.put("name", section.benchmark().text());
    json.put("about", section.about());
    ArrayNode rows = json.putArray("rows");
    for (Row row : section.rows()) {
      ObjectNode each = rows.addObject().put("name", row.name());
      ObjectNode times = each.putObject("times");
      row.times()
          .forEach(
              (way, spread) ->
                  times
                      .putObject(way)
                      .put("median_us", rounded(spread.medianUs()))
                      .put("q1_us", rounded(spread.q1Us()))
                      .put("q3_us", rounded(spread.q3Us()))
                      .put("samples", spread.samples()));
      row.speedup().ifPresent(value -> each.put("speedup", rounded(value)));
    }
    ArrayNode figures = json.putArray("figures");
    for (Figure figure : section.figures()) {
      figures
          .addObject()
          .put("name", figure.name())
          .put("value", rounded(figure.value()))
          .put("unit", figure.unit());
    }
    ArrayNode notes = json.putArray("notes");
    section.notes().forEach(notes::add);
  }

  private static double rounded(double value) {
    return Math.round(value * DIGITS) / DIGITS;
  }

  private static BenchReport report(JsonNode json) {
    if (json.required("schema_version").asInt() != SCHEMA_VERSION) {
      throw new IllegalArgumentException(
          "schema_version is %s, expected %d"
              .formatted(json.required("schema_version"), SCHEMA_VERSION));
    }
    Map<String, String> machine = new LinkedHashMap<>();
    json.required("machine")
        .properties()
        .forEach(e -> machine.put(e.getKey(), e.getValue().asText()));
    List<Section> sections = new ArrayList<>();
    json.required("benchmarks").forEach(each -> sections.add(section(each)));
    return new BenchReport(
        Instant.parse(json.required("generated_at").asText()),
        json.required("version").asText(),
        machine,
        json.required("iterations").asInt(),
        sections);
  }

  private static Section section(JsonNode json) {
    List<Row> rows = new ArrayList<>();
    for (JsonNode each : json.required("rows")) {
      Map<String, Spread> times = new LinkedHashMap<>();
      each.required("times").properties().forEach(e -> times.put(e.getKey(), spread(e.getValue())));
      OptionalDouble speedup =
          each.has("speedup")
              ? OptionalDouble.of(each.get("speedup").asDouble())
              : OptionalDouble.empty();
      rows.add(new Row(each.required("name").asText(), times, speedup));
    }
    List<Figure> figures = new ArrayList<>();
    for (JsonNode each : json.required("figures")) {
      figures.add(
          new Figure(
              each.required("name").asText(),
              each.required("value").asDouble(),
              each.required("unit").asText()));
    }
    List<String> notes = new ArrayList<>();
    json.required("notes").forEach(note -> notes.add(note.asText()));
    return new Section(
        Benchmark.valueOf(json.required("name").asText().toUpperCase(Locale.ROOT)),
        json.required("about").asText(),
        rows,
        figures,
        notes);
  }

  private static Spread spread(JsonNode json) {
    return new Spread(
        json.required("median_us").asDouble(),
        json.required("q1_us").asDouble(),
        json.required("q3_us").asDouble(),
        json.required("samples").asInt());
  }
}
