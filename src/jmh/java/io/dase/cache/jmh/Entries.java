// SPDX-License-Identifier: MIT
package io.dase.cache.jmh;

import io.dase.cache.format.NdArray;
import java.util.Random;

/** The entries of the benchmark store, named as {@code native/bench/entries.hpp} names them. */
final class Entries {
  /** A category that revalidates. */
  static final String CATEGORY = "state_profiles";

  private static final int DOUBLES = 1_008;

  private Entries() {}

  static String key(int index) {
    return "entry_" + index;
  }

  /** An array that makes an .npy file of 8,192 bytes: doubles in [1, 2). */
  static NdArray random(Random random) {
    return NdArray.of(random.doubles(DOUBLES, 1, 2).toArray(), DOUBLES);
  }
}
