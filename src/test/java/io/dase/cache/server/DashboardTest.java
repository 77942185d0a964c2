// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import io.dase.cache.CacheManager;
import io.dase.cache.CacheOptions;
import io.dase.cache.core.Category;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.store.Durability;
import io.dase.cache.store.StoreOptions;
import io.dase.cache.testing.Browser;
import io.dase.cache.testing.MemoryFolder;
import io.dase.cache.warmup.Progress;
import io.dase.cache.warmup.Warmup;
import io.dase.cache.warmup.WarmupOptions;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The dashboard in a real browser, in each of the states that it may find. */
class DashboardTest extends OpenServer {
  private static final int CROWD = 100_000;

  @BeforeAll
  static void installsTheBrowsersDriver() {
    Browser.install();
  }

  @Test
  void anEmptyCacheIsSaidToBeEmpty() throws Exception {
    look("empty", Map.of());
  }

  @Test
  void aFilledCacheIsShownFoundAndOpenedByMouseAndKeyboardLightDarkAndNarrow() throws Exception {
    warmUp();
    Files.writeString(
        root.resolve("cache.json"),
        "{\"schema_version\":1,\"categories\":{\"fractional_kernels\":{\"max_size_mb\":0.75}}}");
    json(
        send(
            request("/api/wisdom/misses", "Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"misses\":[{\"spec\":\"fft_1d_97/forward/out/1/measure\",\"count\":3}]}"))
                .build()));

    for (int i = 0; i < 40; i++) {
      send(request("/api/fractional_kernel?alpha=1.5&dt=0.01&N=5000").build());
    }

    look("filled", Map.of());
  }

  @Test
  void aServerThatStopsIsSaidToBeGoneAndFoundAgain() throws Exception {
    int port = server.uri().getPort();

    look(
        "stopped",
        Map.of(
            "stop",
            server::close,
            "start",
            () -> server = CacheServer.start(cache, kernels, options().withPort(port))));
  }

  @Test
  void aHundredThousandEntriesAreShownByPages() throws Exception {
    try (MemoryFolder memory = MemoryFolder.orIn(folder);
        CacheManager crowded = new CacheManager(memory.path(), quick());
        CachedFractionalKernelProvider none = new CachedFractionalKernelProvider(crowded);
        CacheServer crowdedServer = CacheServer.start(crowded, none, options().withPort(0))) {
      byte[] value = "the same".getBytes(StandardCharsets.UTF_8);
      IntStream.range(0, CROWD)
          .parallel()
          .forEach(i -> crowded.save(Category.STATE_PROFILES.name(), "entry_" + i, value));

      Browser.look("crowded", crowdedServer.uri(), Map.of());
    }
  }

  private static CacheOptions quick() {
    return CacheOptions.defaults()
        .withStore(StoreOptions.defaults().withDurability(Durability.NONE))
        .withMemoryBytes(0);
  }

  private void warmUp() {
    Set<Category> categories =
        Set.of(Category.FRACTIONAL_KERNELS, Category.STENCILS, Category.FFTW_WISDOM);
    new Warmup(
            cache,
            new WarmupOptions(categories, Optional.of(Rigor.ESTIMATE), WarmupOptions.Proof.NONE),
            Progress.SILENT)
        .run();
  }

  private void look(String script, Map<String, Runnable> controls) throws Exception {
    Browser.look(script, server.uri(), controls);
  }
}
