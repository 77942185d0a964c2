// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A stencil that is applied to fields on its grid: float64, row-major, without gaps, {@link
 * StencilSpec#size()} elements. Fields are not changed and not kept.
 *
 * <p>{@link #apply} needs no native library; the other methods plan two transforms of the boundary
 * (DFT, DST-II, DCT-II) when first called, of which the planner's store keeps the wisdom.
 *
 * <p>Methods that compute throw {@link IllegalArgumentException} for a field of another length and
 * for one array given twice, and {@link IllegalStateException} after {@link #close()}; a call that
 * is under way then may end so too. Thread-safe.
 */
public final class StencilOperator implements AutoCloseable {
  private final StencilSpec spec;
  private final DirectStencil direct;
  private final Supplier<Planner> planner;
  private final Rigor rigor;
  private SpectralStencil spectral; // guarded by this
  private volatile boolean closed;

  /** With transforms planned at the rigor {@code MEASURE} by this planner, which stays open. */
  public StencilOperator(StencilSpec spec, Planner planner) {
    this(spec, planner, Rigor.MEASURE);
  }

  /** With transforms planned at this rigor. */
  public StencilOperator(StencilSpec spec, Planner planner, Rigor rigor) {
    this(spec, constant(Objects.requireNonNull(planner, "planner")), rigor);
  }

  /** With a planner that is asked for when the first transform is. */
  StencilOperator(StencilSpec spec, Supplier<Planner> planner, Rigor rigor) {
    this.spec = Objects.requireNonNull(spec, "spec");
    this.planner = planner;
    this.rigor = Objects.requireNonNull(rigor, "rigor");
    this.direct = new DirectStencil(spec);
  }

  /** What this applies. */
  public StencilSpec spec() {
    return spec;
  }

  /** The stencil of {@code u} by its sum, as {@link #apply(double[], double[])}; a new array. */
  public double[] apply(double[] u) {
    double[] out = new double[spec.size()];
    apply(u, out);
    return out;
  }

  /**
   * The stencil of {@code u} by its sum, in blocks that fit caches and, above 32,768 points, in
   * parallel: in the fork-join pool that the caller runs in, else in the common one. Each element
   * is the sum of the terms in the order of {@link Stencil#offsets()}, bit for bit the same with
   * any number of threads. |error| &lt;= (T + 1) eps sum|c| max|u| with T the number of terms, c
   * the coefficients and eps = 2^-53.
   */
  public void apply(double[] u, double[] out) {
    Objects.requireNonNull(u, "u");
    Objects.requireNonNull(out, "out");
    check(u, out);
    direct.apply(u, out);
  }

  /** The same through transforms, as {@link #applySpectral(double[], double[])}; a new array. */
  public double[] applySpectral(double[] u) {
    double[] out = new double[spec.size()];
    applySpectral(u, out);
    return out;
  }

  /**
   * What {@link #apply} gives, through transforms and the symbol ({@link Symbols#of}). The error is
   * bounded in the norm: ||error|| &lt;= 16 eps log2(2 N) max|symbol| ||u|| for N points.
   *
   * @throws io.dase.cache.core.NativeLibraryException if the native library cannot be used here
   */
  public void applySpectral(double[] u, double[] out) {
    Objects.requireNonNull(u, "u");
    Objects.requireNonNull(out, "out");
    check(u, out);
    spectral().apply(u, out);
  }

  /** The solution of a Poisson problem, as {@link #solvePoisson(double[], double[])}; new. */
  public double[] solvePoisson(double[] f) {
    double[] out = new double[spec.size()];
    solvePoisson(f, out);
    return out;
  }

  /**
   * The u with {@code apply(u) = f}, exact up to rounding: Poisson's equation if this is a
   * Laplacian, the biharmonic equation if that (with u and its Laplacian 0 at Dirichlet walls, both
   * without slope at Neumann walls).
   *
   * <p>Null space: a periodic or Neumann stencil makes constants 0, so f must have mean 0 and u is
   * known up to a constant. Here the mean of f is removed, that is {@code apply(u) = f - mean(f)},
   * and the solution of mean 0 is returned. Dirichlet problems have one solution.
   *
   * <p>The error against the differential equation falls as the spacing to the power {@link
   * StencilSpec#order()} where the solution, continued beyond the walls as {@link Boundary} tells,
   * is smooth; where it is only 0 at Dirichlet walls, with the power 2.
   *
   * @throws UnsupportedOperationException if this is a gradient
   * @throws io.dase.cache.core.NativeLibraryException if the native library cannot be used here
   */
  public void solvePoisson(double[] f, double[] out) {
    Objects.requireNonNull(f, "f");
    Objects.requireNonNull(out, "out");
    check(f, out);
    spectral().solve(f, out);
  }

  /** Gives back the plans. Idempotent; never waits for a call. */
  @Override
  public synchronized void close() {
    closed = true;
    if (spectral != null) {
      spectral.close();
    }
  }

  private synchronized SpectralStencil spectral() {
    requireOpen();
    if (spectral == null) {
      ModeTransform transform = new ModeTransform(planner.get(), spec, rigor);
      spectral =
          spec.operator() == DifferentialOperator.GRADIENT
              ? new GradientSpectral(spec, transform)
              : new EvenSpectral(spec, transform);
    }
    return spectral;
  }

  private void check(double[] in, double[] out) {
    requireOpen();
    requireLength("input", in);
    requireLength("output", out);
    if (in == out) {
      throw new IllegalArgumentException("the input is the output too; expected two arrays");
    }
  }

  private void requireLength(String name, double[] field) {
    if (field.length != spec.size()) {
      throw new IllegalArgumentException(
          "the %s has %d elements; expected %d, the points of the grid %s"
              .formatted(name, field.length, spec.size(), spec.grid()));
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "the operator of " + spec.key() + " is closed; make another one");
    }
  }

  private static Supplier<Planner> constant(Planner planner) {
    return () -> planner;
  }
}
