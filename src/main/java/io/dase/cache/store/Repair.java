// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Mends what a validation found, as far as that can be done without the values: nothing that a
 * look-up would serve is touched. Used once, by one thread.
 */
final class Repair {
  private final Layout layout;
  private final Quarantine quarantine;
  private final Heads heads;
  private final List<RepairAction> actions = new ArrayList<>();

  Repair(Layout layout, Quarantine quarantine) {
    this.layout = layout;
    this.quarantine = quarantine;
    this.heads = new Heads(layout);
  }

  /**
   * @param findings of a validation
   * @param live the newest record of every live entry, asked for after blobs have been moved
   * @param served the record that a look-up gets for one; empty if it misses
   */
  List<RepairAction> run(
      List<Finding> findings, Stream<Record> live, Function<Record, Optional<Record>> served) {
    findings.stream()
        .filter(finding -> finding.isBad() && finding.path().startsWith(layout.blobs()))
        .forEach(this::moveAway);
    findings.stream()
        .filter(finding -> finding.isBad() && finding.path().startsWith(layout.records()))
        .forEach(finding -> left(finding.path(), finding.found()));
    link(live, served);
    removeHeadsOfNothing();
    return List.copyOf(actions);
  }

  private void moveAway(Finding finding) {
    try {
      if (Files.exists(finding.path(), LinkOption.NOFOLLOW_LINKS)) {
        requireReadable(finding.path());
        quarantine.move(BadBlobException.of(finding.path(), finding.found(), finding.expected()));
        add(RepairAction.Kind.QUARANTINED, finding.path(), finding.found());
      }
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      left(finding.path(), IoCause.describe(e));
    }
  }

  /** A disk or a right that fails is no reason to move a value away. */
  private static void requireReadable(Path file) throws IOException {
    try (InputStream in = FileContent.open(file)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
  }

  /** Of the values for several machines the one committed last. */
  private void link(Stream<Record> live, Function<Record, Optional<Record>> served) {
    Map<CacheKey, Record> newest = new HashMap<>();
    try (live) {
      live.map(served)
          .flatMap(Optional::stream)
          .forEach(
              record ->
                  newest.merge(
                      record.key(), record, (a, b) -> a.createdMs() >= b.createdMs() ? a : b));
    }
    newest.values().stream().sorted(Comparator.comparing(Record::key)).forEach(this::link);
  }

  private void link(Record record) {
    Path head = layout.head(record.key(), record.extension());
    try {
      Path before = destination(head);
      heads.point(record);
      Path after = destination(head);
      if (after != null && !after.equals(before)) {
        add(
            RepairAction.Kind.LINKED,
            head,
            before == null ? "was missing" : "pointed to " + before.getFileName());
      }
    } catch (IOException e) {
      left(head, IoCause.describe(e));
    }
  }

  private void removeHeadsOfNothing() {
    for (Path folder : children(layout.root())) {
      if (!folder.equals(layout.store()) && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        children(folder).forEach(this::removeIfGone);
      }
    }
  }

  private List<Path> children(Path folder) {
    try {
      return Arrays.stream(Chain.listFolder(folder.toString()))
          .sorted()
          .map(folder::resolve)
          .toList();
    } catch (IOException e) {
      left(folder, IoCause.describe(e));
      return List.of();
    }
  }

  private void removeIfGone(Path head) {
    try {
      if (destination(head) != null && !Files.exists(head)) {
        Files.deleteIfExists(head);
        add(RepairAction.Kind.UNLINKED, head, "what it pointed to is gone");
      }
    } catch (IOException e) {
      left(head, IoCause.describe(e));
    }
  }

  /** Null unless it is a head. */
  private static Path destination(Path head) throws IOException {
    return Heads.target(head).orElse(null);
  }

  private void left(Path path, String why) {
    add(RepairAction.Kind.LEFT, path, why);
  }

  private void add(RepairAction.Kind kind, Path path, String detail) {
    actions.add(new RepairAction(kind, path, detail));
  }
}
