// SPDX-License-Identifier: MIT
package io.dase.cache.store;

/**
 * Protections that the torture test takes out one by one to show that it would notice. Only tests
 * can pass anything but {@link #NONE}.
 *
 * @param skipLookAgain a put is acknowledged without reading the chain again
 * @param skipDigest a blob's content is not checked
 * @param skipRecordCrc a record's checksum is not checked
 * @param pruneAgeMs records beyond those kept are pruned from this age on
 */
record Faults(boolean skipLookAgain, boolean skipDigest, boolean skipRecordCrc, long pruneAgeMs) {
  private static final long HOUR_MS = 3_600_000;

  static final Faults NONE = new Faults(false, false, false, HOUR_MS);
}
