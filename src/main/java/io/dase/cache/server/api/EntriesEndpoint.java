// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.CacheManager;
import io.dase.cache.core.Category;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.server.api.EntryOrder.Position;
import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.Call;
import io.dase.cache.server.http.Endpoint;
import io.dase.cache.server.http.JsonText;
import io.dase.cache.server.http.Query;
import io.dase.cache.server.http.Range;
import io.dase.cache.store.UsageTotals;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** {@code GET /api/cache/entries}: a page of entries. Safe from any thread. */
final class EntriesEndpoint implements Endpoint {
  static final String[] PARAMETERS = {
    "category", "prefix", "contains", "sort", "order", "after", "limit"
  };

  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1000;

  private final Memo<Listed> listed;

  private record Listed(List<EntryInfo> entries, UsageTotals usage) {}

  private record Placed(EntryInfo info, Position position) {}

  EntriesEndpoint(CacheManager cache) {
    this.listed = new Memo<>(() -> new Listed(cache.list(), cache.usage()));
  }

  @Override
  public Answer answer(Call call) {
    Query query = call.query();
    Predicate<EntryInfo> wanted = wanted(query);
    EntryOrder order =
        query.oneOf("sort", EntryOrder.values(), EntriesEndpoint::text, EntryOrder.KEY);
    boolean descending =
        query.oneOf("order", List.of("asc", "desc"), text -> text, "asc").equals("desc");
    int limit = query.whole("limit", Range.of(1L, MAX_LIMIT), DEFAULT_LIMIT);
    Position after = query.text("after").map(Position::of).orElse(null);

    Listed all = listed.get();
    Comparator<Position> comparator = Position.comparator(descending);
    List<Placed> sorted =
        all.entries.stream()
            .filter(wanted)
            .map(info -> new Placed(info, order.position(info, all.usage)))
            .sorted(Comparator.comparing(Placed::position, comparator))
            .toList();
    List<Placed> page =
        sorted.stream()
            .filter(placed -> after == null || comparator.compare(placed.position, after) > 0)
            .limit(limit + 1L)
            .toList();
    return Answer.json(json(sorted, page, limit, all.usage)).notStored();
  }

  private static ObjectNode json(
      List<Placed> matching, List<Placed> page, int limit, UsageTotals usage) {
    ObjectNode json = JsonText.object();
    json.put("total", matching.size());
    json.put(
        "total_size_bytes", matching.stream().mapToLong(placed -> placed.info.sizeBytes()).sum());
    json.put("next", page.size() > limit ? page.get(limit - 1).position.cursor() : null);
    ArrayNode entries = json.putArray("entries");
    page.stream().limit(limit).forEach(each -> entries.add(EntryJson.brief(each.info, usage)));
    return json;
  }

  private static Predicate<EntryInfo> wanted(Query query) {
    Predicate<EntryInfo> wanted = info -> true;
    if (query.text("category").isPresent()) {
      Category category =
          query.parsed("category", "the name of a category, such as stencils", Category::new);
      wanted = wanted.and(info -> info.key().category().equals(category));
    }
    String prefix = query.text("prefix").orElse("");
    String part = query.text("contains").orElse("").toLowerCase(Locale.ROOT);
    return wanted.and(
        info ->
            info.key().key().startsWith(prefix)
                && (part.isEmpty() || info.key().key().toLowerCase(Locale.ROOT).contains(part)));
  }

  private static String text(EntryOrder order) {
    return order.name().toLowerCase(Locale.ROOT);
  }
}
