// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dase.cache.CacheManager;
import io.dase.cache.CacheOptions;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The answers name the root that an entry is in. */
class LayerNamesTest {
  @TempDir private Path root;
  @TempDir private Path system;

  @Test
  void entriesAndWisdomNameTheirLayer() throws Exception {
    try (CacheManager below = new CacheManager(system);
        FFTWWisdomHelper helper = new FFTWWisdomHelper(below)) {
      below.save("trials", "below", 1);
      helper.generate(PlanSpec.dft(8), Rigor.ESTIMATE);
    }
    CacheOptions layered = CacheOptions.defaults().systemRoot(system);
    try (CacheManager cache = new CacheManager(root, layered);
        CachedFractionalKernelProvider kernels = new CachedFractionalKernelProvider(cache)) {
      cache.save("trials", "own", 1);
      try (CacheServer server =
          CacheServer.start(cache, kernels, ServerOptions.DEFAULTS.withPort(0))) {
        assertThat(json(server, "/api/cache/entries?category=trials").findValuesAsText("layer"))
            .containsExactly("system", "user");
        assertThat(json(server, "/api/cache/entries/trials/below").get("layer").textValue())
            .isEqualTo("system");
        assertThat(json(server, "/api/wisdom").at("/entries/0/layer").textValue())
            .isEqualTo("system");
      }
    }
  }

  private static JsonNode json(CacheServer server, String path) throws Exception {
    try (InputStream body = server.uri().resolve(path).toURL().openStream()) {
      return new ObjectMapper().readTree(body);
    }
  }
}
