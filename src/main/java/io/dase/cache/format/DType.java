// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import java.util.Locale;

/**
 * The element types that an {@link NdArray} holds, named as numpy names them. Immutable; safe from
 * any thread.
 */
public enum DType {
  BOOL('b', 1),
  INT8('i', 1),
  INT16('i', 2),
  INT32('i', 4),
  INT64('i', 8),
  UINT8('u', 1),
  UINT16('u', 2),
  UINT32('u', 4),
  UINT64('u', 8),
  FLOAT32('f', 4),
  FLOAT64('f', 8),
  /** Pairs of float32: real part, imaginary part. */
  COMPLEX64('c', 8),
  /** Pairs of float64: real part, imaginary part. */
  COMPLEX128('c', 16);

  private final char kind;
  private final int itemBytes;

  DType(char kind, int itemBytes) {
    this.kind = kind;
    this.itemBytes = itemBytes;
  }

  /** The size of one element in bytes. */
  public int itemBytes() {
    return itemBytes;
  }

  /** The size in bytes of the unit whose bytes have an order: half an element if complex. */
  public int componentBytes() {
    return isComplex() ? itemBytes / 2 : itemBytes;
  }

  public boolean isComplex() {
    return kind == 'c';
  }

  /** True for the signed and unsigned integers and for bool. */
  public boolean isIntegral() {
    return kind == 'i' || kind == 'u' || kind == 'b';
  }

  /** Numpy's type string for this type in little-endian order, such as {@code <f8}. */
  public String descr() {
    return (itemBytes == 1 ? "|" : "<") + kind + itemBytes;
  }

  /** Numpy's name, such as {@code float64}. */
  public String numpyName() {
    return name().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return numpyName();
  }
}
