// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.testing.ChildJvm;
import io.dase.cache.testing.Eventually;
import io.dase.cache.testing.Processes;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeCommandTest {
  private static final String TOKEN = "a-token-that-nobody-guesses";

  /** Of more bytes than a connection holds that nobody reads from. */
  private static final String LONG_ANSWER =
      "GET /api/fractional_kernel?alpha=1.5&dt=0.01&N=500000 HTTP/1.1\r\n"
          + "Host: localhost\r\nConnection: close\r\n\r\n";

  /** Well within the time for requests under way. */
  private static final Duration CLIENT_RESTS = Duration.ofSeconds(2);

  @TempDir private Path folder;

  @Test
  void itPrintsWhereItServesAndATermSignalEndsItWithZero() throws Exception {
    Process process = serve();
    try {
      URI uri = address(process);
      assertThat(status(uri.resolve("/api/fractional_kernel?alpha=1.5&dt=0.01&N=9")))
          .isEqualTo(200);

      process.destroy();

      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
      assertThatThrownBy(() -> status(uri)).isInstanceOf(ConnectException.class);
    } finally {
      process.destroyForcibly();
    }
    assertThat(CliRun.of(folder.resolve("cache"), "ls").out()).contains("kernel_1.5_0.01_9");
  }

  @Test
  void anAnswerThatHasBegunIsSentWholeBeforeASignalEndsIt() throws Exception {
    Process process = serve();
    try {
      int port = address(process).getPort();
      try (Socket client = new Socket("127.0.0.1", port)) {
        client.getOutputStream().write(LONG_ANSWER.getBytes(StandardCharsets.US_ASCII));
        int first = client.getInputStream().read();

        Processes.signal(process, "TERM");
        Eventually.await(() -> !isListening(port));
        long refused = System.nanoTime();
        Eventually.await(() -> System.nanoTime() - refused > CLIENT_RESTS.toNanos());

        String answer =
            (char) first
                + new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        int content = answer.indexOf("\r\n\r\n") + 4;
        assertThat(answer)
            .startsWith("HTTP/1.1 200")
            .contains("Content-Length: " + (answer.length() - content) + "\r\n")
            .endsWith("}}");
      }
      assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(process.exitValue()).isZero();
    } finally {
      process.destroyForcibly();
    }
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
  void anEmptyBindAddressIsRefused() {
    CliRun run = CliRun.of(folder, "serve", "--bind", "", "--port", "0");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("the bind address is empty");
  }

  @Test
  void aMissingTokenFileAndAPortThatIsTakenAreTheEnvironments() throws IOException {
    CliRun missing = CliRun.of(folder, "serve", "--token-file", folder.resolve("none").toString());
    assertThat(missing.code()).isEqualTo(3);
    assertThat(missing.err()).contains("none cannot be read", "the secret in its first line");

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

  private Process serve() throws IOException {
    return ChildJvm.of(Main.class).start("serve", "--port", "0", "--root", folder.resolve("cache"));
  }

  /** What it says first. */
  private URI address(Process process) throws IOException {
    String line = process.inputReader().readLine();
    assertThat(line).startsWith("serving " + folder.resolve("cache") + " at http://127.0.0.1:");
    return URI.create(line.substring(line.indexOf("http")));
  }

  private static boolean isListening(int port) throws IOException {
    try {
      new Socket("127.0.0.1", port).close();
      return true;
    } catch (ConnectException e) {
      return false;
    }
  }

  private static int status(URI uri) throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    return response.statusCode();
  }
}
