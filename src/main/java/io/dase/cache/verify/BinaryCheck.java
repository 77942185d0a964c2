// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import io.dase.cache.CacheManager;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** Bytes come back as they were, also to a manager that has nothing in memory. Stateless. */
final class BinaryCheck implements VerifierCheck {
  private static final String CATEGORY = "verify_binary";
  private static final int[] LENGTHS = {0, 1, 255, 4096, 1 << 20};

  @Override
  public String name() {
    return "binary caching";
  }

  @Override
  public String run(Path folder) throws Mismatch {
    try (CacheManager manager = Alone.manager(folder)) {
      for (int length : LENGTHS) {
        boolean kept = manager.save(CATEGORY, "of " + length, bytes(length));
        Mismatch.unless(kept, "%d bytes were not stored; see 'dase-cache doctor'", length);
      }
    }
    try (CacheManager manager = Alone.manager(folder)) {
      for (int length : LENGTHS) {
        byte[] found = manager.load(CATEGORY, "of " + length, byte[].class).orElse(null);
        Mismatch.unless(
            Arrays.equals(found, bytes(length)), "%d bytes came back otherwise", length);
      }
    }
    return LENGTHS.length + " values of 0 to 1,048,576 bytes came back from the disk";
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}
