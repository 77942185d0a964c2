// SPDX-License-Identifier: MIT
package io.dase.cache.torture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dase.cache.core.Digests;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * A store as its files alone tell it, read without the library: by docs/store-format.md, Jackson
 * and the JDK.
 *
 * @param chains by key, then by generation
 * @param temporary how many temporary files and links there are
 * @param wrong what contradicts the format
 */
record DiskState(
    Map<String, NavigableMap<Long, Generation>> chains, int temporary, List<String> wrong) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String PRUNED = ".pruned";
  private static final int SEAL = ",\"crc32c\":\"00000000\"}\n".length();

  /**
   * One record and its content.
   *
   * @param tokens what the content holds; empty for a tombstone
   */
  record Generation(
      String digest, String parent, boolean live, String blob, SortedSet<String> tokens) {}

  static DiskState read(Path root) throws IOException {
    List<String> wrong = new ArrayList<>();
    Map<String, NavigableMap<Long, Generation>> chains = new HashMap<>();
    int temporary = 0;
    for (Path file : StoreFiles.records(root)) {
      if (isTemporary(file)) {
        temporary++;
        continue;
      }
      if (isPrunedMark(file)) {
        continue;
      }
      try {
        readRecord(root, file, chains);
      } catch (IOException | IllegalStateException e) {
        wrong.add(file.getFileName() + ": " + e);
      }
    }
    checkMarks(root, wrong);
    temporary += (int) StoreFiles.blobs(root).stream().filter(DiskState::isTemporary).count();
    temporary += checkHeads(root, wrong);
    return new DiskState(chains, temporary, wrong);
  }

  private static boolean isTemporary(Path file) {
    return file.getFileName().toString().startsWith(".t-");
  }

  private static boolean isPrunedMark(Path file) {
    return file.getFileName().toString().endsWith(PRUNED);
  }

  /** A number that is missing was removed, which a mark must have announced. */
  private static void checkMarks(Path root, List<String> wrong) {
    Map<String, Long> highest = new HashMap<>();
    Map<String, Long> count = new HashMap<>();
    for (Path file : StoreFiles.records(root)) {
      if (!isTemporary(file) && !isPrunedMark(file)) {
        String[] parts = file.getFileName().toString().split("\\.");
        Path mark = file.resolveSibling(parts[0] + "." + parts[1] + PRUNED);
        if (!Files.exists(mark)) {
          highest.merge(parts[0], Long.parseLong(parts[2]), Math::max);
          count.merge(parts[0], 1L, Long::sum);
        }
      }
    }
    highest.forEach(
        (chain, number) -> {
          if (!number.equals(count.get(chain))) {
            wrong.add(chain + " has gaps below " + number + " and no " + PRUNED);
          }
        });
  }

  private static void readRecord(
      Path root, Path file, Map<String, NavigableMap<Long, Generation>> chains) throws IOException {
    byte[] line = Files.readAllBytes(file);
    JsonNode record = JSON.readTree(line);
    CRC32C crc = new CRC32C();
    crc.update(line, 0, Math.max(0, line.length - SEAL));
    expect(String.format("%08x", crc.getValue()), record.path("crc32c").asText(), "checksum");
    String key = record.path("key").asText();
    long generation = record.path("generation").asLong();
    String chain =
        Digests.sha256Hex(
                (record.path("category").asText() + '\0' + key).getBytes(StandardCharsets.UTF_8))
            .substring(0, 32);
    expect(
        "%s.0000000000000000.%010d.json".formatted(chain, generation),
        file.getFileName().toString(),
        "name");
    boolean live = record.path("state").asText().equals("live");
    String blob = record.path("blob").path("sha256").asText();
    SortedSet<String> tokens =
        live ? tokens(root, key, blob, record.path("blob").path("ext").asText()) : new TreeSet<>();
    chains
        .computeIfAbsent(key, k -> new TreeMap<>())
        .put(
            generation,
            new Generation(
                Digests.sha256Hex(line), record.path("parent").asText(), live, blob, tokens));
  }

  private static SortedSet<String> tokens(Path root, String key, String sha256, String extension)
      throws IOException {
    Path blob =
        root.resolve(".store/blobs")
            .resolve(sha256.substring(0, 3))
            .resolve(sha256 + "." + extension);
    byte[] bytes = Files.readAllBytes(blob);
    expect(sha256, Digests.sha256Hex(bytes), "digest of " + blob.getFileName());
    SortedSet<String> tokens =
        SelfDescribing.parse(extension.equals("npy") ? SelfDescribing.fromNpy(bytes) : bytes, key);
    if (tokens == null) {
      throw new IllegalStateException(blob.getFileName() + " is not a value of " + key);
    }
    return tokens;
  }

  private static void expect(String expected, String found, String what) {
    if (!expected.equals(found)) {
      throw new IllegalStateException(what + ": found " + found + "; expected " + expected);
    }
  }

  /**
   * Everything in the root but {@code .store} is a folder of heads; answers the temporary links.
   */
  private static int checkHeads(Path root, List<String> wrong) throws IOException {
    int temporary = 0;
    Set<String> folders = Set.of(".store", JavaWorker.PLAIN.name(), JavaWorker.MERGED.name());
    for (Path folder : children(root)) {
      if (folder.getFileName().toString().equals("cache.json")) {
        continue;
      }
      if (!folders.contains(folder.getFileName().toString())) {
        wrong.add(folder + " is none of " + folders);
      } else if (!folder.getFileName().toString().equals(".store")) {
        for (Path head : children(folder)) {
          if (isTemporary(head)) {
            temporary++;
          } else if (!isHead(root, head)) {
            wrong.add(head + " is not a link to a blob");
          }
        }
      }
    }
    return temporary;
  }

  private static boolean isHead(Path root, Path head) throws IOException {
    return Files.isSymbolicLink(head)
        && Files.isRegularFile(head)
        && Files.readSymbolicLink(head).startsWith("../.store/blobs")
        && head.toRealPath().startsWith(root.resolve(".store/blobs").toRealPath())
        && Files.isDirectory(head.getParent(), LinkOption.NOFOLLOW_LINKS);
  }

  private static List<Path> children(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.toList();
    }
  }
}
