// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

/** A Laplacian or biharmonic stencil by {@link EvenSymbol}. Thread-safe. */
final class EvenSpectral implements SpectralStencil {
  private final ModeTransform transform;
  private final EvenSymbol symbol;
  private final GridShape shape;
  private final boolean isComplex;

  EvenSpectral(StencilSpec spec, ModeTransform transform) {
    this.transform = transform;
    this.symbol = new EvenSymbol(spec);
    this.isComplex = spec.boundary() == Boundary.PERIODIC;
    this.shape = isComplex ? GridShape.of(spec).halved() : GridShape.of(spec);
  }

  @Override
  public void apply(double[] u, double[] out) {
    multiply(u, out, false);
  }

  @Override
  public void solve(double[] f, double[] out) {
    multiply(f, out, true);
  }

  @Override
  public void close() {
    transform.close();
  }

  private void multiply(double[] in, double[] out, boolean isInverse) {
    double[] spectrum = transform.forward(in);
    double scale = 1 / transform.gain();
    int at = 0;
    for (int i = 0; i < shape.n0(); i++) {
      for (int j = 0; j < shape.n1(); j++) {
        for (int k = 0; k < shape.n2(); k++) {
          double factor = symbol.at(i, j, k);
          double gain = isInverse ? inverse(factor) * scale : factor * scale;
          spectrum[at++] *= gain;
          if (isComplex) {
            spectrum[at++] *= gain;
          }
        }
      }
    }
    transform.backward(spectrum, out);
  }

  /** The constant mode, which the stencil makes 0, is left out of the solution. */
  private static double inverse(double factor) {
    return factor == 0 ? 0 : 1 / factor;
  }
}
