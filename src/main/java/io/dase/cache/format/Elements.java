// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import java.nio.ByteBuffer;

/** Reads single elements of little-endian data by their number. */
final class Elements {
  private Elements() {}

  /** Element {@code i} as a double: exact up to 53 bits, beyond that the nearest double. */
  static double asDouble(ByteBuffer data, DType type, int i) {
    return switch (type) {
      case FLOAT32 -> data.getFloat(4 * i);
      case FLOAT64 -> data.getDouble(8 * i);
      case UINT64 -> unsignedToDouble(data.getLong(8 * i));
      case COMPLEX64, COMPLEX128 -> throw notReal(type);
      default -> asLong(data, type, i);
    };
  }

  /** Element {@code i} as a long; uint64 keeps its 64 bits, true is 1. */
  static long asLong(ByteBuffer data, DType type, int i) {
    return switch (type) {
      case BOOL -> data.get(i) == 0 ? 0 : 1;
      case INT8 -> data.get(i);
      case UINT8 -> Byte.toUnsignedLong(data.get(i));
      case INT16 -> data.getShort(2 * i);
      case UINT16 -> Short.toUnsignedLong(data.getShort(2 * i));
      case INT32 -> data.getInt(4 * i);
      case UINT32 -> Integer.toUnsignedLong(data.getInt(4 * i));
      case INT64, UINT64 -> data.getLong(8 * i);
      default ->
          throw new IllegalStateException(
              "found an array of " + type + ", expected integers or bool; read it as doubles");
    };
  }

  /** Element {@code i} as text, complex numbers as {@code 1.0+2.0j}. */
  static String print(ByteBuffer data, DType type, int i) {
    return switch (type) {
      case BOOL -> Boolean.toString(data.get(i) != 0);
      case FLOAT32 -> Float.toString(data.getFloat(4 * i));
      case FLOAT64 -> Double.toString(data.getDouble(8 * i));
      case UINT64 -> Long.toUnsignedString(data.getLong(8 * i));
      case COMPLEX64 ->
          complex(Float.toString(data.getFloat(8 * i)), Float.toString(data.getFloat(8 * i + 4)));
      case COMPLEX128 ->
          complex(
              Double.toString(data.getDouble(16 * i)), Double.toString(data.getDouble(16 * i + 8)));
      default -> Long.toString(asLong(data, type, i));
    };
  }

  private static String complex(String re, String im) {
    return re + (im.startsWith("-") ? "" : "+") + im + "j";
  }

  /** Halving with the lost bit kept ("sticky") rounds once, to nearest even. */
  private static double unsignedToDouble(long bits) {
    return bits >= 0 ? (double) bits : 2.0 * ((bits >>> 1) | (bits & 1));
  }

  private static IllegalStateException notReal(DType type) {
    return new IllegalStateException(
        "found an array of "
            + type
            + ", expected a real type; its parts lie interleaved in asDoubleBuffer or"
            + " asFloatBuffer");
  }
}
