// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What follows a commit: the head, and the end of old records. Never fails. Safe from any thread.
 */
final class Housekeeping {
  private final Layout layout;
  private final RecordFiles records;
  private final Heads heads;
  private final FileSystemClock clock;
  private final PolicyFile policies;
  private final long pruneAgeMs;
  private final Durability durability;
  private final Warnings warnings;

  Housekeeping(
      Layout layout,
      RecordFiles records,
      FileSystemClock clock,
      PolicyFile policies,
      Faults faults,
      Durability durability,
      Warnings warnings) {
    this.layout = layout;
    this.records = records;
    this.heads = new Heads(layout);
    this.clock = clock;
    this.policies = policies;
    this.pruneAgeMs = faults.pruneAgeMs();
    this.durability = durability;
    this.warnings = warnings;
  }

  /**
   * @param parent the newest good record before this one; may be null
   * @param chain as listed after the commit
   */
  void afterCommit(Record record, StoredRecord parent, Chain chain) {
    if (chain.highest() != record.generation()) {
      return;
    }
    try {
      moveHead(record, parent, chain);
    } catch (IOException | UnsupportedOperationException e) {
      warnings.warn("head", "a head cannot be moved, so native tools may see an old file: " + e);
    }
    try {
      prune(record, chain);
    } catch (IOException e) {
      warnings.warn("prune", "old records stay: " + IoCause.describe(e));
    }
  }

  void pointHead(Record record) {
    try {
      heads.point(record);
    } catch (IOException | UnsupportedOperationException e) {
      warnings.warn("head", "a head cannot be moved, so native tools may see an old file: " + e);
    }
  }

  private void moveHead(Record record, StoredRecord parent, Chain chain) throws IOException {
    boolean hadHead = parent != null && parent.record().isLive();
    if (hadHead && !parent.record().extension().equals(record.extension())) {
      heads.remove(record.key(), parent.record().extension());
    }
    if (record.isLive()) {
      heads.point(record);
    } else {
      pointToOtherVariant(record.key(), chain);
    }
  }

  private void pointToOtherVariant(CacheKey key, Chain chain) throws IOException {
    Record latest = null;
    for (String id : chain.otherVariants()) {
      StoredRecord other = Chain.list(layout, key.key32(), id).newestGood(records);
      if (other != null
          && other.record().isLive()
          && (latest == null || other.record().createdMs() > latest.createdMs())) {
        latest = other.record();
      }
    }
    if (latest != null) {
      heads.point(latest);
    }
  }

  /**
   * In ascending order and from the lowest on, so that a chain never has a gap below a survivor.
   */
  private void prune(Record newest, Chain chain) throws IOException {
    Path mine = Path.of(layout.record(chain.names().get(0)));
    FileTime now = Files.getLastModifiedTime(mine, LinkOption.NOFOLLOW_LINKS);
    clock.observe(now);
    int keep = policies.current().keepVersions(newest.key().category());
    if (chain.names().size() <= keep) {
      return;
    }
    List<RecordName> old = new ArrayList<>(chain.names().subList(keep, chain.names().size()));
    Collections.reverse(old);
    boolean marked = false;
    for (RecordName name : old) {
      Path path = Path.of(layout.record(name));
      FileTime written = Files.getLastModifiedTime(path, LinkOption.NOFOLLOW_LINKS);
      if (now.toMillis() - written.toMillis() < pruneAgeMs) {
        return;
      }
      if (!marked) {
        records.markPruned(name.key32(), name.variantId(), durability);
        marked = true;
      }
      Files.deleteIfExists(path);
    }
  }
}
