// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.Locale;

/** How a plan came about. Immutable; safe from any thread. */
public enum PlanSource {
  /** FFTW's own memory held it already. */
  MEMORY,
  /** Loaded from the store, tuned on this machine. */
  STORE,
  /** From the store, tuned on another machine. */
  FOREIGN,
  /** Planned now. */
  PLANNED,
  /** Planned below the rigor that was asked for: the search goes on, failed or ran out of time. */
  PROVISIONAL;

  /** The name as in C++ and in JSON: lower case. */
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
