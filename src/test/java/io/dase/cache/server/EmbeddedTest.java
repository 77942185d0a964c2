// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.testing.OpenCache;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.junit.jupiter.api.Test;

class EmbeddedTest extends OpenCache {
  @Test
  void aUsersOwnServerMountsTheEndpointsAndCountsThroughTheUsersProvider() throws Exception {
    CachedFractionalKernelProvider kernels = new CachedFractionalKernelProvider(cache);
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost("127.0.0.1");
    server.addConnector(connector);
    server.setHandler(new ContextHandler(CacheEndpoints.handler(cache, kernels), "/dase"));
    server.start();
    try {
      URI uri =
          URI.create(
              "http://127.0.0.1:"
                  + connector.getLocalPort()
                  + "/dase/api/fractional_kernel?alpha=1.5&dt=0.01&N=3");

      String body =
          HttpClient.newHttpClient()
              .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
              .body();

      assertThat(body).startsWith("{\"alpha\":1.5,\"dt\":0.01,\"N\":3,\"coefficients\":[1000.0,");
      assertThat(kernels.statistics().cacheMisses()).isEqualTo(1);
    } finally {
      server.stop();
    }
    assertThat(kernels.getKernel(1.5, 0.01, 3).size()).isEqualTo(3);
  }
}
