// SPDX-License-Identifier: MIT
package io.dase.cache.missions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.dase.cache.CacheManager;
import io.dase.cache.Parameters;
import io.dase.cache.core.CacheException;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.core.MissReason;
import io.dase.cache.format.JsonCodec;
import io.dase.cache.missions.StepPlan.Action;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Tells which steps would run, and why. Used by one thread, once. */
final class Explainer {
  private static final JsonCodec<JsonNode> JSON = new JsonCodec<>(JsonNode.class);

  private final CacheManager cache;
  private final Map<String, Parameters> identities;
  private final Set<String> running = new HashSet<>();
  private List<EntryInfo> stored;

  Explainer(CacheManager cache, Map<String, Parameters> identities) {
    this.cache = cache;
    this.identities = identities;
  }

  /**
   * @param steps each after its parents
   */
  List<StepPlan> explain(List<Step<?>> steps) {
    return steps.stream().map(this::plan).toList();
  }

  private StepPlan plan(Step<?> step) {
    Parameters identity = identities.get(step.name());
    String key = identity.key();
    if (cache.exists(StepRun.CATEGORY, key)) {
      return new StepPlan(step.name(), key, Action.HIT, "its result is stored");
    }
    running.add(step.name());
    return new StepPlan(step.name(), key, Action.RUN, why(step, identity));
  }

  private String why(Step<?> step, Parameters identity) {
    MissReason reason =
        cache.why(StepRun.CATEGORY, identity.key()).reason().orElse(MissReason.COLD);
    if (reason != MissReason.COLD) {
      return "its stored result is gone: " + reason;
    }
    EntryInfo last = last(step.name());
    if (last == null) {
      return "no result of it is stored";
    }
    List<String> changes = changes(identity, last);
    List<String> above = step.parents().stream().filter(running::contains).toList();
    if (!above.isEmpty()) {
      changes.add("it is below " + String.join(", ", above) + " that will run");
    }
    return changes.isEmpty()
        ? "no result for these parameters is stored"
        : String.join("; ", changes);
  }

  private EntryInfo last(String step) {
    if (stored == null) {
      stored = cache.list(StepRun.CATEGORY);
    }
    return stored.stream()
        .filter(entry -> step.equals(entry.meta().get("name")))
        .max(Comparator.comparing(EntryInfo::created))
        .orElse(null);
  }

  /** What differs from the result that was stored last for a step of this name. */
  private static List<String> changes(Parameters identity, EntryInfo last) {
    List<String> changes = new ArrayList<>();
    if (!identity.version().equals(last.meta().get("version"))) {
      changes.add(
          "its version was %s, is %s".formatted(last.meta().get("version"), identity.version()));
    }
    JsonNode before = parameters(last.meta().get("parameters"));
    JsonNode now = parameters(identity.canonical());
    Set<String> names = new TreeSet<>();
    before.fieldNames().forEachRemaining(names::add);
    now.fieldNames().forEachRemaining(names::add);
    for (String name : before.isObject() ? names : Set.<String>of()) {
      if (!before.path(name).equals(now.path(name))) {
        changes.add("%s was %s, is %s".formatted(name, show(before, name), show(now, name)));
      }
    }
    return changes;
  }

  /** A step's own parameters in the parameters of its key; missing if these were not noted. */
  private static JsonNode parameters(Object canonical) {
    JsonNode missing = MissingNode.getInstance();
    if (!(canonical instanceof String text)) {
      return missing;
    }
    try {
      return parse(parse(text).path("parameters").asText());
    } catch (CacheException e) {
      return missing;
    }
  }

  private static JsonNode parse(String json) {
    return JSON.decode(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static String show(JsonNode parameters, String name) {
    return parameters.has(name) ? parameters.get(name).toString() : "absent";
  }
}
