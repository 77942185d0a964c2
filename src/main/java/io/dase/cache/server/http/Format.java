// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

/**
 * A representation that an endpoint offers. Immutable; safe from any thread.
 *
 * @param name in {@code format=}
 * @param contentType in {@code Accept} and {@code Content-Type}
 */
public record Format(String name, String contentType) {
  public static final Format JSON = new Format("json", Answer.JSON);

  /** numpy's file format. */
  public static final Format NPY = new Format("npy", "application/x-npy");

  /** The numbers alone, little-endian. */
  public static final Format RAW = new Format("raw", "application/octet-stream");

  /** Wisdom as FFTW reads it. */
  public static final Format WISDOM = new Format("wisdom", "text/plain");
}
