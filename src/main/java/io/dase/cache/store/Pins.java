// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.CorruptDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Keys that are never evicted: one file {@code .store/pins/<key32>.json} each, whose name alone
 * counts; its content tells people which key it is. Safe from any thread.
 */
final class Pins {
  private static final String SUFFIX = ".json";
  private static final int KEY_LENGTH = 32;
  private static final int MAX_BYTES = 1 << 14;

  private final Layout layout;

  Pins(Layout layout) {
    this.layout = layout;
  }

  void pin(CacheKey key, boolean sync) throws IOException {
    try (TemporaryFile file = TemporaryFile.in(layout.pins())) {
      file.write(ByteBuffer.wrap(line(key)));
      file.finish(sync);
      file.link(layout.pin(key.key32()));
    }
  }

  /** Whether there was a pin. */
  boolean unpin(CacheKey key) throws IOException {
    return Files.deleteIfExists(layout.pin(key.key32()));
  }

  boolean isPinned(String key32) {
    return layout.pin(key32).toFile().exists();
  }

  /** The key32 of every pinned key. */
  Set<String> names() throws IOException {
    Set<String> found = new HashSet<>();
    for (String name : Chain.listFolder(layout.pins().toString())) {
      if (isPin(name)) {
        found.add(name.substring(0, KEY_LENGTH));
      }
    }
    return found;
  }

  /** Every pinned key, sorted; a pin whose content cannot be read holds, but is not named. */
  List<CacheKey> keys() throws IOException {
    Set<CacheKey> found = new TreeSet<>();
    for (String key32 : names()) {
      try {
        byte[] line = FileContent.readRegular(layout.pin(key32), MAX_BYTES);
        CacheKey key = line == null ? null : parse(line);
        if (key != null && key.key32().equals(key32)) {
          found.add(key);
        }
      } catch (NoSuchFileException | CorruptDataException | IllegalArgumentException e) {
        continue;
      }
    }
    return List.copyOf(found);
  }

  private static CacheKey parse(byte[] line) {
    Members members = new Members(CanonicalJson.parseAnyForm(line), 2);
    return CacheKey.of(members.text("category"), members.text("key"));
  }

  private static byte[] line(CacheKey key) {
    byte[] json = CanonicalJson.print(Map.of("category", key.category().name(), "key", key.key()));
    byte[] line = Arrays.copyOf(json, json.length + 1);
    line[json.length] = '\n';
    return line;
  }

  private static boolean isPin(String name) {
    return name.length() == KEY_LENGTH + SUFFIX.length()
        && name.endsWith(SUFFIX)
        && Record.isHex(name.substring(0, KEY_LENGTH), KEY_LENGTH);
  }
}
