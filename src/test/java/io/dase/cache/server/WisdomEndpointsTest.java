// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.Fingerprint;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WisdomEndpointsTest extends OpenServer {
  private static final PlanSpec SPEC = PlanSpec.dft(16);
  private static final String KEY = "/api/wisdom/fft_1d_16";

  @Test
  void theListTellsEntriesProblemsAndCoverage() throws Exception {
    plan(root);

    JsonNode list = json("/api/wisdom");

    assertThat(list.at("/fingerprint/hard").textValue()).isEqualTo(Fingerprint.current().hard());
    assertThat(list.at("/entries/0/key").textValue()).isEqualTo("fft_1d_16");
    assertThat(list.at("/entries/0/usability").textValue()).isEqualTo("yes");
    assertThat(list.at("/problems/0/spec").textValue()).contains("16");
    assertThat(list.at("/coverage/own").intValue()).isEqualTo(1);
    assertThat(list.at("/coverage/missing").intValue()).isPositive();
  }

  @Test
  void thisMachinesWisdomIsNotForeign() throws Exception {
    byte[] text = plan(root);

    JsonNode wisdom = json(KEY);
    HttpResponse<byte[]> plain = get(KEY, "Accept", "text/plain");

    assertThat(wisdom.get("foreign").booleanValue()).isFalse();
    assertThat(wisdom.get("wisdom").textValue())
        .isEqualTo(new String(text, StandardCharsets.US_ASCII));
    assertThat(wisdom.at("/problems/0/plan").textValue()).isNotEmpty();
    assertThat(plain.body()).isEqualTo(text);
    assertThat(header(plain, "Dase-Foreign")).isEqualTo("false");
    assertThat(get(KEY + "?format=wisdom", "If-None-Match", header(plain, "ETag")).statusCode())
        .isEqualTo(304);
  }

  @Test
  void anotherMachineOfTheSameFftwGetsItAsForeign() throws Exception {
    plan(root);

    JsonNode wisdom = json(KEY + "?soft=Other-1-2-3;1;2;3;openmp");

    assertThat(wisdom.get("foreign").booleanValue()).isTrue();
    assertThat(wisdom.at("/fingerprint/soft").textValue()).isEqualTo(Fingerprint.current().soft());
  }

  @Test
  void anotherFftwGetsAConflict() throws Exception {
    plan(root);

    HttpResponse<byte[]> response =
        get(KEY + "?hard=" + encoded("fftw-3.3.4 fftw_wisdom #x1 #x2 #x3 #x4"));

    assertThat(response.statusCode()).isEqualTo(409);
    assertThat(json(response).get("reason").textValue()).isEqualTo("INCOMPATIBLE");
    assertThat(json(response).at("/found/0").textValue()).isEqualTo(Fingerprint.current().hard());
  }

  @Test
  void whatIsMissingComesWithTheReason() throws Exception {
    HttpResponse<byte[]> response = get("/api/wisdom/fft_1d_32");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response).get("reason").textValue()).isEqualTo("COLD");
    assertThat(json(response).get("remedy").textValue()).contains("wisdom generate fft_1d_32");
    assertThat(get("/api/wisdom/fft_9q_x").statusCode()).isEqualTo(400);
  }

  @Test
  void wisdomThatIsPutIsMergedAndTellsWhatWasGained() throws Exception {
    byte[] text = plan(folder.resolve("elsewhere"));

    JsonNode first = json(put(KEY, text, TOKEN));
    JsonNode again = json(put(KEY, text, TOKEN));

    assertThat(first.get("written").booleanValue()).isTrue();
    assertThat(first.get("usability").textValue()).isEqualTo("foreign");
    assertThat(first.get("lines_gained").intValue()).isPositive();
    assertThat(again.get("written").booleanValue()).isFalse();
    assertThat(again.get("lines_gained").intValue()).isZero();
    assertThat(json(KEY).get("foreign").booleanValue()).isTrue();
  }

  @Test
  void wisdomOfThisMachineThatIsPutIsItsOwn() throws Exception {
    byte[] text = plan(folder.resolve("elsewhere"));

    JsonNode saved = json(put(KEY + "?soft=" + encoded(Fingerprint.current().soft()), text, TOKEN));

    assertThat(saved.get("usability").textValue()).isEqualTo("yes");
    assertThat(json(KEY).get("foreign").booleanValue()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"'', 401", "wrong-wrong-wrong-wrong, 401", "0123456789abcdef0123456789abcdeX, 401"})
  void aWrongTokenChangesNothing(String token, int status) throws Exception {
    HttpResponse<byte[]> response = put(KEY, plan(folder.resolve("elsewhere")), token);

    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().allValues("WWW-Authenticate"))
        .anyMatch(c -> c.startsWith("Bearer"));
    assertThat(cache.list("fftw_wisdom")).isEmpty();
  }

  @Test
  void whatIsNoWisdomIsRefusedWithTheLine() throws Exception {
    HttpResponse<byte[]> response =
        put(KEY, "(fftw-3.3.10 fftw_wisdom #x1\n".getBytes(StandardCharsets.US_ASCII), TOKEN);

    assertThat(response.statusCode()).isEqualTo(422);
    assertThat(json(response).get("detail").textValue()).isNotEmpty();
    assertThat(
            send(request(KEY, "Authorization", "Bearer " + TOKEN, "Content-Type", "image/png")
                    .PUT(BodyPublishers.ofString("x"))
                    .build())
                .statusCode())
        .isEqualTo(415);
  }

  @Test
  void wisdomThatIsTooLongIsRefusedBeforeItIsSent() throws Exception {
    String head =
        "PUT "
            + KEY
            + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
            + TOKEN
            + "\r\nContent-Type: text/plain\r\nContent-Length: 16777217\r\n\r\n";

    assertThat(raw(head)).startsWith("HTTP/1.1 413").contains("\"limit\":16777216");
  }

  @Test
  void missesThatAreToldAreCounted() throws Exception {
    String spec = SPEC.text();
    String body = "{\"misses\":[{\"spec\":\"%s\",\"count\":2},{\"spec\":\"%s\",\"count\":3}]}";

    HttpResponse<byte[]> response = post(body.formatted(spec, spec));

    assertThat(json(response).get("accepted").intValue()).isEqualTo(1);
    JsonNode misses = json("/api/wisdom/misses").get("misses");
    assertThat(misses.size()).isEqualTo(1);
    assertThat(misses.at("/0/spec").textValue()).isEqualTo(spec);
    assertThat(misses.at("/0/count").intValue()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "not json",
        "[]",
        "{}",
        "{\"misses\":[{\"spec\":\"x\",\"count\":1}]}",
        "{\"misses\":[{\"spec\":\"fft\"}]}",
        "{\"misses\":7}"
      })
  void missesThatAreMalformedAreRefused(String body) throws Exception {
    assertThat(post(body).statusCode()).isEqualTo(400);
    assertThat(json("/api/wisdom/misses").get("misses").size()).isZero();
  }

  private HttpResponse<byte[]> post(String body) throws Exception {
    return send(
        request(
                "/api/wisdom/misses",
                "Authorization",
                "Bearer " + TOKEN,
                "Content-Type",
                "application/json")
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private HttpResponse<byte[]> put(String path, byte[] text, String token) throws Exception {
    return send(
        request(path, "Authorization", "Bearer " + token, "Content-Type", "text/plain")
            .PUT(BodyPublishers.ofByteArray(text))
            .build());
  }

  private static byte[] plan(Path root) {
    try (FFTWWisdomHelper helper = new FFTWWisdomHelper(root)) {
      helper.generate(SPEC, Rigor.ESTIMATE);
      return helper.loadWisdom("fft_1d_16").orElseThrow();
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
