// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.format.NdArray;
import io.dase.cache.plot.Curves;
import io.dase.cache.templates.CachedEchoProvider;
import io.dase.cache.templates.EchoDecay;
import io.dase.cache.templates.EchoScaling;
import io.dase.cache.templates.EchoSpec;
import io.dase.cache.templates.EchoTemplate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes one train of echoes. */
@Command(
    name = "echo",
    description = {
      "Make a train of N echoes from the gaps of primes, or read it. --npy writes its table, N rows"
          + " of gap, delay, time and amplitude; --plot draws amplitude over time."
    },
    footer = "  dase-cache echo 0.5 0.01 100 --decay gaussian --npy echo.npy")
final class EchoCommand extends ArtifactCommand {
  private static final List<String> COLUMNS = List.of("gap", "delay", "time", "amplitude");

  @Parameters(
      index = "0",
      paramLabel = "ALPHA",
      description = "Strength of the decay, exponent of a power scaling.")
  private double alpha;

  @Parameters(index = "1", paramLabel = "TAU0", description = "The delay of a mean gap.")
  private double tau0;

  @Parameters(index = "2", paramLabel = "N", description = "The number of echoes.")
  private int n;

  @Option(
      names = "--scaling",
      paramLabel = "SCALING",
      defaultValue = "linear",
      description = "How gaps become delays: linear, logarithmic or power; default: linear.")
  private EchoScaling scaling;

  @Option(
      names = "--decay",
      paramLabel = "DECAY",
      defaultValue = "exponential",
      description = "How amplitudes fall: exponential, power or gaussian; default: exponential.")
  private EchoDecay decay;

  @Override
  Artifact artifact(CacheManager manager) {
    EchoSpec spec = new EchoSpec(alpha, tau0, n, scaling, decay);
    EchoTemplate template;
    try (CachedEchoProvider provider = new CachedEchoProvider(manager)) {
      template = provider.get(spec);
    }
    Map<String, Object> parameters = new LinkedHashMap<>(spec.toMap());
    parameters.putAll(template.summary().toMap());
    List<double[]> vectors =
        Stream.of(template.gaps(), template.delays(), template.times(), template.amplitudes())
            .map(NdArray::toDoubleArray)
            .toList();
    return new Artifact(
        new CacheKey(Category.ECHO_TEMPLATES, spec.key()),
        parameters,
        new Table(COLUMNS, n, i -> row(vectors, i)),
        () -> NdArray.of(rows(vectors), n, COLUMNS.size()),
        () -> Curves.of("time", vectors.get(2), "amplitude", vectors.get(3)));
  }

  private static double[] row(List<double[]> vectors, int i) {
    return vectors.stream().mapToDouble(vector -> vector[i]).toArray();
  }

  private static double[] rows(List<double[]> vectors) {
    return IntStream.range(0, vectors.get(0).length)
        .mapToObj(i -> row(vectors, i))
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }
}
