// SPDX-License-Identifier: MIT
package io.dase.cache.torture;

import java.util.List;

/**
 * What became of a run.
 *
 * @param evictionsSeen gets that found that the entry had been evicted
 * @param lost acknowledged puts and merges that are neither there nor superseded
 * @param wrong every other breach of the store's promises, for people
 */
record Verdict(
    int kills,
    long killsInsideAPut,
    long acknowledged,
    long gets,
    long evictionsSeen,
    long headsOpened,
    List<String> lost,
    List<String> wrong) {
  String summary() {
    return "kills %d, kills inside a put %d, acknowledged puts %d, gets %d, evictions seen %d, heads opened %d, lost %d, wrong %d"
        .formatted(
            kills,
            killsInsideAPut,
            acknowledged,
            gets,
            evictionsSeen,
            headsOpened,
            lost.size(),
            wrong.size());
  }
}
