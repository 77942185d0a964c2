// SPDX-License-Identifier: MIT
package io.dase.cache.core;

/**
 * Why a look-up found nothing. The same names stand in C++, in the CLI and in JSON. Immutable; safe
 * from any thread.
 */
public enum MissReason {
  /** Nothing was ever stored under this key, for this machine. */
  COLD,
  /** It was removed to make room. */
  EVICTED,
  /** It was deleted on request. */
  DELETED,
  /** Only data of another FFTW build exists. */
  INCOMPATIBLE,
  /** What is stored fails its checks, and no older good version is left. */
  CORRUPT,
  /** Its time to live has passed. */
  EXPIRED,
  /** The value's layout, or the whole store, is of another version than the caller reads. */
  SCHEMA,
  /** The file system refused. */
  IO
}
