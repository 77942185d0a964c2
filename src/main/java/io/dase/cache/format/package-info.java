// SPDX-License-Identifier: MIT
/**
 * Bytes to values and back: n-dimensional arrays ({@code .npy}, {@code .npz}), JSON and plain
 * bytes, with every check of a file's content in one place.
 *
 * <p>{@link io.dase.cache.format.Codecs} picks the codec of a value; each codec is stateless and
 * safe from any thread. Whatever bytes a decoder is given, it returns a value or throws a {@link
 * io.dase.cache.core.CacheException}: {@link io.dase.cache.core.CorruptDataException} for bytes
 * that break their format, {@link io.dase.cache.core.IncompatibleDataException} for whole files
 * that cannot be represented here (object arrays, structured types, pickles). No allocation is
 * larger than the bytes given justify. A value that cannot be written is an {@link
 * java.lang.IllegalArgumentException}.
 */
package io.dase.cache.format;
