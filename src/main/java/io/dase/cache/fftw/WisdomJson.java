// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dase.cache.core.CacheException;
import io.dase.cache.core.Layer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Values from the JSON that the native side answers with. Stateless. */
final class WisdomJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private WisdomJson() {}

  static Fingerprint fingerprint(byte[] json) {
    return fingerprint(read(json));
  }

  static NativeInfo nativeInfo(String source, byte[] json) {
    JsonNode node = read(json);
    return new NativeInfo(source, text(node, "dase"), text(node, "fftw"));
  }

  static SavedWisdom saved(byte[] json) {
    JsonNode node = read(json);
    return new SavedWisdom(
        node.required("lines_gained").intValue(),
        list(node.required("problems_gained"), problem -> PlanSpec.parse(problem.textValue())),
        usability(node),
        node.required("written").booleanValue());
  }

  static List<WisdomProblem> problems(byte[] json) {
    return list(read(json), WisdomJson::problem);
  }

  static List<WisdomEntry> entries(byte[] json) {
    return list(read(json), WisdomJson::entry);
  }

  static WisdomStatistics statistics(byte[] json) {
    return statistics(read(json));
  }

  static WisdomStatistics statistics(JsonNode node) {
    Map<String, Long> misses = new TreeMap<>();
    node.required("misses")
        .properties()
        .forEach(e -> misses.put(e.getKey(), e.getValue().longValue()));
    return new WisdomStatistics(
        number(node, "memory_hits"),
        number(node, "store_hits"),
        number(node, "foreign_hits"),
        number(node, "planned"),
        misses,
        Duration.ofNanos(number(node, "planning_spent_ns")),
        Duration.ofNanos(number(node, "planning_saved_ns")));
  }

  static MergedWisdom merged(List<Path> files, byte[] json) {
    JsonNode node = read(json);
    List<MergedWisdom.Source> sources = new ArrayList<>(files.size());
    for (JsonNode source : node.required("files")) {
      sources.add(
          new MergedWisdom.Source(
              files.get(sources.size()),
              source.required("lines").intValue(),
              source.required("problems_gained").intValue()));
    }
    return new MergedWisdom(
        text(node, "preamble"), node.required("lines").intValue(), text(node, "text"), sources);
  }

  private static WisdomProblem problem(JsonNode node) {
    return new WisdomProblem(
        PlanSpec.parse(text(node, "spec")),
        Duration.ofNanos(number(node, "measured_ns")),
        Duration.ofMillis(number(node, "planning_ms")),
        text(node, "plan_digest"),
        text(node, "plan_text"),
        list(node.required("candidates"), WisdomJson::candidate),
        text(node, "writer"),
        text(node, "host"),
        Instant.ofEpochMilli(number(node, "created_ms")),
        usability(node));
  }

  private static WisdomCandidate candidate(JsonNode node) {
    return new WisdomCandidate(
        CanonicalNames.find("rigor", text(node, "rigor"), Rigor.values(), Rigor::text),
        node.required("threads").intValue(),
        Duration.ofNanos(number(node, "measured_ns")));
  }

  private static WisdomEntry entry(JsonNode node) {
    return new WisdomEntry(
        text(node, "key"),
        fingerprint(node.required("fingerprint")),
        usability(node),
        CanonicalNames.find("layer", text(node, "layer"), Layer.values(), Layer::text),
        number(node, "size"),
        number(node, "generation"),
        Instant.ofEpochMilli(number(node, "created_ms")),
        text(node, "writer"));
  }

  static Fingerprint fingerprint(JsonNode node) {
    return new Fingerprint(text(node, "hard"), text(node, "soft"), text(node, "variant"));
  }

  static Usability usability(JsonNode node) {
    return CanonicalNames.find("usable", text(node, "usable"), Usability.values(), Usability::text);
  }

  static String text(JsonNode node, String name) {
    return node.required(name).textValue();
  }

  static long number(JsonNode node, String name) {
    return node.required(name).longValue();
  }

  static <T> List<T> list(JsonNode array, Function<JsonNode, T> element) {
    List<T> values = new ArrayList<>(array.size());
    array.forEach(node -> values.add(element.apply(node)));
    return List.copyOf(values);
  }

  static JsonNode read(byte[] json) {
    try {
      return MAPPER.readTree(json);
    } catch (IOException e) {
      throw new CacheException(
          "the native library answered '"
              + new String(json, StandardCharsets.UTF_8)
              + "'; expected JSON: rebuild it and the jar together",
          e);
    }
  }
}
