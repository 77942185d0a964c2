// SPDX-License-Identifier: MIT
package io.dase.cache.core;

/** FFTW made no plan for a valid request. */
public final class PlanningException extends CacheException {
  private static final long serialVersionUID = 1L;

  public PlanningException(String message) {
    super(message);
  }
}
