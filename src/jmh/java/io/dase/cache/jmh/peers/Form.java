// SPDX-License-Identifier: MIT
package io.dase.cache.jmh.peers;

/** One way to execute a transform. */
interface Form {
  /** Wall time in nanoseconds of so many executions. */
  long nanos(long count);
}
