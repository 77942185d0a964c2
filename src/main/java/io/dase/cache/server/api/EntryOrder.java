// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.server.http.Problem;
import io.dase.cache.store.UsageTotals;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.function.ToLongBiFunction;

/** What a list of entries is sorted by; entries that are equal in it go by name. Immutable. */
enum EntryOrder {
  KEY((info, usage) -> 0),
  SIZE((info, usage) -> info.sizeBytes()),
  ACCESSES((info, usage) -> info.accesses()),
  CREATED((info, usage) -> info.created().toEpochMilli()),
  LAST_USED((info, usage) -> usage.use(info.key()).lastMs()),
  COST((info, usage) -> info.costMs());

  private static final int PARTS = 4;

  private final ToLongBiFunction<EntryInfo, UsageTotals> number;

  EntryOrder(ToLongBiFunction<EntryInfo, UsageTotals> number) {
    this.number = number;
  }

  /** Where an entry stands in a list. */
  record Position(long number, CacheKey key, String variant) {
    static Comparator<Position> comparator(boolean descending) {
      Comparator<Position> byNumber = Comparator.comparingLong(Position::number);
      Comparator<Position> byName =
          Comparator.comparing(Position::key).thenComparing(Position::variant);
      return descending
          ? byNumber.reversed().thenComparing(byName.reversed())
          : byNumber.thenComparing(byName);
    }

    /** As text that a client gives back. */
    String cursor() {
      String text = number + "\0" + key.category() + "\0" + variant + "\0" + key.key();
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * @throws Problem 400 unless it is a cursor
     */
    static Position of(String cursor) {
      try {
        String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
        String[] parts = text.split("\0", PARTS);
        if (parts.length == PARTS) {
          return new Position(
              Long.parseLong(parts[0]), CacheKey.of(parts[1], parts[PARTS - 1]), parts[2]);
        }
      } catch (IllegalArgumentException e) {
        throw malformed(cursor);
      }
      throw malformed(cursor);
    }

    private static Problem malformed(String cursor) {
      return Problem.parameter("after", cursor, "'next' of the page before");
    }
  }

  Position position(EntryInfo info, UsageTotals usage) {
    return new Position(number.applyAsLong(info, usage), info.key(), info.variant().id());
  }
}
