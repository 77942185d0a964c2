// SPDX-License-Identifier: MIT
package io.dase.cache.stencils;

import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanMode;
import io.dase.cache.fftw.PlanOptions;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.RealKind;
import io.dase.cache.fftw.Rigor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The transform to the modes of a boundary and back, by two plans: DFT of reals (periodic), DST-II
 * (Dirichlet) or DCT-II (Neumann) along every axis; back along the axis of a gradient from the
 * modes that the derivative makes. Thread-safe. After {@link #close} both directions throw {@link
 * IllegalStateException}.
 */
final class ModeTransform implements AutoCloseable {
  private final Plan forward;
  private final Plan backward;

  ModeTransform(Planner planner, StencilSpec spec, Rigor rigor) {
    long[] sizes = spec.grid().stream().mapToLong(Integer::longValue).toArray();
    boolean isPeriodic = spec.boundary() == Boundary.PERIODIC;
    PlanSpec there = isPeriodic ? PlanSpec.rdft(sizes) : PlanSpec.r2r(kind(spec.boundary()), sizes);
    PlanSpec back = isPeriodic ? there.backward() : PlanSpec.r2r(kindsBack(spec), sizes);
    // A search for an ESTIMATE plan would take longer than what it makes faster.
    PlanOptions options =
        PlanOptions.of(rigor == Rigor.ESTIMATE ? PlanMode.SERVE_THEN_UPGRADE : PlanMode.WAIT);
    forward = planner.plan(there.rigor(rigor), options);
    try {
      backward = planner.plan(back.rigor(rigor), options);
    } catch (Throwable e) {
      forward.close();
      throw e;
    }
  }

  /** What {@link #forward} and {@link #backward} together multiply by. */
  double gain() {
    return forward.spec().logicalSize();
  }

  /** The spectrum of values on the grid: re, im pairs with half of the last axis if periodic. */
  double[] forward(double[] values) {
    double[] spectrum = new double[Math.toIntExact(forward.spec().outputBytes() / Double.BYTES)];
    forward.execute(values, spectrum);
    return spectrum;
  }

  void backward(double[] spectrum, double[] values) {
    backward.execute(spectrum, values);
  }

  @Override
  public void close() {
    forward.close();
    backward.close();
  }

  private static RealKind kind(Boundary boundary) {
    return boundary == Boundary.DIRICHLET ? RealKind.DST2 : RealKind.DCT2;
  }

  private static List<RealKind> kindsBack(StencilSpec spec) {
    RealKind kind = kind(spec.boundary());
    List<RealKind> kinds = new ArrayList<>(Collections.nCopies(spec.rank(), kind.inverse()));
    if (spec.operator() == DifferentialOperator.GRADIENT) {
      kinds.set(spec.axis(), kind == RealKind.DST2 ? RealKind.DCT3 : RealKind.DST3);
    }
    return kinds;
  }
}
