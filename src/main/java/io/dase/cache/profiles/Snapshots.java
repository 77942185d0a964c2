// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheUse;
import io.dase.cache.SaveOptions;
import io.dase.cache.core.Category;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.format.ArraySource;
import io.dase.cache.format.MappedArrays;
import io.dase.cache.format.NdArray;
import io.dase.cache.format.NpzArchive;
import io.dase.cache.format.NpzCodec;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * States of missions, one {@code .npz} for each step, under {@code snapshot_<mission>_<step>}
 * beside the state profiles. Fields of any size: they are written piece by piece and read as mapped
 * memory. A snapshot is there once it is whole: a program that dies while it saves leaves the one
 * before as the latest.
 *
 * <p>{@link #latest}, {@link #list} and {@link #keep} read every record of the store. Safe from any
 * thread. Closing closes the {@link CacheManager} if this opened it; afterwards every method throws
 * {@link IllegalStateException}.
 */
public final class Snapshots implements AutoCloseable {
  private static final String CATEGORY = Category.STATE_PROFILES.name();
  private static final Comparator<SnapshotInfo> BY_STEP =
      Comparator.comparingLong(SnapshotInfo::step);

  private static final long NO_STEP = -1;

  /** A list may miss each of several snapshots that follow each other while it is made. */
  private static final int LOOKS = 4;

  private final CacheUse use;
  private final SavedFiles saved = new SavedFiles();

  /** On the default root, see {@link io.dase.cache.CacheRoot}. */
  public Snapshots() {
    this(CacheUse.byDefault());
  }

  /** On this folder, which need not exist. */
  public Snapshots(Path root) {
    this(CacheUse.of(root));
  }

  /** Shares the manager, which stays open when this is closed. */
  public Snapshots(CacheManager cache) {
    this(CacheUse.shared(cache));
  }

  private Snapshots(CacheUse use) {
    this.use = use;
  }

  /** As {@link #saveStreamed}, for fields in memory. */
  public boolean save(String mission, long step, Map<String, NdArray> fields) {
    return saveStreamed(mission, step, fields);
  }

  /**
   * Stores the state of a mission at a step, in place of one that is there. Each field is written
   * twice, first to a checksum.
   *
   * @param mission any name that makes a key
   * @param step 0 or more
   * @param fields one or more, by names that make file names
   * @return whether the store holds it now; false if the folder refused
   * @throws IllegalArgumentException for a mission, step, name or shape out of range, or no field
   * @throws io.dase.cache.core.CacheIoException if a field's own source fails
   */
  public boolean saveStreamed(
      String mission, long step, Map<String, ? extends ArraySource> fields) {
    SnapshotKey key = new SnapshotKey(mission, step);
    Objects.requireNonNull(fields, "fields");
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("fields is empty; expected 1 or more");
    }
    if (fields.containsKey(NpzCodec.JSON_MEMBER)) {
      throw new IllegalArgumentException(
          "a field is named " + NpzCodec.JSON_MEMBER + "; expected any other name");
    }
    Map<String, Object> meta =
        Map.of(
            "mission",
            mission,
            "step",
            step,
            "fields",
            List.copyOf(new TreeSet<>(fields.keySet())));
    boolean stored =
        use.manager()
            .saveContent(
                CATEGORY,
                key.text(),
                "npz",
                out -> NpzArchive.write(fields, NpzArchive.Packing.STORED, out),
                SaveOptions.DEFAULTS.withMeta(meta));
    if (stored) {
      file(key).ifPresent(file -> saved.add(mission, file));
    }
    return stored;
  }

  /**
   * The snapshot of a step; empty if there is none that is whole.
   *
   * @throws io.dase.cache.core.CacheIoException if its file cannot be mapped
   */
  public Optional<Snapshot> at(String mission, long step) {
    String key = new SnapshotKey(mission, step).text();
    return use.manager().loadFile(CATEGORY, key).flatMap(file -> open(mission, step, file));
  }

  /**
   * The snapshot of the greatest step that is whole; empty if there is none. Looks again where all
   * that were there may have made way for newer ones meanwhile.
   */
  public Optional<Snapshot> latest(String mission) {
    Objects.requireNonNull(mission, "mission");
    long newest = Long.MIN_VALUE;
    int looksLeft = LOOKS;
    while (true) {
      List<SnapshotInfo> found = list(mission);
      Optional<Snapshot> whole =
          found.stream()
              .sorted(BY_STEP.reversed())
              .flatMap(info -> at(mission, info.step()).stream())
              .findFirst();
      long greatest = found.isEmpty() ? NO_STEP : found.get(found.size() - 1).step();
      looksLeft = greatest == newest ? looksLeft - 1 : LOOKS;
      if (whole.isPresent() || looksLeft == 0) {
        return whole;
      }
      newest = greatest;
    }
  }

  /** The snapshots of a mission, by step. Their content is not looked at. */
  public List<SnapshotInfo> list(String mission) {
    Objects.requireNonNull(mission, "mission");
    return all().filter(info -> info.mission().equals(mission)).sorted(BY_STEP).toList();
  }

  /** The missions that have snapshots, sorted. */
  public List<String> missions() {
    return all().map(SnapshotInfo::mission).distinct().sorted().toList();
  }

  /**
   * Deletes all snapshots of a mission but those of the greatest steps, and the one that {@link
   * #latest} gives: where the greatest steps are damaged, an older one stays beside them, and
   * nothing is deleted where none is whole. Content is checked from the greatest step down to the
   * first that is whole, and not read where this saved it last. Files go when the store is
   * collected.
   *
   * @param count how many stay, 1 or more
   * @return how many were deleted
   * @throws IllegalArgumentException for a count below 1
   */
  public int keep(String mission, int count) {
    Objects.requireNonNull(mission, "mission");
    if (count < 1) {
      throw new IllegalArgumentException("count is " + count + "; expected 1 or more");
    }
    List<SnapshotInfo> found = list(mission);
    List<SnapshotInfo> old = found.subList(0, Math.max(0, found.size() - count));
    OptionalLong whole = old.isEmpty() ? OptionalLong.empty() : newestWhole(mission, found);
    if (whole.isEmpty()) {
      return 0;
    }
    int deleted = 0;
    for (SnapshotInfo info : old) {
      if (info.step() != whole.getAsLong()) {
        deleted +=
            use.manager().delete(CATEGORY, new SnapshotKey(mission, info.step()).text()) ? 1 : 0;
      }
    }
    return deleted;
  }

  @Override
  public void close() {
    use.close();
  }

  private OptionalLong newestWhole(String mission, List<SnapshotInfo> found) {
    return found.stream()
        .sorted(BY_STEP.reversed())
        .mapToLong(SnapshotInfo::step)
        .filter(step -> isWhole(new SnapshotKey(mission, step)))
        .findFirst();
  }

  private boolean isWhole(SnapshotKey key) {
    return file(key).filter(file -> saved.isAsSaved(key.mission(), file)).isPresent()
        || at(key.mission(), key.step()).isPresent();
  }

  private Optional<Path> file(SnapshotKey key) {
    return use.manager().info(CATEGORY, key.text()).map(EntryInfo::file);
  }

  private Stream<SnapshotInfo> all() {
    return use.manager().list(CATEGORY).stream().flatMap(entry -> info(entry).stream());
  }

  private static Optional<SnapshotInfo> info(EntryInfo entry) {
    return SnapshotKey.parse(entry.key().key())
        .map(
            key -> new SnapshotInfo(key.mission(), key.step(), entry.sizeBytes(), entry.created()));
  }

  /** Empty if something else was stored under the key. */
  private static Optional<Snapshot> open(String mission, long step, Path file) {
    try {
      return Optional.of(new Snapshot(mission, step, MappedArrays.npz(file)));
    } catch (CorruptDataException | IncompatibleDataException e) {
      return Optional.empty();
    }
  }
}
