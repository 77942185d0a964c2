// SPDX-License-Identifier: MIT
package io.dase.cache.jmh.peers;

import java.util.Map;

/**
 * A transform that is ready to be measured.
 *
 * @param threads that it uses
 * @param wisdom {@code shared} with the C loop, {@code own}, or {@code none}
 * @param plan FFTW's text of it, or empty
 * @param check real and imaginary part of element 1 of the output, which all contestants must agree
 *     upon
 */
record Opened(
    int threads, String wisdom, String plan, double[] check, Map<String, Form> forms, Runnable end)
    implements AutoCloseable {
  @Override
  public void close() {
    end.run();
  }
}
