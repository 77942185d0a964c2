// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.Usability;
import io.dase.cache.fftw.WisdomEntry;
import io.dase.cache.store.Eviction;
import io.dase.cache.store.Finding;
import io.dase.cache.store.Store;
import io.dase.cache.store.StoreFill;
import io.dase.cache.store.StoreLimits;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Asks a store for everything that somebody should do something about. Reads all of it; changes
 * nothing. Used once, by one thread.
 */
public final class HealthCheck {
  private static final double NEAR = 0.9;
  private static final double LEAST_FREE = 0.05;
  private static final double PERCENT = 100;

  private final Store store;
  private final List<HealthIssue> issues = new ArrayList<>();

  private HealthCheck(Store store) {
    this.store = store;
  }

  /**
   * What asks for action, by code; empty for a healthy store, and for one that is not there yet.
   *
   * @throws io.dase.cache.core.CacheException if the folder cannot be read, or is no store of this
   *     version
   */
  public static List<HealthIssue> of(Store store) throws IOException {
    HealthCheck check = new HealthCheck(store);
    check.damages();
    check.orphans();
    check.limits();
    check.disk();
    check.wisdom();
    return List.copyOf(check.issues);
  }

  private void damages() {
    Path blobs = store.root().resolve(".store").resolve("blobs");
    for (Finding finding : StoreValidation.run(store).findings()) {
      if (finding.isBad()) {
        boolean blob = finding.path().startsWith(blobs);
        add(
            blob ? HealthCode.BAD_DIGEST : HealthCode.DAMAGED,
            finding.path().toString(),
            finding.found() + "; expected " + finding.expected(),
            "'dase-cache validate --repair', then 'dase-cache warmup' or the next save");
      }
    }
  }

  private void orphans() {
    Eviction left = store.limits().collect(StoreLimits.GRACE, true);
    if (!left.removed().isEmpty()) {
      add(
          HealthCode.ORPHANS,
          store.root().toString(),
          "%d files that nobody is served, %d bytes"
              .formatted(left.removed().size(), left.freedBytes()),
          "'dase-cache maintain --cleanup' removes them");
    }
  }

  private void limits() {
    StoreFill fill = store.limits().fill();
    near("the store", fill.usedBytes(), fill.limitBytes(), "bytes");
    new TreeMap<>(fill.categories())
        .forEach(
            (category, each) -> {
              near(category.name(), each.usedBytes(), each.limitBytes(), "bytes");
              near(category.name(), each.entries(), each.limitEntries(), "entries");
            });
  }

  private void near(String subject, long used, OptionalLong limit, String unit) {
    if (limit.isPresent() && used > limit.getAsLong() * NEAR) {
      add(
          HealthCode.NEAR_LIMIT,
          subject,
          String.format(
              Locale.ROOT,
              "%d of %d %s, %.0f %%",
              used,
              limit.getAsLong(),
              unit,
              used * PERCENT / limit.getAsLong()),
          "raise the limit in cache.json, or 'dase-cache maintain --cleanup'");
    }
  }

  private void disk() throws IOException {
    if (!Files.isDirectory(store.root())) {
      return;
    }
    FileStore disk = Files.getFileStore(store.root());
    long free = disk.getUsableSpace();
    if (free < disk.getTotalSpace() * LEAST_FREE) {
      add(
          HealthCode.LOW_DISK,
          disk.name(),
          String.format(
              Locale.ROOT,
              "%d of %d bytes free, %.1f %%",
              free,
              disk.getTotalSpace(),
              free * PERCENT / disk.getTotalSpace()),
          "make room on the disk, set max_size_mb or min_free_percent in cache.json, or move the"
              + " cache (docs/operations.md)");
    }
  }

  /** Without the native library nobody knows whose wisdom it is; the doctor says so. */
  private void wisdom() {
    try (FFTWWisdomHelper helper = new FFTWWisdomHelper(store.root(), Optional.empty())) {
      helper.listWisdom().stream()
          .collect(Collectors.groupingBy(WisdomEntry::key, TreeMap::new, Collectors.toList()))
          .forEach(this::wisdom);
    } catch (NativeLibraryException e) {
      return;
    }
  }

  private void wisdom(String key, List<WisdomEntry> entries) {
    if (entries.stream().anyMatch(entry -> entry.usability() == Usability.YES)) {
      return;
    }
    boolean foreign = entries.stream().anyMatch(entry -> entry.usability() == Usability.FOREIGN);
    add(
        foreign ? HealthCode.FOREIGN_WISDOM : HealthCode.INCOMPATIBLE_WISDOM,
        key,
        "wisdom of %d %s only"
            .formatted(entries.size(), foreign ? "other machines" : "other FFTW builds"),
        "'dase-cache wisdom tune %s' makes this machine's own%s"
            .formatted(
                key,
                foreign
                    ? ""
                    : "; 'dase-cache maintain --cleanup --incompatible' removes the rest, which"
                        + " machines with that build lose"));
  }

  private void add(HealthCode code, String subject, String found, String remedy) {
    issues.add(new HealthIssue(code, subject, found, remedy));
  }
}
