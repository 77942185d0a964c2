// SPDX-License-Identifier: MIT
package io.dase.cache.torture;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.torture.DiskState.Generation;
import io.dase.cache.torture.Journal.Change;
import io.dase.cache.torture.Journal.Get;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** That the judge of the torture run condemns what it should, and nothing else. */
class KeyHistoryTest {
  private final NavigableMap<Long, Generation> chain = new TreeMap<>();

  @Test
  void aPutThatALaterOneReplacedIsNotLost() {
    live("b");

    assertThat(history(put("a", 0, 10, 1), put("b", 20, 30, 2)).lost()).isEmpty();
  }

  @Test
  void ofTwoPutsAtTheSameTimeEitherMayStay() {
    live("a");

    assertThat(history(put("a", 0, 10, 1), put("b", 5, 9, 2)).lost()).isEmpty();
  }

  @Test
  void aPutThatBeganAfterTheSurvivorEndedIsLost() {
    live("a");

    assertThat(history(put("a", 0, 10, 1), put("b", 20, 30, 2)).lost())
        .containsExactly("put b of key");
  }

  @Test
  void aPutThatWasNeverAcknowledgedIsNotLost() {
    live("a");

    assertThat(history(put("a", 0, 10, 1), killed("put", "b", 20, 30)).lost()).isEmpty();
  }

  @Test
  void aMergeThatTheNewestGenerationLacksIsLost() {
    live("a", "c");

    assertThat(history(merge("a", 0, 10, 1), merge("b", 5, 15, 2), merge("c", 20, 30, 3)).lost())
        .containsExactly("merge b of key");
  }

  @Test
  void aDeleteThatMayHaveComeLaterExcusesAMerge() {
    live("c");

    assertThat(
            history(merge("a", 0, 10, 1), killed("delete", "d", 5, 12), merge("c", 20, 30, 3))
                .lost())
        .isEmpty();
  }

  @Test
  void aDeleteThatEndedBeforeExcusesNothing() {
    live("c");

    assertThat(
            history(change("delete", "d", 0, 5, 1), merge("a", 10, 15, 2), merge("c", 20, 30, 3))
                .lost())
        .containsExactly("merge a of key");
  }

  @Test
  void anEmptyChainLosesEveryAcknowledgedPut() {
    assertThat(history(put("a", 0, 10, 1)).lost()).containsExactly("put a of key");
  }

  @Test
  void aWholeChainIsFine() {
    live("a");
    live("b");

    assertThat(history(put("a", 0, 10, 1), put("b", 20, 30, 2)).wrongInChain()).isEmpty();
  }

  @Test
  void aGapADoubleAndAStrangeOwnerAreWrong() {
    live("a");
    chain.put(3L, generation("a"));

    assertThat(history(put("a", 0, 10, 1), put("b", 20, 30, 3)).wrongInChain())
        .anyMatch(text -> text.contains("does not follow"))
        .anyMatch(text -> text.contains("doubles"))
        .anyMatch(text -> text.contains("is not that of"));
  }

  @Test
  void oneNumberForTwoChangesIsWrong() {
    live("a");

    assertThat(history(put("a", 0, 10, 1), put("b", 5, 12, 1)).wrongInChain())
        .anyMatch(text -> text.contains("two changes"));
  }

  @Test
  void aValueThatIsThereAfterItsDeleteIsWrong() {
    live("a");

    assertThat(history(put("a", 0, 10, 1), change("delete", "d", 20, 30, 2)).wrongInChain())
        .anyMatch(text -> text.contains("is live after"));
  }

  @Test
  void aGetMayOverlookWhatWasNotYetAcknowledged() {
    live("a");

    assertThat(
            history(put("a", 0, 10, 1), put("b", 20, 30, 2))
                .stale(List.of(new Get(25, "key", 1, "HIT"), new Get(5, "key", 0, "COLD"))))
        .isEmpty();
  }

  @Test
  void aGetThatOverlooksAnAcknowledgedPutIsStale() {
    live("a");

    assertThat(
            history(put("a", 0, 10, 1), put("b", 20, 30, 2))
                .stale(
                    List.of(
                        new Get(35, "key", 1, "HIT"),
                        new Get(15, "key", 0, "COLD"),
                        new Get(5, "key", 0, "CORRUPT"))))
        .hasSize(3);
  }

  private KeyHistory history(Change... changes) {
    return new KeyHistory("key", List.of(changes), chain);
  }

  private void live(String... tokens) {
    chain.put(chain.size() + 1L, generation(tokens));
  }

  private Generation generation(String... tokens) {
    String parent = chain.isEmpty() ? "" : chain.lastEntry().getValue().digest();
    String name = String.join(",", tokens);
    return new Generation(
        "digest of " + name, parent, true, "blob of " + name, new TreeSet<>(Set.of(tokens)));
  }

  private static Change put(String token, long began, long ended, long generation) {
    return change("put", token, began, ended, generation);
  }

  private static Change merge(String token, long began, long ended, long generation) {
    return change("merge", token, began, ended, generation);
  }

  private static Change change(String kind, String token, long began, long ended, long generation) {
    return new Change(kind, "key", token, began, ended, true, true, true, generation);
  }

  private static Change killed(String kind, String token, long began, long died) {
    return new Change(kind, "key", token, began, died, false, false, false, 0);
  }
}
