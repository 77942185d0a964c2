// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.util.Arrays;

/**
 * Parses the dictionary of an {@code .npy} header: exactly the members {@code descr}, {@code
 * fortran_order} and {@code shape}, once each and in any order, each of its own literal form.
 * Nothing else of Python is understood. Used once, by one thread.
 */
final class NpyHeaderParser {
  /** Digits of the largest extent that a Java array could have. */
  private static final int MAX_DIGITS = 10;

  private final String text;
  private int at;
  private NpyDescr descr;
  private Boolean fortran;
  private int[] shape;

  NpyHeaderParser(String text) {
    this.text = text;
  }

  NpyHeader parse() {
    expect('{');
    while (!accept('}')) {
      member();
      if (!accept(',')) {
        expect('}');
        break;
      }
    }
    skipSpace();
    if (at < text.length()) {
      throw corrupt("nothing after the dictionary");
    }
    if (descr == null || fortran == null || shape == null) {
      throw corrupt("the members descr, fortran_order and shape");
    }
    return new NpyHeader(descr.type(), descr.order(), fortran, shape);
  }

  private void member() {
    String key = string();
    expect(':');
    if (key.equals("descr") && descr == null) {
      descr = descr();
    } else if (key.equals("fortran_order") && fortran == null) {
      fortran = bool();
    } else if (key.equals("shape") && shape == null) {
      shape = shape();
    } else {
      throw corrupt("descr, fortran_order and shape, once each, not '" + key + "'");
    }
  }

  private NpyDescr descr() {
    skipSpace();
    if (at < text.length() && (text.charAt(at) == '[' || text.charAt(at) == '(')) {
      throw new IncompatibleDataException(
          "found the structured .npy type "
              + excerpt()
              + ", expected a plain number type; save each field as an array of its own");
    }
    return NpyDescr.parse(string());
  }

  private boolean bool() {
    skipSpace();
    if (text.startsWith("True", at)) {
      at += 4;
      return true;
    }
    if (text.startsWith("False", at)) {
      at += 5;
      return false;
    }
    throw corrupt("True or False");
  }

  private int[] shape() {
    int[] extents = new int[NdArray.MAX_RANK];
    int rank = 0;
    boolean comma = true;
    expect('(');
    while (!accept(')')) {
      if (!comma) {
        throw corrupt("',' or ')'");
      }
      if (rank == extents.length) {
        throw new IncompatibleDataException(
            "found an .npy array of more than " + rank + " axes, expected at most " + rank);
      }
      extents[rank++] = extent();
      comma = accept(',');
    }
    if (rank == 1 && !comma) {
      throw corrupt("a tuple such as (3,)");
    }
    return Arrays.copyOf(extents, rank);
  }

  /** Digits, with the L that Python 2 put after a long. */
  private int extent() {
    skipSpace();
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw corrupt("an extent");
    }
    long value = at - start > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(text, start, at, 10);
    if (value > Integer.MAX_VALUE) {
      throw new IncompatibleDataException(
          "found the extent %s in an .npy shape, expected at most %d"
              .formatted(text.substring(start, at), Integer.MAX_VALUE));
    }
    if (at < text.length() && text.charAt(at) == 'L') {
      at++;
    }
    return (int) value;
  }

  private String string() {
    skipSpace();
    if (at >= text.length() || (text.charAt(at) != '\'' && text.charAt(at) != '"')) {
      throw corrupt("a quoted name");
    }
    int end = text.indexOf(text.charAt(at), at + 1);
    if (end < 0) {
      throw corrupt("a closing quote");
    }
    String value = text.substring(at + 1, end);
    at = end + 1;
    return value;
  }

  private boolean accept(char expected) {
    skipSpace();
    if (at < text.length() && text.charAt(at) == expected) {
      at++;
      return true;
    }
    return false;
  }

  private void expect(char expected) {
    if (!accept(expected)) {
      throw corrupt("'" + expected + "'");
    }
  }

  private void skipSpace() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private CorruptDataException corrupt(String expected) {
    return new CorruptDataException(
        "found %s at character %d of the .npy header, expected %s"
            .formatted(excerpt(), at, expected));
  }

  private String excerpt() {
    int end = Math.min(text.length(), at + 60);
    return at >= end ? "its end" : text.substring(at, end).strip();
  }
}
