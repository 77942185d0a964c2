// SPDX-License-Identifier: MIT
package io.dase.cache.diff;

import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.diff.ArrayDiff.Extreme;
import io.dase.cache.diff.ArrayDiff.Form;
import io.dase.cache.format.ArrayStream;
import io.dase.cache.format.NdArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Compares two arrays piece by piece. Used by one thread, once. */
final class ArrayComparison {
  private static final int BLOCK = 1 << 16;

  /** Beyond this, arrays whose axes lie in different orders are not compared element by element. */
  private static final int MAX_REORDERED_BYTES = 1 << 26;

  private final Form from;
  private final Form to;
  private final boolean fortran;
  private long compared;
  private long differing;
  private long notFinite;
  private Extreme maxAbsolute;
  private Extreme maxRelative;

  private ArrayComparison(Form from, Form to, boolean fortran) {
    this.from = from;
    this.to = to;
    this.fortran = fortran;
  }

  /**
   * @throws IncompatibleDataException if the axes lie in different orders, and one of the arrays is
   *     too large to read it in the other's
   */
  static ArrayDiff of(ArrayStream from, ArrayStream to) throws IOException {
    boolean alike = from.isFortran() == to.isFortran();
    ArrayComparison comparison =
        new ArrayComparison(form(from), form(to), alike && from.isFortran());
    if (comparison.from.shape().equals(comparison.to.shape())) {
      if (alike) {
        while (from.left() > 0) {
          comparison.add(from.next(BLOCK), to.next(BLOCK));
        }
      } else {
        comparison.add(from.whole(MAX_REORDERED_BYTES), to.whole(MAX_REORDERED_BYTES));
      }
    }
    return comparison.result();
  }

  private static Form form(ArrayStream array) {
    List<Integer> shape = new ArrayList<>();
    for (int extent : array.shape()) {
      shape.add(extent);
    }
    return new Form(array.type(), shape);
  }

  private void add(NdArray a, NdArray b) {
    if (a.type() != b.type()) {
      addAll(a, b, false);
    } else if (a.asByteBuffer().mismatch(b.asByteBuffer()) >= 0) {
      addAll(a, b, true);
    }
    compared += a.size();
  }

  private void addAll(NdArray a, NdArray b, boolean byBits) {
    Numbers x = Numbers.of(a);
    Numbers y = Numbers.of(b);
    ByteBuffer bytes = a.asByteBuffer();
    ByteBuffer others = b.asByteBuffer();
    int item = a.type().itemBytes();
    for (int i = 0; i < a.size(); i++) {
      boolean same = byBits ? sameBits(bytes, others, item, i) : x.equalTo(y, i);
      if (!same) {
        addOne(x, y, i);
      }
    }
  }

  private static boolean sameBits(ByteBuffer a, ByteBuffer b, int item, int i) {
    return switch (item) {
      case 1 -> a.get(i) == b.get(i);
      case 2 -> a.getShort(2 * i) == b.getShort(2 * i);
      case 4 -> a.getInt(4 * i) == b.getInt(4 * i);
      case 8 -> a.getLong(8 * i) == b.getLong(8 * i);
      default ->
          a.getLong(item * i) == b.getLong(item * i)
              && a.getLong(item * i + 8) == b.getLong(item * i + 8);
    };
  }

  private void addOne(Numbers x, Numbers y, int i) {
    differing++;
    if (!x.isFinite(i) || !y.isFinite(i)) {
      notFinite++;
      return;
    }
    double absolute = x.distance(y, i);
    if (maxAbsolute == null || absolute > maxAbsolute.difference()) {
      maxAbsolute = extreme(absolute, x, y, i);
    }
    double relative = x.relativeDistance(y, i);
    if (maxRelative == null || relative > maxRelative.difference()) {
      maxRelative = extreme(relative, x, y, i);
    }
  }

  private Extreme extreme(double difference, Numbers x, Numbers y, int i) {
    return new Extreme(difference, index(compared + i), x.print(i), y.print(i));
  }

  /** The index of the element at a place in the file. */
  private List<Integer> index(long place) {
    List<Integer> extents = new ArrayList<>(from.shape());
    if (!fortran) {
      Collections.reverse(extents);
    }
    List<Integer> index = new ArrayList<>();
    long rest = place;
    for (int extent : extents) {
      index.add((int) (rest % extent));
      rest /= extent;
    }
    if (!fortran) {
      Collections.reverse(index);
    }
    return index;
  }

  private ArrayDiff result() {
    return new ArrayDiff(
        from,
        to,
        compared,
        differing,
        notFinite,
        Optional.ofNullable(maxAbsolute),
        Optional.ofNullable(maxRelative));
  }
}
