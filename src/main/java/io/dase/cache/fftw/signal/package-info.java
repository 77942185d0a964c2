// SPDX-License-Identifier: MIT
/**
 * What stands beside a transform: the frequencies of its bins, the shift of its zero frequency,
 * sizes that FFTW is good at, and convolution and correlation through FFT. Frequencies, shifts and
 * sizes are pure functions that work without the native library; their C++ twin is {@code
 * dase/frequencies.hpp}, and both read every line of {@code wisdom/frequencies.tsv}. That of the
 * convolutions is {@code dase/convolver.hpp}; both read {@code wisdom/convolutions.tsv}.
 */
package io.dase.cache.fftw.signal;
