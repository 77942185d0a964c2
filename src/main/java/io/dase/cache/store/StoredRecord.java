// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.Digests;

/**
 * A record and the bytes of its file. Immutable; safe from any thread.
 *
 * @param record the content
 * @param line the file, never handed out
 */
record StoredRecord(Record record, byte[] line) {
  /** SHA-256 of the file: what a child names as its parent. */
  String digest() {
    return Digests.sha256Hex(line);
  }
}
