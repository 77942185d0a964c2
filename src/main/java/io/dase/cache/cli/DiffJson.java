// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.diff.ArchiveDiff;
import io.dase.cache.diff.ArrayDiff;
import io.dase.cache.diff.BytesDiff;
import io.dase.cache.diff.JsonDiff;
import io.dase.cache.diff.ValueDiff;
import io.dase.cache.diff.VersionDiff;
import io.dase.cache.diff.WisdomDiff;
import io.dase.cache.store.Record;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Differences as docs/json/diff.schema.json describes them. Stateless. */
final class DiffJson {
  private DiffJson() {}

  static ObjectNode of(VersionDiff diff) throws JsonProcessingException {
    ObjectNode json = JsonOutput.of(diff.from().key());
    json.put("same", diff.isSame());
    json.put("identical", diff.isIdentical());
    version(json.putObject("from"), diff.from());
    version(json.putObject("to"), diff.to());
    value(json, diff.value());
    return json;
  }

  private static void version(ObjectNode json, Record record) {
    json.put("generation", record.generation())
        .put("created", Instant.ofEpochMilli(record.createdMs()).toString())
        .put("size_bytes", record.size())
        .put("sha256", record.sha256())
        .put("extension", record.extension())
        .put("writer", record.writer());
  }

  private static void value(ObjectNode json, ValueDiff value) throws JsonProcessingException {
    if (value instanceof ArrayDiff array) {
      array(json.put("kind", "array").putObject("array"), array);
    } else if (value instanceof ArchiveDiff archive) {
      archive(json.put("kind", "archive").putObject("archive"), archive);
    } else if (value instanceof JsonDiff paths) {
      paths(json.put("kind", "json").putObject("json"), paths);
    } else if (value instanceof WisdomDiff wisdom) {
      wisdom(json.put("kind", "wisdom").putObject("wisdom"), wisdom);
    } else if (value instanceof BytesDiff bytes) {
      ObjectNode node = json.put("kind", "bytes").putObject("bytes");
      node.put("first", bytes.first().isPresent() ? bytes.first().getAsLong() : null);
      node.put("reason", bytes.reason());
    }
  }

  private static void array(ObjectNode json, ArrayDiff diff) {
    form(json.putObject("from"), diff.from());
    form(json.putObject("to"), diff.to());
    json.put("compared", diff.compared());
    json.put("differing", diff.differing());
    json.put("not_finite", diff.notFinite());
    extreme(json, "max_absolute", diff.maxAbsolute());
    extreme(json, "max_relative", diff.maxRelative());
  }

  private static void form(ObjectNode json, ArrayDiff.Form form) {
    json.put("dtype", form.type().toString());
    json.set("shape", JsonOutput.tree(form.shape()));
  }

  private static void extreme(ObjectNode json, String name, Optional<ArrayDiff.Extreme> extreme) {
    if (extreme.isEmpty()) {
      json.putNull(name);
      return;
    }
    ArrayDiff.Extreme found = extreme.get();
    ObjectNode node = json.putObject(name).put("difference", found.difference());
    node.set("index", JsonOutput.tree(found.index()));
    node.put("from", found.from()).put("to", found.to());
  }

  private static void archive(ObjectNode json, ArchiveDiff diff) throws JsonProcessingException {
    texts(json, "gained", diff.gained());
    texts(json, "lost", diff.lost());
    ObjectNode arrays = json.putObject("arrays");
    diff.arrays().forEach((name, array) -> array(arrays.putObject(name), array));
    if (diff.values().isPresent()) {
      paths(json.putObject("values"), diff.values().get());
    } else {
      json.putNull("values");
    }
  }

  private static void paths(ObjectNode json, JsonDiff diff) throws JsonProcessingException {
    json.put("added", diff.added()).put("removed", diff.removed()).put("changed", diff.changed());
    ArrayNode changes = json.putArray("changes");
    for (JsonDiff.Change change : diff.changes()) {
      ObjectNode node =
          changes.addObject().put("kind", change.kind().text()).put("path", change.pointer());
      value(node, "from", change.from());
      value(node, "to", change.to());
    }
  }

  /** Absent where there is none, as null is a value. */
  private static void value(ObjectNode json, String name, Optional<String> text)
      throws JsonProcessingException {
    if (text.isPresent()) {
      JsonNode tree = JsonOutput.parse(text.get());
      json.set(name, tree);
    }
  }

  private static void wisdom(ObjectNode json, WisdomDiff diff) {
    texts(json, "gained", diff.gained());
    texts(json, "lost", diff.lost());
    texts(json, "replanned", diff.replanned());
    json.put("lines_gained", diff.linesGained()).put("lines_lost", diff.linesLost());
  }

  private static void texts(ObjectNode json, String name, List<String> texts) {
    json.set(name, JsonOutput.tree(texts));
  }
}
