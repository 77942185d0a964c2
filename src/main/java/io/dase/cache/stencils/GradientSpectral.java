// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import java.util.stream.IntStream;

/** A gradient stencil by {@link OddSymbol}. Thread-safe. */
final class GradientSpectral implements SpectralStencil {
  private final ModeTransform transform;
  private final OddSymbol symbol;
  private final Boundary boundary;
  private final int outer;
  private final int length;
  private final int inner;

  GradientSpectral(StencilSpec spec, ModeTransform transform) {
    this.transform = transform;
    this.symbol = new OddSymbol(spec);
    this.boundary = spec.boundary();
    boolean isComplex = boundary == Boundary.PERIODIC;
    GridShape shape = isComplex ? GridShape.of(spec).halved() : GridShape.of(spec);
    int[] n = shape.extents();
    int axis = n.length - spec.rank() + spec.axis();
    outer = IntStream.range(0, axis).map(a -> n[a]).reduce(1, (a, b) -> a * b);
    length = n[axis];
    inner = shape.size() / outer / length * (isComplex ? 2 : 1);
  }

  @Override
  public void apply(double[] u, double[] out) {
    double[] spectrum = transform.forward(u);
    double scale = 1 / transform.gain();
    for (int i = 0; i < outer; i++) {
      int from = i * length * inner;
      switch (boundary) {
        case PERIODIC -> turn(spectrum, from, scale);
        case DIRICHLET -> sinesToCosines(spectrum, from, scale);
        case NEUMANN -> cosinesToSines(spectrum, from, -scale);
      }
    }
    transform.backward(spectrum, out);
  }

  /** A first derivative has no boundary value problem of this kind. */
  @Override
  public void solve(double[] f, double[] out) {
    throw new UnsupportedOperationException(
        "solvePoisson of a gradient; expected the laplacian or the biharmonic operator");
  }

  @Override
  public void close() {
    transform.close();
  }

  private void turn(double[] spectrum, int from, double scale) {
    for (int m = 0; m < length; m++) {
      double factor = symbol.at(m) * scale;
      int end = from + (m + 1) * inner;
      for (int at = from + m * inner; at < end; at += 2) {
        double re = spectrum[at];
        spectrum[at] = -factor * spectrum[at + 1];
        spectrum[at + 1] = factor * re;
      }
    }
  }

  /** Mode m = 1 ... n-1 moves from index m-1 to m; cos of mode n is 0 at every point. */
  private void sinesToCosines(double[] spectrum, int from, double scale) {
    for (int index = length - 1; index > 0; index--) {
      move(spectrum, from + (index - 1) * inner, inner, symbol.at(index - 1) * scale);
    }
    clear(spectrum, from);
  }

  /** Mode m = 1 ... n-1 moves from index m to m-1. */
  private void cosinesToSines(double[] spectrum, int from, double scale) {
    for (int index = 1; index < length; index++) {
      move(spectrum, from + index * inner, -inner, symbol.at(index) * scale);
    }
    clear(spectrum, from + (length - 1) * inner);
  }

  private void move(double[] spectrum, int from, int by, double factor) {
    for (int at = from; at < from + inner; at++) {
      spectrum[at + by] = factor * spectrum[at];
    }
  }

  private void clear(double[] spectrum, int from) {
    for (int at = from; at < from + inner; at++) {
      spectrum[at] = 0;
    }
  }
}
