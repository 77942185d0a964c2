// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MannersTest extends OpenServer {
  private static final String KERNEL = "/api/fractional_kernel?alpha=1.5&dt=0.01&N=1000";
  private static final String RAW = KERNEL + "&format=raw";

  @Test
  void jsonHasAWeakTagThatItsCountsDoNotChange() throws Exception {
    HttpResponse<byte[]> first = get(KERNEL);
    HttpResponse<byte[]> second = get(KERNEL);
    HttpResponse<byte[]> known = get(KERNEL, "If-None-Match", header(first, "ETag"));

    assertThat(header(first, "ETag")).startsWith("W/\"").isEqualTo(header(second, "ETag"));
    assertThat(first.body()).isNotEqualTo(second.body());
    assertThat(known.statusCode()).isEqualTo(304);
    assertThat(known.body()).isEmpty();
    assertThat(header(known, "ETag")).isEqualTo(header(first, "ETag"));
  }

  @Test
  void numbersHaveAStrongTag() throws Exception {
    HttpResponse<byte[]> first = get(RAW);

    assertThat(header(first, "ETag")).startsWith("\"");
    assertThat(get(RAW, "If-None-Match", "\"other\", " + header(first, "ETag")).statusCode())
        .isEqualTo(304);
    assertThat(get(RAW, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    assertThat(get(RAW, "If-None-Match", "*").statusCode()).isEqualTo(304);
    assertThat(header(get(KERNEL + "&format=npy"), "ETag")).isNotEqualTo(header(first, "ETag"));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=0-7, 0, 8",
    "bytes=16-23, 16, 24",
    "bytes=-8, 7992, 8000",
    "bytes=7992-, 7992, 8000",
    "bytes=7000-99999, 7000, 8000"
  })
  void aPartOfNumbersIsGiven(String range, int first, int end) throws Exception {
    byte[] whole = get(RAW).body();

    HttpResponse<byte[]> part = get(RAW, "Range", range);

    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, first, end));
    assertThat(header(part, "Content-Range"))
        .isEqualTo("bytes %d-%d/8000".formatted(first, end - 1));
  }

  @Test
  void aPartThatIsNotThereIsRefusedAndOneOfAnotherVersionIsTheWhole() throws Exception {
    HttpResponse<byte[]> beyond = get(RAW, "Range", "bytes=8000-8007");
    HttpResponse<byte[]> other = get(RAW, "Range", "bytes=0-7", "If-Range", "\"other\"");

    assertThat(beyond.statusCode()).isEqualTo(416);
    assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */8000");
    assertThat(json(beyond).get("status").intValue()).isEqualTo(416);
    assertThat(other.statusCode()).isEqualTo(200);
    assertThat(other.body()).hasSize(8000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=0-1,4-5", "items=0-7", "bytes=x-y"})
  void aRangeThatIsNotUnderstoodIsNoReasonToRefuse(String range) throws Exception {
    assertThat(get(RAW, "Range", range).statusCode()).isIn(200, 416);
  }

  @Test
  void jsonIsGzippedForWhoeverTakesIt() throws Exception {
    HttpResponse<byte[]> plain = get(KERNEL);
    HttpResponse<byte[]> packed = get(KERNEL, "Accept-Encoding", "gzip");

    assertThat(header(packed, "Content-Encoding")).isEqualTo("gzip");
    assertThat(packed.body().length).isLessThan(plain.body().length);
    byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body())).readAllBytes();
    assertThat(new String(unpacked)).startsWith("{\"alpha\":1.5,").endsWith("}}");
    assertThat(
            get(KERNEL, "Accept-Encoding", "gzip", "If-None-Match", header(packed, "ETag"))
                .statusCode())
        .isEqualTo(304);
    assertThat(header(get(RAW, "Accept-Encoding", "gzip"), "Content-Encoding")).isEmpty();
  }

  @Test
  void headGivesTheHeadersOfGet() throws Exception {
    HttpResponse<byte[]> get = get(RAW);
    HttpResponse<byte[]> head = send(request(RAW).method("HEAD", BodyPublishers.noBody()).build());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : new String[] {"Content-Length", "Content-Type", "ETag", "Accept-Ranges"}) {
      assertThat(header(head, name)).isNotEmpty().isEqualTo(header(get, name));
    }
  }

  @Test
  void anotherMethodIsToldWhichThereAre() throws Exception {
    HttpResponse<byte[]> response =
        send(request(KERNEL).method("DELETE", BodyPublishers.noBody()).build());

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(header(response, "Allow")).isEqualTo("GET, HEAD");
    assertThat(json(response).get("detail").textValue()).contains("DELETE");
  }

  @Test
  void aRepresentationThatThereIsNotIsToldWhichThereAre() throws Exception {
    HttpResponse<byte[]> response = get(KERNEL, "Accept", "image/png");

    assertThat(response.statusCode()).isEqualTo(406);
    assertThat(json(response).get("available").size()).isEqualTo(3);
  }

  @Test
  void anUnknownPathIsAProblemToo() throws Exception {
    HttpResponse<byte[]> response = get("/api/nothing");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void everyAnswerForbidsWhatABrowserNeedNotDo() throws Exception {
    for (String path : new String[] {KERNEL, "/healthz", "/api/nothing"}) {
      HttpResponse<byte[]> response = get(path, "Origin", "https://example.org");

      assertThat(header(response, "Content-Security-Policy"))
          .contains("default-src 'self'", "frame-ancestors 'none'");
      assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(response, "Access-Control-Allow-Origin")).isEmpty();
      assertThat(header(response, "Server")).isEmpty();
    }
  }
}
