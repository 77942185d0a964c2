// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheOptions;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.store.StoreOptions;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest extends OpenServer {
  private static final String MISSES = "/api/wisdom/misses";

  @Test
  void withoutATokenOnlyLoopbackIsServed() {
    assertThatThrownBy(() -> ServerOptions.DEFAULTS.withBind("0.0.0.0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--token-file");
    assertThatThrownBy(() -> EndpointOptions.DEFAULTS.withToken("short"))
        .hasMessageContaining("at least 16")
        .hasMessageNotContaining("short");
  }

  @ParameterizedTest
  @CsvSource({"/api/cache/stats, 401", "/, 401", "/healthz, 200", "/readyz, 200", "/metrics, 401"})
  void beyondLoopbackReadingNeedsTheToken(String path, int status) throws Exception {
    ServerOptions wide =
        options()
            .withEndpoints(EndpointOptions.DEFAULTS.withToken(TOKEN).withGuardedReads(true))
            .withBind("0.0.0.0")
            .withPort(0);
    try (CacheServer guarded = CacheServer.start(cache, kernels, wide)) {
      URI uri = URI.create("http://127.0.0.1:" + guarded.uri().getPort() + path);
      HttpRequest.Builder request = HttpRequest.newBuilder(uri);

      assertThat(send(request.build()).statusCode()).isEqualTo(status);
      assertThat(send(request.setHeader("Authorization", "bearer " + TOKEN).build()).statusCode())
          .isIn(200, 404);
      assertThat(
              send(request.setHeader("Authorization", basic("any:" + TOKEN)).build()).statusCode())
          .isIn(200, 404);
      if (status == 401) {
        assertThat(
                send(request.setHeader("Authorization", basic(TOKEN + ":x")).build()).statusCode())
            .isEqualTo(401);
      }
    }
  }

  @Test
  void aServerWithoutATokenAndOneThatIsReadOnlyTakeNoWrites() throws Exception {
    for (EndpointOptions refusing :
        new EndpointOptions[] {
          EndpointOptions.DEFAULTS, EndpointOptions.DEFAULTS.withToken(TOKEN).withReadOnly(true)
        }) {
      stopServer();
      server = CacheServer.start(cache, kernels, options().withEndpoints(refusing).withPort(0));

      assertThat(post("{}").statusCode()).isEqualTo(403);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer x",
        "Bearer " + TOKEN + "x",
        "Bearer 0123456789abcdef",
        "Basic !!!",
        "Basic " + TOKEN,
        "Digest " + TOKEN,
        TOKEN
      })
  void credentialsThatAreWrongInAnyWayWriteNothing(String credentials) throws Exception {
    String body = "{\"misses\":[]}";

    assertThat(
            raw(
                "POST "
                    + MISSES
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: "
                    + credentials
                    + "\r\nContent-Type: application/json\r\nContent-Length: "
                    + body.length()
                    + "\r\n\r\n"
                    + body))
        .startsWith("HTTP/1.1 401")
        .doesNotContain(TOKEN);
  }

  @Test
  void aPageOfAnotherSiteWritesNothing() throws Exception {
    assertThat(post("{\"misses\":[]}").statusCode()).isEqualTo(200);
    assertThat(post("{\"misses\":[]}", "Sec-Fetch-Site", "cross-site").statusCode()).isEqualTo(403);
  }

  @Test
  void aReadOnlyStoreServesWithoutKeeping() throws Exception {
    CacheOptions reading =
        CacheOptions.defaults().withStore(StoreOptions.defaults().withReadOnly(true));
    try (CacheManager readOnly = new CacheManager(root, reading);
        CachedFractionalKernelProvider provider = new CachedFractionalKernelProvider(readOnly)) {
      stopServer();
      server = CacheServer.start(readOnly, provider, options().withPort(0));

      assertThat(get("/api/fractional_kernel?alpha=1.5&dt=0.01&N=10").statusCode()).isEqualTo(200);
      assertThat(readOnly.counters().skippedPuts()).isEqualTo(1);
    }
    assertThat(Files.exists(root)).isFalse();
  }

  @Test
  void moreRequestsOfAClientThanItMayAreRefusedForAWhile() throws Exception {
    stopServer();
    server = CacheServer.start(cache, kernels, options().withPort(0).withRequestsPerSecond(5));
    HttpResponse<byte[]> response = get("/healthz");
    for (int i = 0; i < 200 && response.statusCode() == 200; i++) {
      response = get("/healthz");
    }

    assertThat(response.statusCode()).isEqualTo(429);
    assertThat(header(response, "Retry-After")).isEqualTo("1");
    assertThat(json(response).get("detail").textValue()).contains("too many requests");
  }

  @Test
  void everyRequestIsALineOfTheAccessLog() throws Exception {
    stopServer();
    server =
        CacheServer.start(
            cache, kernels, options().withPort(0).withAccessLog(folder.resolve("access.log")));
    get("/healthz");
    get("/api/nothing");
    stopServer();

    assertThat(Files.readAllLines(folder.resolve("access.log")))
        .hasSize(2)
        .first()
        .asString()
        .contains("127.0.0.1", "\"GET /healthz HTTP/1.1\" 200");
  }

  private HttpResponse<byte[]> post(String body, String... headers) throws Exception {
    HttpRequest.Builder request =
        request(MISSES, "Authorization", "Bearer " + TOKEN, "Content-Type", "application/json");
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.POST(BodyPublishers.ofString(body)).build());
  }

  private static String basic(String credentials) {
    return "Basic " + Base64.getEncoder().encodeToString(credentials.getBytes());
  }
}
