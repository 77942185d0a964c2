// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.testing.ChildJvm;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WithoutMicrometerTest {
  @TempDir Path folder;

  /** One without its Prometheus part, one without any. */
  @ParameterizedTest
  @ValueSource(strings = {"micrometer-registry-prometheus", "micrometer"})
  void onlyMetricsAreRefusedAndSayWhatIsMissing(String missing) {
    assertThat(
            ChildJvm.of(Use.class).withoutLibraries(missing).run(folder.resolve("cache")).lines())
        .containsExactly(
            "200 /api/fractional_kernel?alpha=1.5&dt=0.01&N=5",
            "200 /api/cache/stats",
            "200 /healthz",
            "501 /metrics: micrometer-registry-prometheus");
  }

  /** Asks a server in a JVM without these libraries. */
  static final class Use {
    public static void main(String[] args) throws Exception {
      try (CacheManager cache = new CacheManager(Path.of(args[0]));
          CachedFractionalKernelProvider kernels = new CachedFractionalKernelProvider(cache);
          CacheServer server =
              CacheServer.start(cache, kernels, ServerOptions.DEFAULTS.withPort(0))) {
        for (String path :
            new String[] {
              "/api/fractional_kernel?alpha=1.5&dt=0.01&N=5",
              "/api/cache/stats",
              "/healthz",
              "/metrics",
            }) {
          HttpResponse<String> response =
              HttpClient.newHttpClient()
                  .send(
                      HttpRequest.newBuilder(server.uri().resolve(path)).build(),
                      BodyHandlers.ofString());
          boolean said = response.body().contains("micrometer-registry-prometheus");
          System.out.println(
              response.statusCode()
                  + " "
                  + path
                  + (said ? ": micrometer-registry-prometheus" : ""));
        }
      }
    }
  }
}
