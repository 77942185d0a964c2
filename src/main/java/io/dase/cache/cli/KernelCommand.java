// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.format.NdArray;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.kernels.Kernel;
import io.dase.cache.kernels.KernelFamily;
import io.dase.cache.kernels.KernelSpec;
import io.dase.cache.plot.Curves;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the weights of one fractional kernel. */
@Command(
    name = "kernel",
    description = "Make the N weights of a fractional derivative or integral, or read them.",
    footer = "  dase-cache kernel 1.5 0.01 1000 --plot kernel.svg")
final class KernelCommand extends ArtifactCommand {
  @Parameters(index = "0", paramLabel = "ALPHA", description = "The order.")
  private double alpha;

  @Parameters(index = "1", paramLabel = "DT", description = "The step.")
  private double dt;

  @Parameters(index = "2", paramLabel = "N", description = "The number of weights.")
  private int n;

  @Option(
      names = "--family",
      paramLabel = "FAMILY",
      defaultValue = "grunwald_letnikov",
      description =
          "grunwald_letnikov, caputo_l1, caputo_sun_wu, bdf1 to bdf6 or"
              + " riemann_liouville_integral; default: grunwald_letnikov.")
  private KernelFamily family;

  @Override
  Artifact artifact(CacheManager manager) {
    KernelSpec spec = new KernelSpec(family, alpha, dt, n);
    double[] weights;
    try (CachedFractionalKernelProvider provider = new CachedFractionalKernelProvider(manager)) {
      Kernel kernel = provider.getKernel(spec);
      weights = kernel.toArray();
    }
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("family", family.text());
    parameters.put("alpha", alpha);
    parameters.put("dt", dt);
    parameters.put("n", n);
    return new Artifact(
        new CacheKey(Category.FRACTIONAL_KERNELS, spec.key()),
        parameters,
        new Table(List.of("k", "weight"), n, k -> new double[] {k, weights[k]}),
        () -> NdArray.of(weights, n),
        () -> Curves.of("k", Curves.indices(n), "weight", weights));
  }
}
