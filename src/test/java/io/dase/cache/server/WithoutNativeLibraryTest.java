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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithoutNativeLibraryTest {
  @TempDir Path folder;

  @Test
  void onlyWisdomIsRefusedAndSaysWhy() {
    Path missing = folder.resolve("missing.so");

    assertThat(
            ChildJvm.of(Use.class)
                .with("-Ddase.native.path=" + missing)
                .run(folder.resolve("cache"))
                .lines())
        .containsExactly(
            "200 /api/fractional_kernel?alpha=1.5&dt=0.01&N=5",
            "200 /api/stencil?key=laplacian_1d_8",
            "200 /api/cache/stats",
            "200 /api/cache/health",
            "200 /api/wisdom/misses",
            "503 /api/wisdom: this needs the native library",
            "503 /api/wisdom/fft_1d_8: this needs the native library");
  }

  /** Asks a server in a JVM that cannot load the native library. */
  static final class Use {
    public static void main(String[] args) throws Exception {
      ServerOptions options = ServerOptions.DEFAULTS.withPort(0);
      try (CacheManager cache = new CacheManager(Path.of(args[0]));
          CachedFractionalKernelProvider kernels = new CachedFractionalKernelProvider(cache);
          CacheServer server = CacheServer.start(cache, kernels, options)) {
        for (String path :
            new String[] {
              "/api/fractional_kernel?alpha=1.5&dt=0.01&N=5",
              "/api/stencil?key=laplacian_1d_8",
              "/api/cache/stats",
              "/api/cache/health",
              "/api/wisdom/misses",
              "/api/wisdom",
              "/api/wisdom/fft_1d_8",
            }) {
          HttpResponse<String> response =
              HttpClient.newHttpClient()
                  .send(
                      HttpRequest.newBuilder(server.uri().resolve(path)).build(),
                      BodyHandlers.ofString());
          boolean said = response.body().contains("this needs the native library");
          System.out.println(
              response.statusCode() + " " + path + (said ? ": this needs the native library" : ""));
        }
      }
    }
  }
}
