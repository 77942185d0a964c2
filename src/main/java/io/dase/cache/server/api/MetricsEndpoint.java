// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import io.dase.cache.CacheManager;
import io.dase.cache.metrics.CacheMetrics;
import io.dase.cache.metrics.PrometheusText;
import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.Call;
import io.dase.cache.server.http.Endpoint;
import io.dase.cache.server.http.Problem;
import io.dase.cache.server.http.RequestCounts;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** {@code GET /metrics}, where Micrometer is on the class path. Safe from any thread. */
final class MetricsEndpoint implements Endpoint {
  private static final int CLASSES = 5;

  private final PrometheusText text;

  private MetricsEndpoint(PrometheusText text) {
    this.text = text;
  }

  static Endpoint of(CacheManager cache, Providers providers, RequestCounts requests) {
    try {
      PrometheusText text = new PrometheusText(new CacheMetrics(cache, providers::statistics));
      for (int digit = 2; digit <= CLASSES; digit++) {
        int status = digit;
        text.addCounter(
            "dase.http.requests",
            "Requests that were answered",
            Map.of("status", digit + "xx"),
            () -> requests.of(status));
      }
      return new MetricsEndpoint(text);
    } catch (NoClassDefFoundError e) {
      return call -> {
        throw new Problem(
            501, "metrics need micrometer-registry-prometheus on the class path; add it");
      };
    }
  }

  @Override
  public Answer answer(Call call) {
    return Answer.of(
            200, PrometheusText.CONTENT_TYPE, text.scrape().getBytes(StandardCharsets.UTF_8))
        .notStored();
  }
}
