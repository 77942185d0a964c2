// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.format.NdArray;
import io.dase.cache.testing.Eventually;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreEndpointsTest extends OpenServer {
  @Test
  void statsTellWhatTheStoreHoldsAndWhatTheServiceDid() throws Exception {
    assertThat(json("/api/cache/stats").get("hit_rate").isNull()).isTrue();
    get("/api/fractional_kernel?alpha=1.5&dt=0.01&N=100");
    get("/api/fractional_kernel?alpha=1.5&dt=0.01&N=100");
    get("/api/stencil?key=laplacian_1d_16");

    Eventually.await(() -> json("/api/cache/stats").get("total_entries").intValue() == 2);
    JsonNode stats = json("/api/cache/stats");
    assertThat(stats.get("cache_hits").intValue()).isEqualTo(1);
    assertThat(stats.get("cache_misses").intValue()).isEqualTo(2);
    assertThat(stats.get("hit_rate").doubleValue()).isEqualTo(1 / 3.0);
    assertThat(stats.get("planning_seconds_saved").doubleValue()).isZero();
    assertThat(stats.get("total_size_mb").doubleValue())
        .isEqualTo(stats.get("total_size_bytes").longValue() / 1048576.0);
    assertThat(stats.at("/categories/fractional_kernels/entries").intValue()).isEqualTo(1);
    assertThat(stats.at("/misses/COLD").intValue()).isPositive();
    assertThat(stats.at("/providers/stencils/cache_misses").intValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "key, asc",
    "key, desc",
    "size, asc",
    "size, desc",
    "created, asc",
    "accesses, desc",
    "last_used, asc",
    "cost, asc"
  })
  void pagesFollowOneAnotherWithoutLossInEveryOrder(String sort, String order) throws Exception {
    List<String> saved = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      cache.save("trials", "entry " + i, new double[1 + i % 3]);
      saved.add("entry " + i);
    }
    List<String> listed = new ArrayList<>();
    List<Long> sizes = new ArrayList<>();
    String query = "/api/cache/entries?limit=7&sort=" + sort + "&order=" + order;
    String after = "";
    do {
      JsonNode page = json(query + after);
      assertThat(page.get("total").intValue()).isEqualTo(25);
      assertThat(page.get("entries").size()).isLessThanOrEqualTo(7);
      page.get("entries").forEach(entry -> listed.add(entry.get("key").textValue()));
      page.get("entries").forEach(entry -> sizes.add(entry.get("size_bytes").longValue()));
      after = page.get("next").isNull() ? "" : "&after=" + page.get("next").textValue();
    } while (!after.isEmpty());

    assertThat(listed).containsExactlyInAnyOrderElementsOf(saved);
    if (sort.equals("size")) {
      assertThat(sizes)
          .isSortedAccordingTo(order.equals("asc") ? Long::compare : (a, b) -> Long.compare(b, a));
    }
  }

  @Test
  void entriesAreChosenByCategoryPrefixAndPartOfTheKey() throws Exception {
    cache.save("trials", "north", new double[1]);
    cache.save("trials", "south", new double[1]);
    cache.save("others", "north", new double[1]);

    assertThat(json("/api/cache/entries?category=trials").get("total").intValue()).isEqualTo(2);
    assertThat(json("/api/cache/entries?prefix=no").get("total").intValue()).isEqualTo(2);
    assertThat(json("/api/cache/entries?contains=OUT").get("total").intValue()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, limit",
    "limit=1001, limit",
    "after=xyz, after",
    "after=!, after",
    "sort=color, sort",
    "category=A, category",
    "order=up, order"
  })
  void aWrongPageIsAProblem(String query, String parameter) throws Exception {
    JsonNode problem = json("/api/cache/entries?" + query);

    assertThat(problem.get("status").intValue()).isEqualTo(400);
    assertThat(problem.get("parameter").textValue()).isEqualTo(parameter);
  }

  @Test
  void anEntryIsDescribedAndItsContentIsTheFile() throws Exception {
    cache.save("trials", "field", NdArray.of(new double[] {1, 2, 3}, 3));
    EntryInfo info = cache.info("trials", "field").orElseThrow();

    JsonNode entry = json("/api/cache/entries/trials/field");
    HttpResponse<byte[]> content = get("/api/cache/entries/trials/field/content");

    assertThat(entry.get("sha256").textValue()).isEqualTo(info.sha256());
    assertThat(entry.get("size_bytes").longValue()).isEqualTo(info.sizeBytes());
    assertThat(content.body()).isEqualTo(Files.readAllBytes(info.file()));
    assertThat(header(content, "ETag")).isEqualTo('"' + info.sha256() + '"');
    assertThat(header(content, "Content-Type")).isEqualTo("application/x-npy");
    HttpResponse<byte[]> part =
        get("/api/cache/entries/trials/field/content", "Range", "bytes=0-5");
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(text(part).substring(1)).isEqualTo("NUMPY");
  }

  @Test
  void aMissingEntryComesWithTheReason() throws Exception {
    cache.save("trials", "gone", Map.of("a", 1));
    cache.delete("trials", "gone");

    JsonNode never = json("/api/cache/entries/trials/never");
    JsonNode gone = json("/api/cache/entries/trials/gone/content");

    assertThat(never.get("status").intValue()).isEqualTo(404);
    assertThat(never.get("reason").textValue()).isEqualTo("COLD");
    assertThat(gone.get("reason").textValue()).isEqualTo("DELETED");
  }

  @Test
  void anEncodedSlashIsDataOfTheKey() throws Exception {
    cache.save("trials", "a/b", new double[] {1});

    assertThat(json("/api/cache/entries/trials/a%2Fb").get("key").textValue()).isEqualTo("a/b");
    assertThat(get("/api/cache/entries/trials/a%2fc").statusCode()).isEqualTo(404);
    assertThat(get("/api/cache/entries/trials/a/b").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "..%2f..%2f..%2fetc%2fpasswd",
    "%2e%2e",
    "%2e%2e%2f%2e%2e%2f.store%2fSTORE",
    "..%5c..%5cwindows",
    "%252e%252e%252fSTORE",
    ";x=y",
    "a%00b",
    "..",
    ".%2e",
    "..\\..\\STORE",
    "%c0%ae%c0%ae%c0%afSTORE",
    "%e0%80%ae%e0%80%ae",
    "%ed%a0%80",
  })
  void noKeyReachesOutsideTheStore(String key) throws Exception {
    cache.save("trials", "x", new double[] {1});
    String request =
        "GET /api/cache/entries/trials/%s/content HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

    assertThat(raw(request.formatted(key))).containsPattern("^HTTP/1.1 40[04]");
  }

  @ParameterizedTest
  @CsvSource({
    "/../../etc/passwd",
    "/dashboard/../../../../etc/passwd",
    "/dashboard/..%2f..%2fmodule-info.class",
    "/dashboard/%2e%2e/openapi.json",
    "//etc/passwd",
    "/api/cache/entries/../../../STORE"
  })
  void noPathReachesOutsideTheResources(String path) throws Exception {
    assertThat(raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .containsPattern("^HTTP/1.1 40[04]");
  }

  @Test
  void historyHoldsTheCountsOfThisMoment() throws Exception {
    get("/api/fractional_kernel?alpha=1.5&dt=0.01&N=10");
    get("/api/nothing");

    JsonNode samples = json("/api/cache/history").get("samples");
    JsonNode last = samples.get(samples.size() - 1);
    assertThat(samples.size()).isGreaterThanOrEqualTo(2);
    assertThat(last.get("requests").intValue()).isEqualTo(2);
    assertThat(last.get("errors").intValue()).isEqualTo(1);
    assertThat(last.get("cache_misses").intValue()).isEqualTo(1);
  }
}
