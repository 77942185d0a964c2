// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import io.dase.cache.core.CacheException;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Maps whose values are {@link NdArray}s or JSON values, as one {@code .npz}: each array is a
 * member, and all other values together are one JSON object in the uint8 member {@code __json__},
 * absent if there are none. Numpy reads the arrays under their names.
 *
 * <p>JSON values come back as {@link JsonCodec} tells. Decoded maps cannot be changed. Stateless;
 * safe from any thread.
 */
public final class NpzCodec implements ValueCodec<Map<String, Object>> {
  /** The name that no array or value may have. */
  public static final String JSON_MEMBER = "__json__";

  private final NpzArchive.Packing packing;

  /** Writes arrays as they are, so that they are read without a copy. */
  public NpzCodec() {
    this(NpzArchive.Packing.STORED);
  }

  public NpzCodec(NpzArchive.Packing packing) {
    this.packing = packing;
  }

  @Override
  public String extension() {
    return "npz";
  }

  @Override
  public byte[] encode(Map<String, Object> map) {
    Map<String, NdArray> arrays = arrays(map);
    long bytes = arrays.values().stream().mapToLong(NdArray::byteSize).sum();
    if (bytes > NdArray.MAX_BYTES / 2) {
      throw new IllegalArgumentException(
          "found arrays of %d bytes, expected at most %d in one byte[]; stream them with write"
              .formatted(bytes, NdArray.MAX_BYTES / 2));
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      NpzArchive.write(arrays, packing, out);
    } catch (IOException e) {
      throw new CacheException("writing an .npz to memory failed", e);
    }
    return out.toByteArray();
  }

  /** Writes the file that {@link #encode} returns, without a second copy of the arrays. */
  public void write(Map<String, Object> map, OutputStream out) throws IOException {
    NpzArchive.write(arrays(map), packing, out);
  }

  private static Map<String, NdArray> arrays(Map<String, Object> map) {
    Map<String, NdArray> arrays = new LinkedHashMap<>();
    Map<String, Object> values = new LinkedHashMap<>();
    map.forEach(
        (name, value) -> {
          if (name.equals(JSON_MEMBER)) {
            throw new IllegalArgumentException(
                "found the name " + JSON_MEMBER + ", expected another; it holds the JSON values");
          }
          if (value instanceof NdArray array) {
            arrays.put(name, array);
          } else {
            values.put(name, value);
          }
        });
    if (!values.isEmpty()) {
      byte[] json = Json.bytes(values);
      arrays.put(JSON_MEMBER, NdArray.adopt(DType.UINT8, ByteBuffer.wrap(json), json.length));
    }
    return arrays;
  }

  @Override
  public Map<String, Object> decode(ByteBuffer bytes) {
    Map<String, Object> map = new LinkedHashMap<>(NpzArchive.read(bytes));
    if (map.remove(JSON_MEMBER) instanceof NdArray json) {
      values(json)
          .forEach(
              (name, value) -> {
                if (map.containsKey(name)) {
                  throw new CorruptDataException(
                      "found '" + name + "' as an array and in " + JSON_MEMBER + " of one .npz");
                }
                map.put(name, value);
              });
    }
    return Collections.unmodifiableMap(map);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> values(NdArray json) {
    if (json.type() != DType.UINT8 || json.rank() != 1) {
      throw new IncompatibleDataException(
          "found %s %s as %s, expected JSON text as a vector of uint8"
              .formatted(json.type(), Shape.print(json.shape()), JSON_MEMBER));
    }
    return Json.parse(json.asByteBuffer(), Map.class);
  }
}
