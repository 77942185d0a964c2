// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;

/** Opens stores without some of their protections, by the names that the C++ build has for them. */
public final class FaultyStore {
  public static final String NO_LOOK_AGAIN = "no-look-again";
  public static final String NO_DIGEST_CHECK = "no-digest-check";
  public static final String NO_RECORD_CRC = "no-record-crc";
  public static final String PRUNE_AT_ONCE = "prune-age=0";

  private FaultyStore() {}

  /**
   * @param faults names, joined by commas; none gives the store that users have
   */
  public static Store open(Path root, StoreOptions options, String faults) {
    Collection<String> names = Arrays.asList(faults.split(","));
    Faults chosen =
        new Faults(
            names.contains(NO_LOOK_AGAIN),
            names.contains(NO_DIGEST_CHECK),
            names.contains(NO_RECORD_CRC),
            names.contains(PRUNE_AT_ONCE) ? 0 : Faults.NONE.pruneAgeMs());
    return Store.open(
        root, options, new Environment(Clock.systemUTC(), WriterName.current(), chosen));
  }
}
