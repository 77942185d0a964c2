// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.Category;
import io.dase.cache.kernels.CommonKernels;
import io.dase.cache.kernels.KernelFamily;
import io.dase.cache.profiles.ProfileSpec;
import io.dase.cache.stencils.CommonStencils;
import io.dase.cache.templates.EchoSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ManifestTest {
  @TempDir private Path folder;

  @Test
  void thatOfTheJarListsWhatThePackagesCallCommon() {
    Manifest common = Manifest.common();

    assertThat(common.kernels()).isEqualTo(CommonKernels.all());
    assertThat(common.stencils()).isEqualTo(CommonStencils.all());
    assertThat(common.transforms()).isEqualTo(Transforms.common());
    assertThat(common.echoes())
        .extracting(EchoSpec::key)
        .hasSize(8)
        .contains("echo_0.5_0.01_100_linear_exponential");
    assertThat(common.profiles()).extracting(ProfileSpec::key).hasSize(3).doesNotHaveDuplicates();
  }

  @Test
  void kernelsStencilsAndWisdomAreMadeUnlessOthersAreNamed() {
    assertThat(Manifest.common().categories())
        .containsExactlyInAnyOrder(
            Category.FRACTIONAL_KERNELS, Category.STENCILS, Category.FFTW_WISDOM);
  }

  @Test
  void oneOfAUserMayListLess() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mine.json"),
            """
            {"fractional_kernels": {"family": ["bdf2"], "alpha": [0.5], "dt": [0.1], "n": [10, 20]},
             "fftw_wisdom": {"rigor": "estimate", "threads": 1, "directions": ["forward"],
                             "placements": ["out"], "transforms": [{"key": "rfft_1d_8"}]}}
            """);

    Manifest manifest = Manifest.read(file);

    assertThat(manifest.categories())
        .containsExactlyInAnyOrder(Category.FRACTIONAL_KERNELS, Category.FFTW_WISDOM);
    assertThat(manifest.kernels()).hasSize(2);
    assertThat(manifest.kernels().get(1).family()).isEqualTo(KernelFamily.BDF2);
    assertThat(manifest.stencils()).isEmpty();
    assertThat(manifest.transforms().transforms()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "[]; the manifest is []",
        "{\"kernels\": 1}; has a member 'kernels'",
        "{\"default\": [\"stencils\"]}; names stencils",
        "{\"stencils\": \"laplacian_1d_8\"}; expected an array of texts",
        "{\"stencils\": [\"laplacian_1d_1\"]}; laplacian_1d_1",
        "{\"fractional_kernels\": {\"family\": [\"euler\"], \"alpha\": [1], \"dt\": [1], \"n\":"
            + " [1]}}; family is 'euler'",
        "{\"fractional_kernels\": {\"family\": [\"bdf1\"], \"alpha\": [1], \"dt\": [0], \"n\":"
            + " [1]}}; dt is 0.0",
        "{\"fractional_kernels\": {\"family\": [\"bdf1\"], \"alpha\": [1], \"dt\": [1], \"n\":"
            + " [1.5]}}; has 1.5; expected integers",
        "{\"fractional_kernels\": {\"family\": [\"bdf1\"], \"alpha\": [1], \"dt\": [1], \"n\":"
            + " [99999999999]}}; 99999999999",
        "{\"fractional_kernels\": {\"alpha\": [1]}}; expected an array of texts",
        "{\"state_profiles\": [{\"kind\": \"kink\"}]}; 'shape'",
        "{\"fftw_wisdom\": \"mine.json\"}; is 'mine.json'",
        "{\"fftw_wisdom\": []}; 'fftw_wisdom' of the manifest is []; expected an object",
        "{\"fftw_wisdom\": {}}; 'rigor' of 'fftw_wisdom' of the manifest has no value; expected one"
            + " of [estimate, measure,",
        "{\"fftw_wisdom\": {\"x\": []}}; 'fftw_wisdom' of the manifest has a member 'x'; expected"
            + " some of [rigor, threads, directions, placements, transforms]",
        "{\"fftw_wisdom\": {\"rigor\": \"measure\", \"threads\": 1, \"directions\":"
            + " [\"forwards\"]}}; has \"forwards\"; expected texts of [forward, backward]",
        "{\"fftw_wisdom\": {\"rigor\": \"measure\", \"threads\": 1.5}}; has 1.5; expected an"
            + " integer",
        "{\"fftw_wisdom\": {\"rigor\": \"measure\", \"threads\": \"1\"}}; 'threads' of"
            + " 'fftw_wisdom' of the manifest has \"1\"; expected one of [auto]",
      })
  void whatIsNoManifestIsNamed(String json, String message) {
    assertThatThrownBy(() -> Manifest.of(new ObjectMapper().readTree(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void moreCombinationsThanAnybodyWantsAreRefusedBeforeTheyAreMade() {
    String thousand =
        IntStream.rangeClosed(1, 1000).mapToObj(String::valueOf).collect(joining(","));
    String json =
        "{'echo_templates':{'alpha':[%1$s],'tau0':[1],'n':[%1$s],'scaling':['linear'],'decay':['power']}}"
            .formatted(thousand)
            .replace('\'', '"');

    assertThatThrownBy(() -> Manifest.of(new ObjectMapper().readTree(json)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000000 combinations");
  }

  @Test
  void aFileThatIsNotThereOrNoJsonIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.json"), "{");

    assertThatThrownBy(() -> Manifest.read(file))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(file + " is no manifest: found text that is not one JSON value: ")
        .hasMessageContaining("line 1, column 2")
        .hasMessageNotContaining("REDACTED");
    assertThatThrownBy(() -> Manifest.read(folder.resolve("none")))
        .isInstanceOf(CacheIoException.class)
        .hasMessageContaining("none");
  }
}
