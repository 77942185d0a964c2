// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.testing.ChildJvm;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
  private static final String TOKEN = "a-token-that-nobody-guesses";

  @TempDir private Path folder;

  @Test
  void itPrintsWhereItServesAndATermSignalEndsIt() throws Exception {
    Process process =
        ChildJvm.of(Main.class).start("serve", "--port", "0", "--root", folder.resolve("cache"));
    try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
      String line = out.readLine();
      assertThat(line).startsWith("serving " + folder.resolve("cache") + " at http://127.0.0.1:");
      URI uri = URI.create(line.substring(line.indexOf("http")));
      assertThat(status(uri.resolve("/api/fractional_kernel?alpha=1.5&dt=0.01&N=9")))
          .isEqualTo(200);

      process.destroy();

      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isEqualTo(143);
      assertThatThrownBy(() -> status(uri)).isInstanceOf(ConnectException.class);
    } finally {
      process.destroyForcibly();
    }
    assertThat(CliRun.of(folder.resolve("cache"), "ls").out()).contains("kernel_1.5_0.01_9");
  }

  @Test
  void beyondLoopbackItWantsATokenAndSaysHowToMakeOne() throws IOException {
    CliRun run = CliRun.of(folder, "serve", "--bind", "0.0.0.0", "--port", "0");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("0.0.0.0", "--token-file", "openssl rand");
  }

  @Test
  void aTokenThatIsTooShortIsRefusedAndNotShown() throws IOException {
    Path file = Files.writeString(folder.resolve("token"), "secret\n");

    CliRun run = CliRun.of(folder, "serve", "--port", "0", "--token-file", file.toString());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("at least 16").doesNotContain("secret\n");
  }

  @Test
  void aMissingTokenFileAndAPortThatIsTakenAreTheEnvironments() throws IOException {
    CliRun missing = CliRun.of(folder, "serve", "--token-file", folder.resolve("none").toString());
    assertThat(missing.code()).isEqualTo(3);

    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path file = Files.writeString(folder.resolve("token"), TOKEN);
      CliRun run =
          CliRun.of(
              folder.resolve("cache"),
              "serve",
              "--port",
              String.valueOf(taken.getLocalPort()),
              "--token-file",
              file.toString());
      assertThat(run.code()).isEqualTo(3);
      assertThat(run.err()).contains("cannot listen on 127.0.0.1", "choose another --port");
    }
  }

  private static int status(URI uri) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    return response.statusCode();
  }
}
