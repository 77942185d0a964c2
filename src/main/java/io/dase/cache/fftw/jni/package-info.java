// SPDX-License-Identifier: MIT
/**
 * The border to the native library (internal, not exported): every {@code native} method, every raw
 * handle, the loader. Strings cross as UTF-8 bytes, structured results as JSON. No C++ exception
 * crosses, and nothing that a caller passes may crash the JVM.
 */
package io.dase.cache.fftw.jni;
