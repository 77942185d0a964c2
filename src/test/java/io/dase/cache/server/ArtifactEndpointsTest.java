// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dase.cache.core.Grid;
import io.dase.cache.format.NdArray;
import io.dase.cache.format.NpyCodec;
import io.dase.cache.kernels.GrunwaldLetnikov;
import io.dase.cache.kernels.KernelSpec;
import io.dase.cache.profiles.CachedProfileProvider;
import io.dase.cache.profiles.ProfileSpec;
import io.dase.cache.stencils.StencilSpec;
import io.dase.cache.stencils.Symbols;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArtifactEndpointsTest extends OpenServer {
  private static final String KERNEL = "/api/fractional_kernel?alpha=1.5&dt=0.01&N=100";
  private static final double[] WEIGHTS = GrunwaldLetnikov.weights(new KernelSpec(1.5, 0.01, 100));

  @Test
  void aKernelComesAsJsonWithTheCountsOfItsProvider() throws Exception {
    JsonNode first = json(KERNEL);
    JsonNode second = json(KERNEL);

    assertThat(first.fieldNames())
        .toIterable()
        .containsExactly("alpha", "dt", "N", "coefficients", "cache_stats");
    assertThat(first.get("alpha").doubleValue()).isEqualTo(1.5);
    assertThat(first.get("N").intValue()).isEqualTo(100);
    assertThat(numbers(first.get("coefficients"))).containsExactly(WEIGHTS);
    assertThat(first.at("/cache_stats/cache_misses").intValue()).isEqualTo(1);
    assertThat(second.at("/cache_stats/cache_hits").intValue()).isEqualTo(1);
    assertThat(kernels.statistics().cacheHits()).isEqualTo(1);
    assertThat(cache.exists("fractional_kernels", "kernel_1.5_0.01_100")).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"format=npy, ''", "'', application/x-npy"})
  void aKernelComesAsANumpyFile(String parameter, String accept) throws Exception {
    HttpResponse<byte[]> response =
        get(KERNEL + "&" + parameter, "Accept", accept.isEmpty() ? "*/*" : accept);

    assertThat(header(response, "Content-Type")).isEqualTo("application/x-npy");
    assertThat(new NpyCodec().decode(response.body()).toDoubleArray()).containsExactly(WEIGHTS);
  }

  @ParameterizedTest
  @CsvSource({"format=raw, ''", "'', 'text/html;q=0.9, application/octet-stream'"})
  void aKernelComesAsLittleEndianDoubles(String parameter, String accept) throws Exception {
    HttpResponse<byte[]> response =
        get(KERNEL + "&" + parameter, "Accept", accept.isEmpty() ? "*/*" : accept);

    double[] values = new double[100];
    ByteBuffer.wrap(response.body()).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(values);
    assertThat(values).containsExactly(WEIGHTS);
    assertThat(header(response, "Dase-Dtype")).isEqualTo("float64");
    assertThat(header(response, "Dase-Shape")).isEqualTo("100");
  }

  @Test
  void anotherFamilyIsNamedInItsAnswer() throws Exception {
    JsonNode kernel = json("/api/fractional_kernel?alpha=0.5&dt=1&N=3&family=caputo_l1");

    assertThat(kernel.get("family").textValue()).isEqualTo("caputo_l1");
    assertThat(kernel.get("coefficients").size()).isEqualTo(3);
  }

  @Test
  void aStencilComesAsItsOffsetsAndItsSymbolAsAnArray() throws Exception {
    JsonNode stencil = json("/api/stencil?key=laplacian_2d_8x8");
    HttpResponse<byte[]> symbol = get("/api/stencil?key=laplacian_2d_8x8&format=npy");

    assertThat(stencil.get("type").textValue()).isEqualTo("laplacian_2d");
    assertThat(stencil.get("offsets").size()).isEqualTo(5);
    assertThat(numbers(stencil.get("coefficients"))).containsExactly(-4, 1, 1, 1, 1);
    assertThat(stencil.at("/cache_stats/cache_misses").intValue()).isEqualTo(1);
    assertThat(new NpyCodec().decode(symbol.body()))
        .isEqualTo(Symbols.of(StencilSpec.laplacian(8, 8)));
  }

  @Test
  void anEchoTemplateComesAsFourVectorsAndAsATable() throws Exception {
    JsonNode echo = json("/api/echo_template?alpha=0.5&tau0=0.01&N=20&decay=gaussian");
    NdArray table =
        new NpyCodec()
            .decode(
                get("/api/echo_template?alpha=0.5&tau0=0.01&N=20&decay=gaussian&format=npy")
                    .body());

    assertThat(echo.get("decay").textValue()).isEqualTo("gaussian");
    assertThat(echo.at("/summary/duration").doubleValue())
        .isEqualTo(echo.get("times").get(19).doubleValue());
    assertThat(table.shape()).containsExactly(20, 4);
    assertThat(table.getDouble(19, 2)).isEqualTo(echo.get("times").get(19).doubleValue());
  }

  @Test
  void aProfileComesInTheShapeOfItsGrid() throws Exception {
    JsonNode profile = json("/api/profile?kind=gaussian&shape=4x6&width=0.5");
    NdArray array =
        new NpyCodec()
            .decode(get("/api/profile?kind=gaussian&shape=4x6&width=0.5&format=npy").body());

    NdArray expected;
    try (CachedProfileProvider provider = new CachedProfileProvider(cache)) {
      expected = provider.get(ProfileSpec.gaussian(Grid.cube(-1, 1, 4, 6), 0.5));
    }
    assertThat(array).isEqualTo(expected);
    assertThat(numbers(profile.get("values"))).containsExactly(expected.toDoubleArray());
    assertThat(numbers(profile.get("shape"))).containsExactly(4, 6);
    assertThat(profile.at("/parameters/kind").textValue()).isEqualTo("gaussian");
  }

  @ParameterizedTest
  @CsvSource({
    "fractional_kernel, alpha=1.5&dt=0.01&N=10",
    "stencil, key=laplacian_1d_16",
    "echo_template, alpha=1&tau0=1&N=4",
    "profile, kind=kink&shape=8&width=1",
  })
  void eachKindHasCountsOfItsOwn(String kind, String query) throws Exception {
    get("/api/" + kind + "?" + query);
    get("/api/" + kind + "?" + query);

    JsonNode stats = json("/api/" + kind + "/stats");
    assertThat(stats.get("cache_misses").intValue()).isEqualTo(1);
    assertThat(stats.get("cache_hits").intValue()).isEqualTo(1);
    assertThat(stats.get("hit_rate").doubleValue()).isEqualTo(0.5);
  }

  private static double[] numbers(JsonNode array) {
    double[] values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).doubleValue();
    }
    return values;
  }
}
