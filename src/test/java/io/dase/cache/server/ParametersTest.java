// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest extends OpenServer {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "fractional_kernel?alpha=11&dt=0.01&N=10; alpha; 11; 1e-10 to 10",
        "fractional_kernel?alpha=NaN&dt=0.01&N=10; alpha; NaN; 1e-10 to 10",
        "fractional_kernel?alpha=0x1p3&dt=0.01&N=10; alpha; 0x1p3; 1e-10 to 10",
        "fractional_kernel?alpha=1.5d&dt=0.01&N=10; alpha; 1.5d; 1e-10 to 10",
        "fractional_kernel?alpha=1.5&dt=0&N=10; dt; 0; 1e-15 to 1000000000000000",
        "fractional_kernel?alpha=1.5&dt=0.01&N=0; N; 0; 1 to 1000000",
        "fractional_kernel?alpha=1.5&dt=0.01&N=1000001; N; 1000001; 1 to 1000000",
        "fractional_kernel?alpha=1.5&dt=0.01&N=999999999999999999999; N; 999999999999999999999; 1 to",
        "fractional_kernel?alpha=1.5&dt=0.01&N=1e3; N; 1e3; whole number",
        "fractional_kernel?alpha=1.5&dt=0.01&N=10&family=l1; family; l1; caputo_l1",
        "fractional_kernel?alpha=1.5&dt=0.01&N=10&family=caputo_l1; alpha; 1.5; 1e-10 to 0.99",
        "fractional_kernel?alpha=1.5&dt=0.01&n=10; n; 10; N",
        "fractional_kernel?alpha=1&alpha=2&dt=0.01&N=10; alpha; 2; once",
        "fractional_kernel?alpha=1.5&dt=0.01&N=10&format=xml; format; xml; npy",
        "stencil?key=laplacian_9d_8; key; laplacian_9d_8; laplacian",
        "stencil?key=laplacian_2d_8192x8192&format=npy; key; laplacian_2d_8192x8192; 1000000",
        "echo_template?alpha=1&tau0=1&N=4&decay=fast; decay; fast; gaussian",
        "echo_template?alpha=1&tau0=1&N=250001; N; 250001; 1 to 250000",
        "profile?kind=blob&shape=8; kind; blob; gaussian",
        "profile?kind=gaussian&shape=8y8&width=1; shape; 8y8; 64x64",
        "profile?kind=gaussian&shape=10000x10000&width=1; shape; 10000x10000; 1000000",
        "profile?kind=gaussian&shape=8&width=0; width; 0; above 0",
        "profile?kind=plane_wave&shape=8&width=2; width; 2; 0, since",
        "profile?kind=kink&shape=8&width=1&wave=1,2; wave; '1,2'; 1 finite number",
      })
  void aWrongParameterIsNamedWithItsValueAndItsRange(
      String request, String parameter, String value, String expected) throws Exception {
    HttpResponse<byte[]> response = get("/api/" + request);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(header(response, "Content-Type")).isEqualTo("application/problem+json");
    JsonNode problem = json(response);
    assertThat(problem.get("status").intValue()).isEqualTo(400);
    assertThat(problem.get("title").textValue()).isEqualTo("Bad Request");
    assertThat(problem.get("parameter").textValue()).isEqualTo(parameter);
    assertThat(problem.get("value").textValue()).isEqualTo(value);
    assertThat(problem.get("expected").textValue()).contains(expected);
    assertThat(problem.get("detail").textValue()).contains(parameter);
  }

  @Test
  void aMissingParameterIsNamed() throws Exception {
    JsonNode problem = json("/api/fractional_kernel?alpha=1.5&N=10");

    assertThat(problem.get("parameter").textValue()).isEqualTo("dt");
    assertThat(problem.get("value").isNull()).isTrue();
    assertThat(problem.get("detail").textValue()).startsWith("dt is missing; expected a number");
  }

  @Test
  void escapesInAQueryAreDecodedAndBrokenOnesAreRefused() throws Exception {
    assertThat(get("/api/fractional_kernel?%61lpha=1%2E5&dt=0.01&N=4").statusCode()).isEqualTo(200);
    assertThat(
            raw(
                "GET /api/stencil?key=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400");
  }
}
