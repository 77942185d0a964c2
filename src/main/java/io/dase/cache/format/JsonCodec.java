// SPDX-License-Identifier: MIT
package io.dase.cache.format;

import java.nio.ByteBuffer;

/**
 * JSON in UTF-8 for Jackson trees, records, and plain maps, lists, text, numbers and booleans.
 *
 * <p>Values come back equal where JSON keeps their type: in trees and untyped maps an integer comes
 * back as the smallest of Integer, Long and BigInteger that holds it, any other number as a Double,
 * a Java array as a List. NaN, infinities and {@link NdArray}s are never written. Bare NaN is not
 * read either; the texts {@code "NaN"}, {@code "Infinity"} and {@code "-Infinity"}, with which
 * other programs stand in for them, are read as numbers where a record asks for one.
 *
 * <p>Stateless; safe from any thread.
 */
public final class JsonCodec<T> implements ValueCodec<T> {
  private final Class<T> type;

  /** A codec for values of this class, such as a record or {@code JsonNode}. */
  public JsonCodec(Class<T> type) {
    this.type = type;
  }

  @Override
  public String extension() {
    return "json";
  }

  @Override
  public byte[] encode(T value) {
    return Json.bytes(value);
  }

  @Override
  public T decode(ByteBuffer bytes) {
    return Json.parse(bytes, type);
  }
}
