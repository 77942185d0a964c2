// SPDX-License-Identifier: MIT
package io.dase.cache.fftw.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.fftw.Planner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every line of {@code wisdom/convolutions.tsv}, which C++ reads too. */
class ConvolutionVectorsTest {
  private static final Path FILE =
      Path.of(System.getProperty("dase.source.dir"), "wisdom/convolutions.tsv");

  @TempDir Path root;

  @Test
  void theVectorsOfBothLanguagesAreWithinTheStatedBound() throws IOException {
    List<String> lines = Files.readAllLines(FILE);
    assertThat(lines).hasSizeGreaterThan(100);
    try (Planner planner = new Planner(root)) {
      for (String line : lines) {
        check(planner, line.split("\t", -1));
      }
    }
  }

  private static void check(Planner planner, String[] fields) {
    double[] signal = FrequencyVectors.doubles(fields[5]);
    double[] kernel = FrequencyVectors.doubles(fields[6]);
    double[] expected = FrequencyVectors.doubles(fields[7]);
    for (ConvolutionMethod method : ConvolutionMethod.values()) {
      ConvolutionSpec spec = spec(fields).method(method);
      double bound = ConvolutionCases.bound(spec, signal, kernel);
      double[] output = Convolution.apply(planner, spec, signal, kernel);
      assertThat(output).hasSameSizeAs(expected);
      for (int i = 0; i < output.length; i++) {
        assertThat(Math.abs(output[i] - expected[i]))
            .as("number %d of %s", i, spec)
            .isLessThanOrEqualTo(bound);
      }
    }
  }

  private static ConvolutionSpec spec(String[] fields) {
    int[] shape = FrequencyVectors.integers(fields[3]);
    ConvolutionSpec spec =
        (fields[0].equals("complex") ? ConvolutionSpec.complex(shape) : ConvolutionSpec.real(shape))
            .kernel(FrequencyVectors.integers(fields[4]))
            .mode(ConvolutionMode.valueOf(fields[1].toUpperCase(Locale.ROOT)));
    return fields[2].equals("correlation") ? spec.correlation() : spec;
  }
}
