// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.format.NdArray;
import io.dase.cache.plot.Curves;
import io.dase.cache.stencils.CachedStencilProvider;
import io.dase.cache.stencils.Stencil;
import io.dase.cache.stencils.StencilSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes one stencil, and its symbol where that is asked for. */
@Command(
    name = "stencil",
    description = {
      "Make a stencil, or read it. Its table has offsets and coefficients; --npy writes its Fourier"
          + " symbol on the grid, --plot draws the first row of that."
    },
    footer = {
      "  dase-cache stencil laplacian_2d_64x64",
      "  dase-cache stencil gradient_1d_100_axis0_o4_neumann_h0.01 --npy symbol.npy"
    })
final class StencilCommand extends ArtifactCommand {
  @Parameters(
      index = "0",
      paramLabel = "KEY",
      description = {
        "laplacian, gradient or biharmonic, _1d_, _2d_ or _3d_ and the sizes, then what is not the"
            + " default: _axis0, _o4, _iso9, _neumann or _dirichlet, _h0.5 or _h0.5x0.25."
      })
  private String text;

  @Override
  Artifact artifact(CacheManager manager) {
    StencilSpec spec = StencilSpec.parse(text);
    CachedStencilProvider provider = new CachedStencilProvider(manager);
    Stencil stencil = provider.get(spec);
    List<String> columns =
        Stream.concat(Stream.of("dx0", "dx1", "dx2").limit(spec.rank()), Stream.of("coefficient"))
            .toList();
    return new Artifact(
        new CacheKey(Category.STENCILS, spec.key()),
        parameters(stencil),
        new Table(columns, stencil.offsets().size(), i -> row(stencil, i)),
        () -> provider.getSymbol(spec),
        () -> curves(spec, provider.getSymbol(spec)));
  }

  private static Map<String, Object> parameters(Stencil stencil) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("type", stencil.type());
    parameters.put("grid", new ArrayList<>(stencil.grid()));
    parameters.put("h", new ArrayList<>(stencil.h()));
    parameters.put("boundary", stencil.boundary());
    parameters.put("order", stencil.order());
    return parameters;
  }

  private static double[] row(Stencil stencil, int i) {
    return DoubleStream.concat(
            stencil.offsets().get(i).stream().mapToDouble(Integer::doubleValue),
            DoubleStream.of(stencil.coefficients().get(i)))
        .toArray();
  }

  private static Curves curves(StencilSpec spec, NdArray symbol) {
    int n = spec.grid().get(spec.rank() - 1);
    return Curves.ofRow("index of the last axis", Curves.indices(n), "symbol", symbol, 0);
  }
}
