// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.format.Codecs;
import io.dase.cache.format.NpzArchive.Packing;
import io.dase.cache.store.NewEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a writer notes with a value. Immutable; safe from any thread.
 *
 * @param cost what the value cost to make; kept in milliseconds, rounded up
 * @param expires when it ceases to be served, by the wall clock; empty: never
 * @param schema the version of the value's layout within its category, from 1
 * @param meta text, longs, lists and maps of these
 * @param packing how the arrays of a map lie in their {@code .npz}
 */
public record SaveOptions(
    Duration cost,
    Optional<Instant> expires,
    long schema,
    Map<String, Object> meta,
    Packing packing) {
  private static final Duration MAX_COST = Duration.ofDays(36_500);
  private static final Instant FIRST_EXPIRY = Instant.ofEpochMilli(1);
  private static final Instant LAST_EXPIRY = Instant.parse("9999-12-31T23:59:59Z");

  /** No cost known, never expires, schema 1, no meta, arrays stored as they are. */
  public static final SaveOptions DEFAULTS =
      new SaveOptions(Duration.ZERO, Optional.empty(), 1, Map.of(), Packing.STORED);

  private static final long NANOS_PER_MS = 1_000_000;

  /**
   * @throws IllegalArgumentException for a cost, an instant or a schema out of range
   */
  public SaveOptions {
    if (cost.isNegative() || cost.compareTo(MAX_COST) > 0) {
      throw new IllegalArgumentException(
          "cost is " + cost + "; expected zero to " + MAX_COST + " (a hundred years)");
    }
    if (expires.isPresent()
        && (expires.get().isBefore(FIRST_EXPIRY) || expires.get().isAfter(LAST_EXPIRY))) {
      throw new IllegalArgumentException(
          "expires is "
              + expires.get()
              + "; expected "
              + FIRST_EXPIRY
              + " to "
              + LAST_EXPIRY
              + ", or none for a value that never expires");
    }
    if (schema < 1) {
      throw new IllegalArgumentException("schema is " + schema + "; expected 1 or more");
    }
    meta = Map.copyOf(meta);
    Objects.requireNonNull(packing, "packing");
  }

  /** With what the value cost to make. */
  public SaveOptions withCost(Duration newCost) {
    return new SaveOptions(newCost, expires, schema, meta, packing);
  }

  /** With an end by the wall clock, after which it is not served. */
  public SaveOptions withExpires(Instant newExpires) {
    return new SaveOptions(cost, Optional.of(newExpires), schema, meta, packing);
  }

  /** With another version of the value's layout. */
  public SaveOptions withSchema(long newSchema) {
    return new SaveOptions(cost, expires, newSchema, meta, packing);
  }

  /** With these notes in the record. */
  public SaveOptions withMeta(Map<String, Object> newMeta) {
    return new SaveOptions(cost, expires, schema, newMeta, packing);
  }

  /** With arrays packed so in an {@code .npz}. */
  public SaveOptions withPacking(Packing newPacking) {
    return new SaveOptions(cost, expires, schema, meta, newPacking);
  }

  /**
   * @throws IllegalArgumentException if no format brings the value back
   */
  NewEntry encode(Object value) {
    Codecs.Encoded encoded = Codecs.encode(value, packing);
    return applyTo(NewEntry.of(encoded.bytes(), encoded.extension()));
  }

  NewEntry applyTo(NewEntry value) {
    return value
        .costMs(cost.plusNanos(NANOS_PER_MS - 1).toMillis())
        .expiresMs(expires.map(Instant::toEpochMilli).orElse(0L))
        .schema(schema)
        .meta(meta);
  }
}
