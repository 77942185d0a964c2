// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.core.CacheException;
import io.dase.cache.core.Category;
import io.dase.cache.format.NpzArchive.Packing;
import io.dase.cache.format.NpzRepacking;
import io.dase.cache.store.Entry;
import io.dase.cache.store.Lookup;
import io.dase.cache.store.NewEntry;
import io.dase.cache.store.PutOutcome;
import io.dase.cache.store.Record;
import io.dase.cache.store.Store;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tries packings on the {@code .npz} of a category, and packs them anew. Used by one thread.
 *
 * <p>What is recommended follows from sizes alone: stored, which is read without a copy, unless
 * deflate saves a fifth; then the lowest level that comes within 3 % of the smallest size.
 * Snapshots of missions ({@code state_profiles/snapshot_...}) are left out: they are mapped into
 * memory where they lie.
 */
public final class Compression {
  private static final String EXTENSION = "npz";
  private static final String SNAPSHOT = "snapshot_";
  private static final double WORTHWHILE = 0.8;
  private static final double LEAST_GAIN = 0.99;
  private static final double NEAR_THE_SMALLEST = 1.03;

  private final Store store;
  private final List<Record> records;

  /** On the entries that the category has now. */
  public Compression(Store store, Category category) {
    this.store = store;
    try (Stream<Record> all = store.list(category)) {
      records =
          all.filter(record -> record.extension().equals(EXTENSION) && !isMapped(record))
              // By digest: a fixed order, which no property of the data follows.
              .sorted(Comparator.comparing(Record::sha256))
              .toList();
    }
  }

  /**
   * What was tried.
   *
   * @param entries how many were packed
   * @param skipped why others could not be
   * @param trials one for each packing
   */
  public record Report(int entries, List<String> skipped, List<PackingTrial> trials) {
    public Report {
      skipped = List.copyOf(skipped);
      trials = List.copyOf(trials);
    }

    /** See {@link Compression}. */
    public Packing recommended() {
      long stored = trials.get(0).bytes();
      long smallest = trials.stream().mapToLong(PackingTrial::bytes).min().orElse(stored);
      if (smallest > WORTHWHILE * stored) {
        return Packing.STORED;
      }
      return trials.stream()
          .filter(trial -> trial.bytes() <= NEAR_THE_SMALLEST * smallest)
          .findFirst()
          .orElseThrow()
          .packing();
    }
  }

  /**
   * What became of the entries.
   *
   * @param rewritten how many have a new version
   * @param bytesBefore of these, in their former version
   * @param bytesAfter of these
   * @param unchanged how many would not have become smaller by a hundredth, or are packed so
   *     already
   * @param skipped why others were left as they are
   */
  public record Rewriting(
      int rewritten, long bytesBefore, long bytesAfter, int unchanged, List<String> skipped) {
    public Rewriting {
      skipped = List.copyOf(skipped);
    }
  }

  /** How many {@code .npz} there are. */
  public int entries() {
    return records.size();
  }

  /** Their size. */
  public long bytes() {
    return records.stream().mapToLong(Record::size).sum();
  }

  /**
   * Tries all packings on as many entries as make up {@code sampleBytes}, one at least.
   *
   * @throws IOException if the folder for temporary files cannot be written
   */
  public Report report(long sampleBytes) throws IOException {
    List<PackingTrial> trials = PackingTrial.CANDIDATES.stream().map(PackingTrial::new).toList();
    List<String> skipped = new ArrayList<>();
    int tried = 0;
    Path scratch = Files.createTempFile("dase-compress", ".npz");
    try {
      for (Record record : records) {
        if (tried > 0 && trials.get(0).bytes() >= sampleBytes) {
          break;
        }
        Optional<Entry> entry = entry(record, skipped);
        if (entry.isPresent() && canBePacked(entry.get(), scratch, skipped)) {
          for (PackingTrial trial : trials) {
            trial.run(entry.get().file(), scratch);
          }
          tried++;
        }
      }
    } finally {
      Files.delete(scratch);
    }
    return new Report(tried, skipped, trials);
  }

  /**
   * Packs every entry anew where that changes something for the better: deflated if it becomes a
   * hundredth smaller, stored if it was not. Cost, expiry, schema and notes stay; an entry that
   * somebody replaces meanwhile is left alone.
   *
   * @throws IOException if the folder for temporary files cannot be written
   */
  public Rewriting apply(Packing packing) throws IOException {
    Counts counts = new Counts();
    Path scratch = Files.createTempFile("dase-compress", ".npz");
    try {
      for (Record record : records) {
        Optional<Entry> entry = entry(record, counts.skipped);
        if (entry.isPresent()) {
          rewrite(entry.get(), packing, scratch, counts);
        }
      }
    } finally {
      Files.delete(scratch);
    }
    return new Rewriting(
        counts.rewritten, counts.before, counts.after, counts.unchanged, counts.skipped);
  }

  private static final class Counts {
    private final List<String> skipped = new ArrayList<>();
    private int rewritten;
    private long before;
    private long after;
    private int unchanged;
  }

  private void rewrite(Entry entry, Packing packing, Path scratch, Counts counts)
      throws IOException {
    Record record = entry.record();
    try {
      if (packing.isStored() && NpzRepacking.isStored(entry.file())) {
        counts.unchanged++;
        return;
      }
      pack(entry, packing, scratch);
    } catch (CacheException e) {
      counts.skipped.add(record.key() + ": " + e.getMessage());
      return;
    }
    long size = Files.size(scratch);
    if (!packing.isStored() && size > LEAST_GAIN * record.size()) {
      counts.unchanged++;
      return;
    }
    PutOutcome outcome =
        store.replace(
            record.key(),
            NewEntry.of(scratch, EXTENSION)
                .costMs(record.costMs())
                .expiresMs(record.expiresMs())
                .schema(record.schema())
                .meta(record.meta()),
            record.variant(),
            entry.digest());
    if (outcome.isWritten()) {
      counts.rewritten++;
      counts.before += record.size();
      counts.after += size;
    } else {
      counts.skipped.add(record.key() + ": " + outcome.detail());
    }
  }

  private static boolean isMapped(Record record) {
    return record.key().category().equals(Category.STATE_PROFILES)
        && record.key().key().startsWith(SNAPSHOT);
  }

  private Optional<Entry> entry(Record record, List<String> skipped) {
    Lookup lookup = store.explain(record.key(), record.variant());
    Optional<Entry> entry =
        lookup.entry().filter(found -> found.record().extension().equals(EXTENSION));
    if (entry.isEmpty()) {
      skipped.add(record.key() + ": " + lookup.detail());
    }
    return entry;
  }

  private static boolean canBePacked(Entry entry, Path scratch, List<String> skipped)
      throws IOException {
    try {
      pack(entry, Packing.DEFLATED, scratch);
      return true;
    } catch (CacheException e) {
      skipped.add(entry.record().key() + ": " + e.getMessage());
      return false;
    }
  }

  private static void pack(Entry entry, Packing packing, Path scratch) throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(scratch))) {
      NpzRepacking.write(entry.file(), packing, out);
    }
  }
}
