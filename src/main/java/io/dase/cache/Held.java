// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.format.Codecs;
import io.dase.cache.format.NdArray;
import io.dase.cache.store.Entry;
import io.dase.cache.store.Revalidation;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Set;

/**
 * The bytes of a value, and the value itself where nobody can change it: arrays, and maps of
 * arrays, text, numbers and booleans. Every other value is decoded anew for each caller. Immutable;
 * safe from any thread.
 */
final class Held {
  private static final int OVERHEAD_BYTES = 1024;
  private static final Set<String> ARRAYS = Set.of("npy", "npz");

  private final ByteBuffer content;
  private final String extension;
  private final long schema;
  private final Revalidation revalidation;
  private final Object shared;

  private Held(
      ByteBuffer content, String extension, long schema, Revalidation revalidation, Class<?> type) {
    this.content = content;
    this.extension = extension;
    this.schema = schema;
    this.revalidation = revalidation;
    shared =
        type != byte[].class && ARRAYS.contains(extension)
            ? ifUnchangeable(Codecs.decode(content, extension, Object.class))
            : null;
  }

  /**
   * A value of the store.
   *
   * @param type that is asked for; with byte[] the content is not looked at
   * @throws io.dase.cache.core.CacheException if the content breaks the format it claims to be
   */
  static Held stored(Entry entry, Class<?> type) {
    return new Held(
        entry.content(),
        entry.record().extension(),
        entry.record().schema(),
        entry.revalidation(),
        type);
  }

  /** A value that no store holds. */
  static Held computed(Codecs.Encoded encoded, Class<?> type) {
    return new Held(
        ByteBuffer.wrap(encoded.bytes()).asReadOnlyBuffer(), encoded.extension(), 1, null, type);
  }

  /** Whether the store would give the same, as {@link Revalidation} tells. */
  boolean isCurrent() {
    return revalidation != null && revalidation.isCurrent();
  }

  long schema() {
    return schema;
  }

  /**
   * The value, for the caller to keep.
   *
   * @throws io.dase.cache.core.CacheException if it is no such value
   */
  <T> T as(Class<T> type) {
    return type.isInstance(shared) ? type.cast(shared) : Codecs.decode(content, extension, type);
  }

  /** How much memory it takes, roughly; saturates. */
  int weight() {
    long weight = OVERHEAD_BYTES + (long) content.remaining();
    if (shared instanceof Map<?, ?> map) {
      for (Object value : map.values()) {
        weight += value instanceof NdArray array ? array.byteSize() : 0;
      }
    }
    return (int) Math.min(Integer.MAX_VALUE, weight);
  }

  private static Object ifUnchangeable(Object value) {
    return value instanceof NdArray
            || (value instanceof Map<?, ?> map && map.values().stream().allMatch(Held::isPlain))
        ? value
        : null;
  }

  private static boolean isPlain(Object value) {
    return value instanceof NdArray
        || value instanceof String
        || value instanceof Number
        || value instanceof Boolean;
  }
}
