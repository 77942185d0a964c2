// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The stencils that a warm-up makes. Immutable; safe from any thread. */
public final class CommonStencils {
  private static final int[] SQUARES = {64, 128, 256, 512};
  private static final int[] CUBES = {32, 64, 128};

  private CommonStencils() {}

  /** The Laplacians on four squares and three cubes, by rank, then size. */
  public static List<StencilSpec> all() {
    return Stream.concat(
            IntStream.of(SQUARES).mapToObj(n -> StencilSpec.laplacian(n, n)),
            IntStream.of(CUBES).mapToObj(n -> StencilSpec.laplacian(n, n, n)))
        .toList();
  }
}
