// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Variant;
import io.dase.cache.fftw.Fingerprint;

/** Which variant of an entry this machine is served. Stateless; safe from any thread. */
public final class ThisMachine {
  private ThisMachine() {}

  /**
   * That of this process's FFTW and processor for wisdom, {@link Variant#NONE} for all else.
   *
   * @throws io.dase.cache.core.NativeLibraryException for wisdom, if the native library cannot be
   *     used here
   */
  public static Variant variant(CacheKey key) {
    if (!key.category().equals(Category.FFTW_WISDOM)) {
      return Variant.NONE;
    }
    Fingerprint mine = Fingerprint.current();
    return new Variant(mine.variant(), mine.hard(), mine.soft());
  }
}
