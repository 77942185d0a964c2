// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dase.cache.testing.Eventually;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class OperationsTest extends OpenServer {
  @Test
  void itLivesAndIsReadyAtOnceWithoutAWarmUp() throws Exception {
    assertThat(json("/healthz").get("status").textValue()).isEqualTo("ok");
    assertThat(json("/readyz").get("ready").booleanValue()).isTrue();
    assertThat(json("/readyz").at("/warmup/state").textValue()).isEqualTo("none");
  }

  @Test
  void withAWarmUpItIsReadyWhenThatIsDone() throws Exception {
    try (CacheServer warming =
        CacheServer.start(cache, kernels, options().withPort(0).withWarmup(true))) {
      stopServer();
      server = warming;
      Eventually.await(() -> get("/readyz").statusCode() == 200);

      assertThat(json("/readyz").at("/warmup/state").textValue()).isEqualTo("done");
      assertThat(json("/readyz").at("/warmup/fraction").doubleValue()).isEqualTo(1);
      assertThat(cache.list("fractional_kernels")).hasSize(36);
    }
  }

  @Test
  void healthIsThatOfTheDoctor() throws Exception {
    JsonNode health = json("/api/cache/health");

    assertThat(health.get("status").textValue()).isIn("ok", "warn");
    assertThat(health.get("checks").findValuesAsText("name")).contains("JDK", "native library");
  }

  @Test
  void metricsAreTextForPrometheus() throws Exception {
    get("/api/fractional_kernel?alpha=1.5&dt=0.01&N=10");
    HttpResponse<byte[]> response = get("/metrics");

    assertThat(header(response, "Content-Type")).startsWith("text/plain");
    assertThat(text(response))
        .contains(
            "dase_provider_requests_total{outcome=\"miss\",provider=\"fractional_kernels\"} 1.0",
            "dase_cache_misses_total{reason=\"cold\"} 1.0",
            "dase_cache_puts_total{outcome=\"stored\"} 1.0",
            "dase_http_requests_total{status=\"2xx\"} 1.0");
  }
}
