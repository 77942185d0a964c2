// SPDX-License-Identifier: MIT
package io.dase.cache.readme;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.server.CacheServer;
import io.dase.cache.server.EndpointOptions;
import io.dase.cache.server.ServerOptions;
import io.dase.cache.testing.OpenCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands of docs/http-api.md run, against a server, and print what is shown. */
class HttpApiDocTest extends OpenCache {
  private static final Path DOCUMENT =
      Path.of(System.getProperty("dase.source.dir", "."), "docs", "http-api.md");
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";
  private static final int LEAST = 10;

  @Test
  void theCommandsPrintWhatIsShown() throws Exception {
    List<ShownCommand> commands =
        Snippet.of(DOCUMENT).stream()
            .filter(snippet -> snippet.language().equals("console"))
            .flatMap(snippet -> ShownCommand.in(snippet).stream())
            .toList();
    assertThat(commands).hasSizeGreaterThanOrEqualTo(LEAST);
    Files.writeString(folder.resolve("token"), TOKEN);
    try (FFTWWisdomHelper helper = new FFTWWisdomHelper(root)) {
      helper.generate(PlanSpec.dft(16), Rigor.ESTIMATE);
    }
    EndpointOptions endpoints = EndpointOptions.DEFAULTS.withToken(TOKEN);
    try (CachedFractionalKernelProvider kernels = new CachedFractionalKernelProvider(cache);
        CacheServer server =
            CacheServer.start(
                cache, kernels, ServerOptions.DEFAULTS.withPort(0).withEndpoints(endpoints))) {
      Shell shell = new Shell(folder, root);
      for (ShownCommand shown : commands) {
        assertThat(shown.command()).contains("http://127.0.0.1:8080/");
        String command = shown.command().replace("http://127.0.0.1:8080/", server.uri().toString());
        List<String> lines = shell.run("bash", "-c", command);
        assertThat(shown.matches(lines))
            .as("output of `%s`:%n%s", shown.command(), String.join("\n", lines))
            .isTrue();
      }
    }
  }
}
