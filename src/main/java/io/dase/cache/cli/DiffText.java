// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.diff.ArchiveDiff;
import io.dase.cache.diff.ArrayDiff;
import io.dase.cache.diff.BytesDiff;
import io.dase.cache.diff.JsonDiff;
import io.dase.cache.diff.ValueDiff;
import io.dase.cache.diff.VersionDiff;
import io.dase.cache.diff.WisdomDiff;
import io.dase.cache.store.Record;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Differences as lines for people. Used by one thread, once. */
final class DiffText {
  private static final int DIGEST_SHOWN = 12;
  private static final int MAX_VALUE = 80;

  private final List<String> lines = new ArrayList<>();

  private DiffText() {}

  static List<String> lines(VersionDiff diff) {
    DiffText text = new DiffText();
    text.lines.add(diff.from().key().toString());
    text.version("from", diff.from());
    text.version("to", diff.to());
    text.value(diff.value());
    if (diff.isIdentical()) {
      text.lines.add("The two are the same.");
    } else if (diff.isSame()) {
      text.lines.add("The values are the same; their files have different bytes.");
    }
    return text.lines;
  }

  private void version(String name, Record record) {
    lines.add(
        "%-5s generation %d, %s, %s, sha256 %s"
            .formatted(
                name + ":",
                record.generation(),
                Instant.ofEpochMilli(record.createdMs()).truncatedTo(ChronoUnit.SECONDS),
                Sizes.human(record.size()),
                record.sha256().substring(0, DIGEST_SHOWN)));
  }

  private void value(ValueDiff value) {
    if (value instanceof ArrayDiff array) {
      array("", array);
    } else if (value instanceof ArchiveDiff archive) {
      archive(archive);
    } else if (value instanceof JsonDiff paths) {
      paths(paths);
    } else if (value instanceof WisdomDiff wisdom) {
      wisdom(wisdom);
    } else if (value instanceof BytesDiff bytes) {
      bytes(bytes);
    }
  }

  private void array(String name, ArrayDiff diff) {
    lines.add(
        name
            + diff.from()
            + (diff.from().equals(diff.to()) ? "" : " -> " + diff.to())
            + (diff.from().shape().equals(diff.to().shape())
                ? ", %d of %s differ"
                    .formatted(diff.differing(), Count.of(diff.compared(), "element", "elements"))
                : ", not compared element by element")
            + (diff.notFinite() == 0
                ? ""
                : ", %d of them in a NaN or an infinity".formatted(diff.notFinite())));
    extreme("absolute", diff.maxAbsolute());
    extreme("relative", diff.maxRelative());
  }

  private void extreme(String kind, Optional<ArrayDiff.Extreme> extreme) {
    extreme.ifPresent(
        found ->
            lines.add(
                "  largest %s difference %s at %s: %s -> %s"
                    .formatted(kind, found.difference(), found.place(), found.from(), found.to())));
  }

  private void archive(ArchiveDiff diff) {
    each("+", diff.gained());
    each("-", diff.lost());
    diff.changed().forEach((name, array) -> array(name + ": ", array));
    lines.add(
        "%s gained, %d lost, %d of %d in both differ"
            .formatted(
                Count.of(diff.gained().size(), "array", "arrays"),
                diff.lost().size(),
                diff.changed().size(),
                diff.arrays().size()));
    diff.values().filter(values -> !values.isSame()).ifPresent(this::paths);
  }

  private void paths(JsonDiff diff) {
    for (JsonDiff.Change change : diff.changes()) {
      String path = change.pointer().isEmpty() ? "(whole value)" : change.pointer();
      lines.add(
          switch (change.kind()) {
            case ADDED -> "+ " + path + ": " + shown(change.to());
            case REMOVED -> "- " + path + ": " + shown(change.from());
            case CHANGED -> "~ " + path + ": " + shown(change.from()) + " -> " + shown(change.to());
          });
    }
    long more = diff.added() + diff.removed() + diff.changed() - diff.changes().size();
    if (more > 0) {
      lines.add("... and " + Count.of(more, "more path", "more paths"));
    }
    lines.add(
        "%s added, %d removed, %d changed"
            .formatted(Count.of(diff.added(), "path", "paths"), diff.removed(), diff.changed()));
  }

  private static String shown(Optional<String> value) {
    String text = value.orElseThrow();
    return text.length() <= MAX_VALUE ? text : text.substring(0, MAX_VALUE) + " ...";
  }

  private void wisdom(WisdomDiff diff) {
    each("+", diff.gained());
    each("-", diff.lost());
    each("~", diff.replanned());
    lines.add(
        "%s gained, %d lost, %d planned anew; lines of wisdom: %d gained, %d lost"
            .formatted(
                Count.of(diff.gained().size(), "problem", "problems"),
                diff.lost().size(),
                diff.replanned().size(),
                diff.linesGained(),
                diff.linesLost()));
  }

  private void bytes(BytesDiff diff) {
    if (!diff.reason().isEmpty()) {
      lines.add("compared byte by byte: " + diff.reason());
    }
    if (diff.first().isPresent()) {
      lines.add("the first byte that differs is number " + diff.first().getAsLong() + ", from 0");
    }
  }

  private void each(String sign, List<String> names) {
    names.forEach(name -> lines.add(sign + " " + name));
  }
}
