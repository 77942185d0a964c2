// SPDX-License-Identifier: MIT
package io.dase.cache.diff;

import com.fasterxml.jackson.databind.JsonNode;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.core.Variant;
import io.dase.cache.format.ArrayStream;
import io.dase.cache.format.Codecs;
import io.dase.cache.format.NpzCodec;
import io.dase.cache.format.NpzStreams;
import io.dase.cache.store.EntryVersion;
import io.dase.cache.store.Store;
import io.dase.cache.store.StoredVersion;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipException;

/** Finds two versions of an entry and compares them. Stateless; safe from any thread. */
public final class VersionDiffs {
  /** Beyond this, values that must be in memory as a whole are compared byte by byte. */
  static final long MAX_PARSED_BYTES = 1L << 25;

  private VersionDiffs() {}

  /**
   * Compares two versions of the store's own root. Which are not named: the newest that holds a
   * value, and the one that held a value before it.
   *
   * @param from a generation; empty: the newest below {@code to} that holds a value
   * @param to a generation; empty: the newest that holds a value
   * @throws IllegalArgumentException for a generation below 1
   * @throws NoSuchElementException if there is no such version, or its value is gone
   * @throws CacheIoException if a file cannot be read
   */
  public static VersionDiff of(
      Store store, CacheKey key, Variant variant, OptionalLong from, OptionalLong to) {
    requireGeneration(from);
    requireGeneration(to);
    List<EntryVersion> versions =
        store.versions().list(key, variant).stream().filter(EntryVersion::restorable).toList();
    long second = to.isPresent() ? to.getAsLong() : newest(key, versions, Long.MAX_VALUE);
    long first = from.isPresent() ? from.getAsLong() : newest(key, versions, second);
    try {
      StoredVersion a = store.versions().version(key, variant, first);
      StoredVersion b = store.versions().version(key, variant, second);
      return new VersionDiff(a.record(), b.record(), compare(a, b));
    } catch (NoSuchFileException e) {
      throw new NoSuchElementException(
          "a version of %s was collected while it was compared; look again".formatted(key), e);
    } catch (IOException e) {
      throw new CacheIoException("the versions of " + key + " cannot be read: " + e, e);
    }
  }

  private static void requireGeneration(OptionalLong generation) {
    if (generation.isPresent() && generation.getAsLong() < 1) {
      throw new IllegalArgumentException(
          "generation " + generation.getAsLong() + " found; expected 1 or more");
    }
  }

  private static long newest(CacheKey key, List<EntryVersion> versions, long below) {
    return versions.stream()
        .mapToLong(version -> version.record().generation())
        .filter(generation -> generation < below)
        .findFirst()
        .orElseThrow(
            () ->
                new NoSuchElementException(
                    "%s has no version%s that holds a value; 'dase-cache versions %s %s' lists them"
                        .formatted(
                            key,
                            below == Long.MAX_VALUE ? "" : " below generation " + below,
                            key.category(),
                            key.key())));
  }

  private static ValueDiff compare(StoredVersion from, StoredVersion to) throws IOException {
    String extension = from.record().extension();
    if (!extension.equals(to.record().extension())) {
      return bytes(
          from.file(), to.file(), "a ." + to.record().extension() + " follows a ." + extension);
    }
    try {
      return switch (extension) {
        case "npy" -> arrays(from.file(), to.file());
        case "npz" -> archives(from.file(), to.file());
        case "json" -> JsonComparison.of(tree(from), tree(to));
        case "wisdom" -> wisdom(from, to);
        default -> bytes(from.file(), to.file(), "");
      };
    } catch (CorruptDataException | IncompatibleDataException | EOFException | ZipException e) {
      return bytes(from.file(), to.file(), e.getMessage());
    }
  }

  private static BytesDiff bytes(Path from, Path to, String reason) throws IOException {
    long first = Files.mismatch(from, to);
    return new BytesDiff(first < 0 ? OptionalLong.empty() : OptionalLong.of(first), reason);
  }

  private static ArrayDiff arrays(Path from, Path to) throws IOException {
    try (ArrayStream a = ArrayStream.npy(from);
        ArrayStream b = ArrayStream.npy(to)) {
      return ArrayComparison.of(a, b);
    }
  }

  private static ArchiveDiff archives(Path from, Path to) throws IOException {
    try (NpzStreams a = NpzStreams.open(from);
        NpzStreams b = NpzStreams.open(to)) {
      SortedSet<String> both = new TreeSet<>(a.names());
      both.retainAll(b.names());
      SortedMap<String, ArrayDiff> arrays = new TreeMap<>();
      for (String name : both) {
        if (!name.equals(NpzCodec.JSON_MEMBER)) {
          try (ArrayStream x = a.array(name);
              ArrayStream y = b.array(name)) {
            arrays.put(name, ArrayComparison.of(x, y));
          }
        }
      }
      return new ArchiveDiff(
          without(b.names(), a.names()), without(a.names(), b.names()), arrays, values(a, b));
    }
  }

  private static List<String> without(SortedSet<String> all, SortedSet<String> others) {
    return all.stream()
        .filter(name -> !others.contains(name) && !name.equals(NpzCodec.JSON_MEMBER))
        .toList();
  }

  /** The values that are no arrays; none are an empty object. */
  private static Optional<JsonDiff> values(NpzStreams a, NpzStreams b) throws IOException {
    if (!a.names().contains(NpzCodec.JSON_MEMBER) && !b.names().contains(NpzCodec.JSON_MEMBER)) {
      return Optional.empty();
    }
    return Optional.of(JsonComparison.of(values(a), values(b)));
  }

  private static JsonNode values(NpzStreams archive) throws IOException {
    if (!archive.names().contains(NpzCodec.JSON_MEMBER)) {
      return parse(ByteBuffer.wrap(new byte[] {'{', '}'}));
    }
    try (ArrayStream text = archive.array(NpzCodec.JSON_MEMBER)) {
      requireParsable(text.left());
      return parse(text.next((int) text.left()).asByteBuffer());
    }
  }

  private static WisdomDiff wisdom(StoredVersion from, StoredVersion to) throws IOException {
    requireParsable(from.record().size());
    requireParsable(to.record().size());
    return WisdomComparison.of(from, to);
  }

  private static JsonNode tree(StoredVersion version) throws IOException {
    requireParsable(version.record().size());
    return parse(ByteBuffer.wrap(Files.readAllBytes(version.file())));
  }

  private static JsonNode parse(ByteBuffer text) {
    return Codecs.decode(text, "json", JsonNode.class);
  }

  private static void requireParsable(long bytes) {
    if (bytes > MAX_PARSED_BYTES) {
      throw new IncompatibleDataException(
          "found a text of %d bytes, expected at most %d to compare it in parts"
              .formatted(bytes, MAX_PARSED_BYTES));
    }
  }
}
