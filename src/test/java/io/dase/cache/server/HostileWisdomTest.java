// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Wisdom that somebody with the token puts, and that is none. */
class HostileWisdomTest extends OpenServer {
  private static final String KEY = "/api/wisdom/fft_1d_16";
  private static final int MIB = 1 << 20;
  private static final int SENT_MIB = 100;

  @TempDir static Path scratch;

  static Stream<Arguments> texts() {
    long seed = System.nanoTime();
    byte[] noise = new byte[MIB];
    new Random(seed).nextBytes(noise);
    String good = wisdom();
    return Stream.of(
        Arguments.of("nothing", new byte[0]),
        Arguments.of("NUL bytes", new byte[MIB]),
        Arguments.of("noise of seed " + seed, noise),
        Arguments.of("parentheses", ascii("(".repeat(MIB))),
        Arguments.of("a number without an end", ascii(good.replaceFirst("#x", "#x" + hex()))),
        Arguments.of("a NUL byte at the end", ascii(good + '\0')),
        Arguments.of("half of it", ascii(good.substring(0, good.length() / 2))),
        Arguments.of(
            "a name that no FFTW has", ascii(good.replace("fftw_codelet", "fftw_c0delet"))),
        Arguments.of("two bytes for each character", good.getBytes(StandardCharsets.UTF_16LE)),
        Arguments.of("what follows it", ascii(good + good)));
  }

  @AfterEach
  void theServerGoesOnAndKeptNothing() throws Exception {
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
    assertThat(cache.list("fftw_wisdom")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("texts")
  void whatIsNoWisdomIsRefused(String name, byte[] text) throws Exception {
    HttpResponse<byte[]> response =
        send(
            request(KEY, "Authorization", "Bearer " + TOKEN, "Content-Type", "text/plain")
                .PUT(BodyPublishers.ofByteArray(text))
                .build());

    assertThat(response.statusCode()).as(text(response)).isEqualTo(422);
    assertThat(json(response).get("detail").textValue()).hasSizeLessThan(1000);
  }

  @Test
  void aStreamOfZerosWithoutAnEndIsCutOff() throws Exception {
    assertThat(sendZeros("Transfer-Encoding: chunked\r\n", "100000\r\n", "\r\n"))
        .isLessThan(SENT_MIB);
  }

  @Test
  void aHundredMegabytesAreRefusedByTheirHead() throws Exception {
    assertThat(sendZeros("Content-Length: " + SENT_MIB * MIB + "\r\n", "", ""))
        .isLessThan(SENT_MIB);
  }

  /** How many MiB were taken before the connection was closed. */
  private int sendZeros(String header, String before, String after) throws IOException {
    byte[] zeros = new byte[MIB];
    int sent = 0;
    try (Socket socket = connect()) {
      String head = "PUT " + KEY + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN;
      socket
          .getOutputStream()
          .write(ascii(head + "\r\nContent-Type: text/plain\r\n" + header + "\r\n"));
      while (sent < SENT_MIB) {
        socket.getOutputStream().write(ascii(before));
        socket.getOutputStream().write(zeros);
        socket.getOutputStream().write(ascii(after));
        sent++;
      }
    } catch (IOException e) {
      assertThat(e).hasMessageMatching("(?i).*(reset|broken pipe|abort).*");
    }
    return sent;
  }

  private static String hex() {
    return "f".repeat(MIB);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static String wisdom() {
    try (FFTWWisdomHelper helper = new FFTWWisdomHelper(scratch)) {
      helper.generate(PlanSpec.dft(16), Rigor.ESTIMATE);
      return new String(helper.loadWisdom("fft_1d_16").orElseThrow(), StandardCharsets.US_ASCII);
    }
  }
}
