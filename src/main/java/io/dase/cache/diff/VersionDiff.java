// SPDX-License-Identifier: MIT
package io.dase.cache.diff;

import io.dase.cache.store.Record;

/**
 * What two versions of an entry differ in. Immutable; safe from any thread.
 *
 * @param from the record of the one
 * @param to the record of the other
 * @param value what their values differ in
 */
public record VersionDiff(Record from, Record to, ValueDiff value) {
  /** Whether the values are the same; their files may still have other bytes. */
  public boolean isSame() {
    return value.isSame();
  }

  /** Whether their files have the same bytes. */
  public boolean isIdentical() {
    return from.sha256().equals(to.sha256());
  }
}
