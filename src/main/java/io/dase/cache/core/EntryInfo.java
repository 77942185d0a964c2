// SPDX-License-Identifier: MIT
package io.dase.cache.core;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of one entry without reading its value. Immutable; safe from any thread.
 *
 * @param key the entry's name
 * @param variant the machine it is for
 * @param layer the root that serves it
 * @param generation how often the key was committed; from 1
 * @param sizeBytes the value's size
 * @param extension the file's extension: {@code npy}, {@code wisdom}, ...
 * @param sha256 the value's digest, 64 hex digits
 * @param file the file that holds the value; read it, never write it
 * @param created when it was committed, by the writer's clock
 * @param expires when it ceases to be served; empty: never
 * @param costMs what it cost to make, in milliseconds
 * @param schema the version of the value's layout within its category
 * @param writer who committed it
 * @param meta what the writer noted: strings, longs, lists and maps of these
 * @param accesses how often it was read, by all processes as of their last report
 */
public record EntryInfo(
    CacheKey key,
    Variant variant,
    Layer layer,
    long generation,
    long sizeBytes,
    String extension,
    String sha256,
    Path file,
    Instant created,
    Optional<Instant> expires,
    long costMs,
    long schema,
    String writer,
    Map<String, Object> meta,
    long accesses) {}
