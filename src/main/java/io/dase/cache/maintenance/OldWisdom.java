// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.WisdomKey;
import io.dase.cache.fftw.WisdomText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Wisdom of an older cache; merged, as {@link FFTWWisdomHelper#importWisdomFromFile} does it. */
record OldWisdom(CacheManager manager, WisdomKey wisdomKey, Path file) implements OldFile {
  private static final long MAX_BYTES = 16L << 20;

  @Override
  public CacheKey key() {
    return new CacheKey(Category.FFTW_WISDOM, wisdomKey.text());
  }

  @Override
  public void check() throws IOException {
    long size = Files.size(file);
    if (size > MAX_BYTES) {
      throw new IncompatibleDataException(
          "found " + size + " bytes, expected at most " + MAX_BYTES + " of wisdom");
    }
    WisdomText.check(Files.readAllBytes(file));
  }

  @Override
  public boolean store() {
    try (FFTWWisdomHelper helper = new FFTWWisdomHelper(manager)) {
      helper.importWisdomFromFile(wisdomKey.text(), file, Map.of());
      String key = wisdomKey.text();
      return helper.listWisdom().stream().anyMatch(entry -> entry.key().equals(key));
    }
  }

  /** It may have what the store lacks: merging tells. */
  @Override
  public boolean isNeedless(boolean present) {
    return false;
  }
}
