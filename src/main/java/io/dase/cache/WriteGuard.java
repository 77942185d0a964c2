// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;

/** Which categories a {@link CacheManager} may save to. Stateless; safe from any thread. */
final class WriteGuard {
  private WriteGuard() {}

  /**
   * The key, if it may be saved to.
   *
   * @throws IllegalArgumentException for a category whose text must be checked and merged by its
   *     owner
   */
  static CacheKey writable(CacheKey name) {
    if (name.category().equals(Category.FFTW_WISDOM)) {
      throw new IllegalArgumentException(
          "CacheManager does not write "
              + name
              + ", since wisdom must be checked and merged; use"
              + " io.dase.cache.fftw.FFTWWisdomHelper.saveWisdom");
    }
    return name;
  }
}
