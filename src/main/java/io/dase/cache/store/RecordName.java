// SPDX-License-Identifier: MIT
package io.dase.cache.store;

/**
 * The name of a record's file: {@code <key32>.<variant16>.<generation10>.json}.
 *
 * @param key32 the chain's key
 * @param variantId the chain's variant
 * @param generation the record's number, from 1
 */
record RecordName(String key32, String variantId, long generation) {
  private static final int KEY_END = 32;
  private static final int VARIANT_END = KEY_END + 1 + 16;
  private static final int GENERATION_END = VARIANT_END + 1 + 10;
  private static final String SUFFIX = ".json";

  /**
   * @return null if the text is not the name of a record
   */
  static RecordName parse(String text) {
    if (text.length() != GENERATION_END + SUFFIX.length()
        || text.charAt(KEY_END) != '.'
        || text.charAt(VARIANT_END) != '.'
        || !text.endsWith(SUFFIX)) {
      return null;
    }
    long generation = generationIn(text);
    String key32 = text.substring(0, KEY_END);
    String variantId = text.substring(KEY_END + 1, VARIANT_END);
    return generation >= 1
            && Record.isHex(key32, KEY_END)
            && Record.isHex(variantId, VARIANT_END - KEY_END - 1)
        ? new RecordName(key32, variantId, generation)
        : null;
  }

  /** Whether the text is the name of a chain's pruned mark. */
  static boolean isPrunedMark(String text) {
    return text.length() == VARIANT_END + Layout.PRUNED_SUFFIX.length()
        && text.charAt(KEY_END) == '.'
        && text.endsWith(Layout.PRUNED_SUFFIX)
        && Record.isHex(text.substring(0, KEY_END), KEY_END)
        && Record.isHex(text.substring(KEY_END + 1, VARIANT_END), VARIANT_END - KEY_END - 1);
  }

  RecordName withGeneration(long other) {
    return new RecordName(key32, variantId, other);
  }

  boolean isSameChain(RecordName other) {
    return key32.equals(other.key32) && variantId.equals(other.variantId);
  }

  String fileName() {
    String digits = Long.toString(generation);
    return key32
        + '.'
        + variantId
        + '.'
        + "0".repeat(GENERATION_END - VARIANT_END - 1 - digits.length())
        + digits
        + SUFFIX;
  }

  private static long generationIn(String text) {
    long value = 0;
    for (int i = VARIANT_END + 1; i < GENERATION_END; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return value;
  }
}
