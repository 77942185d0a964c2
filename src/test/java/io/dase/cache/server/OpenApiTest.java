// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.server.api.Readiness;
import io.dase.cache.server.api.Service;
import io.dase.cache.server.http.Route;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What /openapi.json says, beside what the service answers. */
class OpenApiTest extends OpenServer {
  @Test
  void everyRouteIsDescribedWithItsParametersAndNothingElseIs() throws Exception {
    JsonNode paths = json("/openapi.json").get("paths");
    List<String> described = new ArrayList<>();
    paths
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        method ->
                            described.add(
                                line(
                                    method.getKey(),
                                    path.getKey(),
                                    parameters(method.getValue())))));

    List<String> served = new ArrayList<>();
    try (Service service = new Service(cache, kernels, 1000, Readiness.AT_ONCE)) {
      for (Route route : service.routes().all()) {
        served.add(
            line(
                route.method(),
                "/" + String.join("/", route.path()),
                new TreeSet<>(route.parameters())));
      }
    }
    assertThat(described).containsExactlyInAnyOrderElementsOf(served);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "/api/fractional_kernel; ?alpha=1.5&dt=0.01&N=5",
        "/api/fractional_kernel; ?alpha=0.5&dt=0.01&N=5&family=bdf2",
        "/api/fractional_kernel; ?alpha=11&dt=0.01&N=5",
        "/api/fractional_kernel; ?alpha=1&dt=0.01&N=5&format=xml",
        "/api/fractional_kernel/stats; ''",
        "/api/stencil; ?key=laplacian_1d_8",
        "/api/stencil; ?key=x",
        "/api/stencil/stats; ''",
        "/api/echo_template; ?alpha=1&tau0=1&N=3",
        "/api/echo_template/stats; ''",
        "/api/profile; ?kind=kink&shape=4&width=1",
        "/api/profile; ?kind=plane_wave&shape=2x2&wave=1,1&complex=true",
        "/api/profile/stats; ''",
        "/api/wisdom; ''",
        "/api/wisdom/misses; ''",
        "/api/wisdom/{key}; fft_1d_8",
        "/api/wisdom/{key}; fft_1d_10",
        "/api/wisdom/{key}; fft_1d_8?hard=x",
        "/api/cache/stats; ''",
        "/api/cache/history; ''",
        "/api/cache/entries; ?sort=size&limit=1",
        "/api/cache/entries; ?limit=0",
        "/api/cache/entries/{category}/{key}; trials/x",
        "/api/cache/entries/{category}/{key}; trials/y",
        "/api/cache/health; ''",
        "/healthz; ''",
        "/readyz; ''",
      })
  void anAnswerIsAsDescribed(String path, String rest) throws Exception {
    fill();
    int variable = path.indexOf('{');
    check(path, "get", get((variable < 0 ? path : path.substring(0, variable)) + rest));
  }

  @Test
  void answersToWritesAreAsDescribed() throws Exception {
    byte[] text = fill();

    for (String token : new String[] {TOKEN, "wrong"}) {
      String[] headers = {"Authorization", "Bearer " + token, "Content-Type", "text/plain"};
      check(
          "/api/wisdom/{key}",
          "put",
          send(
              request("/api/wisdom/fft_1d_8", headers)
                  .PUT(BodyPublishers.ofByteArray(text))
                  .build()));
      headers[3] = "application/json";
      check(
          "/api/wisdom/misses",
          "post",
          send(
              request("/api/wisdom/misses", headers)
                  .POST(BodyPublishers.ofString("{\"misses\":[]}"))
                  .build()));
    }
  }

  private byte[] fill() {
    cache.save("trials", "x", new double[] {1});
    cache.load("trials", "x", double[].class);
    try (FFTWWisdomHelper helper = new FFTWWisdomHelper(root)) {
      helper.generate(PlanSpec.dft(8), Rigor.ESTIMATE);
      return helper.loadWisdom("fft_1d_8").orElseThrow();
    }
  }

  private void check(String path, String method, HttpResponse<byte[]> response) throws Exception {
    JsonNode api = json("/openapi.json");
    JsonNode responses = api.at("/paths/" + path.replace("/", "~1") + "/" + method + "/responses");
    JsonNode described = responses.get(String.valueOf(response.statusCode()));
    assertThat(described).as("%d of %s", response.statusCode(), path).isNotNull();
    String type = header(response, "Content-Type");
    JsonNode schema = described.get("content").get(type);
    assertThat(schema).as("%s of %s", type, path).isNotNull();
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.setAll((ObjectNode) schema.get("schema"));
    whole.set("components", api.get("components"));
    assertThat(
            JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(whole)
                .validate(json(response)))
        .as(new String(response.body(), StandardCharsets.UTF_8))
        .isEmpty();
  }

  private static TreeSet<String> parameters(JsonNode operation) {
    TreeSet<String> names = new TreeSet<>();
    for (JsonNode parameter : operation.get("parameters")) {
      if (parameter.get("in").textValue().equals("query")) {
        names.add(parameter.get("name").textValue());
      }
    }
    return names;
  }

  private static String line(String method, String path, TreeSet<String> parameters) {
    return method.toLowerCase(Locale.ROOT) + " " + path + " " + parameters;
  }
}
