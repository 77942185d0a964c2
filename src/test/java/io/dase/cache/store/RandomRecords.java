// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Variant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** Draws valid records with text, numbers and nesting of every kind. */
final class RandomRecords {
  private static final long MAX_GENERATION = Record.MAX_GENERATION;
  private final Random random;

  RandomRecords(long seed) {
    random = new Random(seed);
  }

  Record next() {
    boolean live = random.nextInt(4) > 0;
    boolean variant = random.nextBoolean();
    return new Record(
        CacheKey.of("c" + hex(random.nextInt(20)), text(1 + random.nextInt(60))),
        variant ? new Variant(hex(8), text(20), text(20)) : Variant.NONE,
        1 + Math.floorMod(random.nextLong(), MAX_GENERATION),
        random.nextBoolean() ? "" : hex(32),
        live ? EntryState.LIVE : random.nextBoolean() ? EntryState.EVICTED : EntryState.DELETED,
        live ? hex(32) : "",
        live ? natural() : 0,
        live ? hex(1 + random.nextInt(8)) : "",
        natural(),
        natural(),
        natural(),
        1 + natural() / 2,
        text(random.nextInt(30)),
        object(4));
  }

  private long natural() {
    return random.nextLong() >>> (1 + random.nextInt(63));
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> members = new TreeMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      members.put(text(random.nextInt(8)), value(depth - 1));
    }
    return members;
  }

  private Object value(int depth) {
    switch (random.nextInt(depth > 0 ? 4 : 2)) {
      case 0:
        return text(random.nextInt(20));
      case 1:
        return random.nextLong() >> random.nextInt(64);
      case 2:
        return object(depth);
      default:
        List<Object> elements = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          elements.add(value(depth - 1));
        }
        return elements;
    }
  }

  private String text(int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(codePoint());
    }
    return text.toString();
  }

  private int codePoint() {
    switch (random.nextInt(8)) {
      case 0:
        return random.nextInt(0x20);
      case 1:
        return "\"\\/\u007f".charAt(random.nextInt(4));
      case 2:
        return 0x80 + random.nextInt(0x700);
      case 3:
        return 0xe000 + random.nextInt(0x1fff);
      case 4:
        return 0x10000 + random.nextInt(0x100000);
      default:
        return 0x20 + random.nextInt(0x5f);
    }
  }

  private String hex(int bytes) {
    byte[] bits = new byte[bytes];
    random.nextBytes(bits);
    return HexFormat.of().formatHex(bits);
  }
}
