// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import java.util.HashMap;
import java.util.Map;

/**
 * The convolutions of one operator, each made when first asked for. Safe from any thread. After
 * {@link #close} every method throws {@link IllegalStateException}.
 */
final class Convolutions implements AutoCloseable {
  private final CachedFractionalKernelProvider kernels;
  private final Planner planner;
  private final KernelSpec spec;
  private final Rigor rigor;
  private final Map<Form, CircularConvolution> made = new HashMap<>(); // guarded by this
  private boolean closed;

  private record Form(int weights, int size) {}

  Convolutions(
      CachedFractionalKernelProvider kernels, Planner planner, KernelSpec spec, Rigor rigor) {
    this.kernels = kernels;
    this.planner = planner;
    this.spec = spec;
    this.rigor = rigor;
  }

  /** With all weights. */
  CircularConvolution whole(int size) {
    return of(new Form(spec.n(), size));
  }

  /** With as many weights as the size, as far as there are. */
  CircularConvolution beginning(int size) {
    return of(new Form(Math.min(size, spec.n()), size));
  }

  synchronized void requireOpen() {
    if (closed) {
      throw new IllegalStateException(
          "the FractionalOperator of " + spec.key() + " is closed; make another one");
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    made.values().forEach(CircularConvolution::close);
    made.clear();
  }

  private synchronized CircularConvolution of(Form form) {
    requireOpen();
    return made.computeIfAbsent(form, this::make);
  }

  private CircularConvolution make(Form form) {
    KernelSpec kernel = new KernelSpec(spec.family(), spec.alpha(), spec.dt(), form.weights());
    return new CircularConvolution(
        planner, kernels.getSpectrum(kernel, form.size(), planner), rigor);
  }
}
