// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.nio.file.Path;

/**
 * A version of an entry whose value is there. Immutable; safe from any thread.
 *
 * @param file holds the value, checked against its digest; it may be collected at any time unless
 *     the version is the newest
 */
public record StoredVersion(Record record, Path file) {}
