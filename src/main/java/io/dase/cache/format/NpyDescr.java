// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.nio.ByteOrder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A type and byte order from numpy's type string, such as {@code >c16}. */
record NpyDescr(DType type, ByteOrder order) {
  private static final Pattern GRAMMAR = Pattern.compile("([<>|])([A-Za-z])(\\d{0,9})(\\[.*])?");

  /**
   * Parses a type string.
   *
   * @throws IncompatibleDataException for numpy's types that have no {@link DType}, named
   * @throws CorruptDataException for anything that is no type string
   */
  static NpyDescr parse(String descr) {
    Matcher match = GRAMMAR.matcher(descr);
    if (!match.matches()) {
      throw new CorruptDataException(
          "found the .npy type '" + descr + "', expected one such as '<f8' or '|u1'");
    }
    char kind = match.group(2).charAt(0);
    int itemBytes = match.group(3).isEmpty() ? 0 : Integer.parseInt(match.group(3));
    boolean unordered = match.group(1).equals("|");
    DType type = DType.find(kind, itemBytes).orElseThrow(() -> refused(descr, kind));
    if (unordered && type.itemBytes() > 1) {
      throw new CorruptDataException(
          "found the .npy type '" + descr + "' without a byte order, expected '<' or '>'");
    }
    boolean big = match.group(1).equals(">");
    return new NpyDescr(type, big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
  }

  private static IncompatibleDataException refused(String descr, char kind) {
    return new IncompatibleDataException(
        "found the .npy type '"
            + descr
            + "' ("
            + name(kind)
            + "), expected bool, integers of 8 to 64 bits, float32, float64, complex64 or"
            + " complex128; convert it with numpy's astype before saving");
  }

  private static String name(char kind) {
    return switch (kind) {
      case 'O' -> "an object array, which is a Python pickle and never read";
      case 'S', 'a' -> "byte strings";
      case 'U' -> "text";
      case 'V' -> "raw or structured records";
      case 'M' -> "dates";
      case 'm' -> "time differences";
      case 'f', 'c', 'i', 'u', 'b' -> "a number of a width that is not represented";
      default -> "an unknown kind";
    };
  }
}
