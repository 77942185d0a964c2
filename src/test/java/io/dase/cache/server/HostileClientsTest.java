// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.server.ServerOptions.Timeouts;
import io.dase.cache.testing.Eventually;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileClientsTest extends OpenServer {
  private static final String HOST = "Host: localhost\r\nConnection: close\r\n";

  private static final int BYTES_PER_MS = 2000;

  @Override
  ServerOptions options() {
    return super.options()
        .withTimeouts(
            new Timeouts(Duration.ofMillis(400), Duration.ofSeconds(2), Duration.ofSeconds(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GARBAGE\r\n\r\n",
        "GET\r\n\r\n",
        "GET /healthz HTTP/9.9\r\nHost: localhost\r\n\r\n",
        "GET /healthz HTTP/1.1\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: other\r\n\r\n",
        "GET /healthz HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        "PUT /api/wisdom/fft_1d_8 HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n",
        "GET /%ff%fe HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        "GET http://[:::]/healthz HTTP/1.1\r\nHost: localhost\r\n\r\n",
      })
  void whatIsMalformedIsRefusedAndTheServerGoesOn(String request) throws Exception {
    assertThat(raw(request)).containsPattern("^HTTP/1.1 (4\\d\\d|50[15]) ");
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void aFloodOfHeadersIsRefused() throws Exception {
    String flood = "X-Flood: 0123456789\r\n".repeat(2000);

    assertThat(raw("GET /healthz HTTP/1.1\r\n" + HOST + flood + "\r\n"))
        .startsWith("HTTP/1.1 431")
        .contains("\"status\":431");
    assertThat(raw("GET /" + "a".repeat(20_000) + " HTTP/1.1\r\n" + HOST + "\r\n"))
        .startsWith("HTTP/1.1 414")
        .contains("\"status\":414");
  }

  @ParameterizedTest
  @CsvSource({
    "Accept, 'a/b;q=0.1,', 406",
    "If-None-Match, '\"a\", ', 200",
    "If-None-Match, '\"', 200",
    "Range, 'bytes=0-,', 200",
    "Accept-Encoding, 'gzip;q=0.1,', 200",
    "Authorization, 'Bearer ', 200",
    "Cookie, 'a=b; ', 200",
  })
  void aHeaderThatIsFullOfPartsIsReadToItsEnd(String name, String part, int status)
      throws Exception {
    String request =
        "GET /api/fractional_kernel?alpha=1.5&dt=0.01&N=9 HTTP/1.1\r\n" + HOST + name + ": ";

    assertThat(raw(request + part.repeat(7000 / part.length()) + "\r\n\r\n"))
        .startsWith("HTTP/1.1 " + status);
  }

  @Test
  void whoTakesNothingOfALongAnswerIsCutOff() throws Exception {
    try (Socket deaf = connect()) {
      String request = "GET /api/fractional_kernel?alpha=1.5&dt=0.01&N=1000000 HTTP/1.1\r\n";
      deaf.getOutputStream().write((request + HOST + "\r\n").getBytes(StandardCharsets.US_ASCII));

      Eventually.await(() -> !wrote(deaf));
    }
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void aHeadThatDripsIsCutOff() throws Exception {
    try (Socket slow = connect()) {
      slow.getOutputStream()
          .write("GET /healthz HTTP/1.1\r\nX: ".getBytes(StandardCharsets.US_ASCII));
      slow.setSoTimeout(50);

      Eventually.await(() -> !takesAnotherByte(slow));
    }
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void contentThatDripsIsCutOff() throws Exception {
    try (Socket slow = connect()) {
      String head =
          "PUT /api/wisdom/fft_1d_8 HTTP/1.1\r\n"
              + HOST
              + "Authorization: Bearer "
              + TOKEN
              + "\r\nContent-Type: text/plain\r\nContent-Length: 1000000\r\n\r\n";
      slow.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      slow.setSoTimeout(50);

      Eventually.await(() -> !takesAnotherByte(slow));
    }
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void whoTakesALongAnswerAtAModestPaceGetsItWhole() throws Exception {
    try (Socket modest = connect()) {
      modest.setReceiveBufferSize(1 << 14);
      String request = "GET /api/fractional_kernel?alpha=1.5&dt=0.01&N=100000 HTTP/1.1\r\n";
      modest.getOutputStream().write((request + HOST + "\r\n").getBytes(StandardCharsets.US_ASCII));
      byte[] some = new byte[1 << 12];
      long taken = 0;
      long start = System.nanoTime();
      int count = modest.getInputStream().read(some);
      while (count > 0) {
        taken += count;
        int due = (int) (taken / BYTES_PER_MS);
        Eventually.await(() -> (System.nanoTime() - start) / 1e6 > due);
        count = modest.getInputStream().read(some);
      }

      assertThat(taken).isGreaterThan(1_000_000);
    }
  }

  @Test
  void aConnectionThatRestsIsClosed() throws Exception {
    try (Socket idle = connect()) {
      idle.setSoTimeout(20_000);

      assertThat(idle.getInputStream().read()).isEqualTo(-1);
    }
  }

  @Test
  void aBodyThatDoesNotComeIsGivenUp() throws Exception {
    try (Socket slow = connect()) {
      slow.setSoTimeout(20_000);
      String head =
          "PUT /api/wisdom/fft_1d_8 HTTP/1.1\r\n"
              + HOST
              + "Authorization: Bearer "
              + TOKEN
              + "\r\nContent-Type: text/plain\r\nContent-Length: 1000\r\n\r\n(fftw";
      slow.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));

      String answer = new String(slow.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).doesNotContain("200 OK");
    }
    assertThat(cache.list("fftw_wisdom")).isEmpty();
  }

  @Test
  void anotherNameInHostIsRefusedOnLoopback() throws Exception {
    assertThat(raw("GET /healthz HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 421")
        .contains("ask for localhost");
    assertThat(raw("GET /healthz HTTP/1.1\r\nHost: [::1]:80\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 200");
  }

  @Test
  void traceIsNotAnswered() throws Exception {
    assertThat(raw("TRACE / HTTP/1.1\r\n" + HOST + "Cookie: secret\r\n\r\n"))
        .startsWith("HTTP/1.1 405")
        .doesNotContain("secret");
  }

  /** Of the head, after a while that is shorter than any timeout of the server. */
  private static boolean takesAnotherByte(Socket slow) {
    try {
      slow.getInputStream().read();
      return false;
    } catch (SocketTimeoutException e) {
      return wrote(slow);
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean wrote(Socket socket) {
    try {
      socket.getOutputStream().write('a');
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
