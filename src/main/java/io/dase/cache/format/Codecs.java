// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.IncompatibleDataException;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * Picks the format of a value, and reads it back by the extension that was recorded with it.
 *
 * <table>
 *   <caption>What becomes what</caption>
 *   <tr><th>value</th><th>format</th></tr>
 *   <tr><td>NdArray; double[] as a float64 vector</td><td>npy</td></tr>
 *   <tr><td>Map with at least one NdArray</td><td>npz</td></tr>
 *   <tr><td>byte[]</td><td>bin</td></tr>
 *   <tr><td>anything else that JSON holds</td><td>json</td></tr>
 * </table>
 *
 * <p>Stateless; safe from any thread.
 */
public final class Codecs {
  /** The extension of plain bytes. */
  public static final String BYTES = "bin";

  private static final NpyCodec NPY = new NpyCodec();
  private static final NpzCodec NPZ = new NpzCodec();

  private Codecs() {}

  /** A value as a file: its extension without the dot, and its bytes, which are the caller's. */
  public record Encoded(String extension, byte[] bytes) {}

  /** As {@link #encode(Object, NpzArchive.Packing)}, with arrays stored as they are. */
  public static Encoded encode(Object value) {
    return encode(value, NpzArchive.Packing.STORED);
  }

  /**
   * The file that holds the value.
   *
   * @param packing how the arrays of a map lie in their npz
   * @throws IllegalArgumentException if no format brings the value back
   */
  @SuppressWarnings("unchecked")
  public static Encoded encode(Object value, NpzArchive.Packing packing) {
    if (value instanceof NdArray array) {
      return encoded(NPY, array);
    }
    if (value instanceof double[] vector) {
      return encoded(NPY, NdArray.of(vector, vector.length));
    }
    if (value instanceof byte[] bytes) {
      return new Encoded(BYTES, bytes.clone());
    }
    if (value.getClass().isArray()) {
      throw new IllegalArgumentException(
          "found a " + value.getClass().getSimpleName() + ", expected NdArray.of(...) or a List");
    }
    if (value instanceof Map<?, ?> map) {
      requireTextKeys(map);
      if (map.values().stream().anyMatch(NdArray.class::isInstance)) {
        return encoded(new NpzCodec(packing), (Map<String, Object>) map);
      }
    }
    return encoded(new JsonCodec<>(Object.class), value);
  }

  private static <T> Encoded encoded(ValueCodec<T> codec, T value) {
    return new Encoded(codec.extension(), codec.encode(value));
  }

  private static void requireTextKeys(Map<?, ?> map) {
    for (Object key : map.keySet()) {
      if (!(key instanceof String)) {
        throw new IllegalArgumentException("found the map key " + key + ", expected text");
      }
    }
  }

  /**
   * The value of a file. Its type must be able to hold what the format gives: NdArray or double[]
   * for npy, Map for npz, a record, tree, Map, List, text or number for json; byte[] gets any file
   * as it is, Object the natural type of the format.
   *
   * @param bytes whose remaining bytes are the file; nobody may write to them afterwards
   * @throws io.dase.cache.core.CorruptDataException if the bytes break their format
   * @throws IncompatibleDataException if they hold what {@code type} cannot
   */
  public static <T> T decode(ByteBuffer bytes, String extension, Class<T> type) {
    Object value =
        type == byte[].class || extension.equals(BYTES)
            ? copy(bytes)
            : switch (extension) {
              case "npy" -> type == double[].class ? vector(bytes) : NPY.decode(bytes);
              case "npz" -> NPZ.decode(bytes);
              case "json" -> Json.parse(bytes, type);
              default ->
                  throw new IncompatibleDataException(
                      "found a ."
                          + extension
                          + " file, expected npy, npz, json or bin; load it as"
                          + " byte[] or by its path");
            };
    if (!type.isInstance(value)) {
      throw new IncompatibleDataException(
          "found a %s file, which holds a %s, expected a %s; load it as the former"
              .formatted(extension, value.getClass().getSimpleName(), type.getSimpleName()));
    }
    return type.cast(value);
  }

  private static byte[] copy(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    return copy;
  }

  private static double[] vector(ByteBuffer bytes) {
    NdArray array = NPY.decode(bytes);
    if (array.type() != DType.FLOAT64 || array.rank() != 1) {
      throw new IncompatibleDataException(
          "found %s %s, expected a vector of float64 for double[]; load it as NdArray"
              .formatted(array.type(), Shape.print(array.shape())));
    }
    return array.toDoubleArray();
  }
}
