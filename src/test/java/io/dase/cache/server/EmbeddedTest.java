// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.testing.OpenCache;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmbeddedTest extends OpenCache {
  private CachedFractionalKernelProvider kernels;
  private Server server;
  private ServerConnector connector;

  @BeforeEach
  void startsAServerOfItsOwn() throws Exception {
    kernels = new CachedFractionalKernelProvider(cache);
    server = new Server();
    connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new ContextHandler(CacheEndpoints.handler(cache, kernels), "/dase"));
    server.start();
  }

  @AfterEach
  void stopsIt() throws Exception {
    server.stop();
    kernels.close();
  }

  @Test
  void theEndpointsCountThroughTheUsersProvider() throws Exception {
    kernels.getKernel(1.5, 0.01, 3);

    assertThat(get("/dase/api/fractional_kernel?alpha=1.5&dt=0.01&N=3").body())
        .startsWith("{\"alpha\":1.5,\"dt\":0.01,\"N\":3,\"coefficients\":[1000.0,");
    assertThat(kernels.statistics().cacheMisses()).isEqualTo(1);
    assertThat(kernels.statistics().cacheHits()).isEqualTo(1);
    assertThat(get("/dase/api/fractional_kernel/stats").body())
        .contains("\"cache_hits\":1,\"cache_misses\":1,");
    assertThat(get("/dase/metrics").body())
        .contains(
            "dase_provider_requests_total{outcome=\"hit\",provider=\"fractional_kernels\"} 1.0");
  }

  @Test
  void nothingIsServedBesideTheContext() throws Exception {
    assertThat(get("/api/cache/stats").statusCode()).isEqualTo(404);
    assertThat(get("/dase/api/cache/stats").statusCode()).isEqualTo(200);
    assertThat(get("/dase/").body()).contains("<html");
  }

  @Test
  void stoppingTheServerClosesNeitherManagerNorProvider() throws Exception {
    server.stop();

    assertThat(kernels.getKernel(1.5, 0.01, 3).size()).isEqualTo(3);
    assertThat(cache.exists("fractional_kernels", "kernel_1.5_0.01_3")).isTrue();
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:" + connector.getLocalPort() + path);
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
