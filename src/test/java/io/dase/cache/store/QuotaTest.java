// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static io.dase.cache.store.Values.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.Category;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class QuotaTest extends LimitedStore {
  @Test
  void putsKeepTheStoreWithinItsLimitByThemselves() throws IOException {
    limit("{'max_size_mb':0.5}");
    for (int i = 0; i < 60; i++) {
      assertThat(store.put(key(i), large(i)).isWritten()).isTrue();
      assertThat(store.limits().fill().usedBytes()).isLessThanOrEqualTo(1 << 19);
    }
    assertThat(store.limits().fill().usedBytes()).isGreaterThan((1 << 18));
    assertThat(store.get(key(59)).isHit()).isTrue();
    assertThat(warnings).isEmpty();
  }

  @Test
  void whatFindsNoRoomIsSkippedWithOneWarning() throws IOException {
    store.put(key(0), large(0));
    store.limits().pin(key(0));
    limit("{'max_size_mb':0.03}");

    for (int i = 1; i < 4; i++) {
      assertThat(store.put(key(i), large(i)).state()).isEqualTo(PutOutcome.State.SKIPPED);
    }

    assertThat(warnings).singleElement().asString().contains("at its limit", "max_size_mb");
    assertThat(store.get(key(0)).isHit()).isTrue();
    assertThat(store.put(key(0), large(0)).isStored()).isTrue();
  }

  @Test
  void aValueLargerThanTheLimitEvictsNothing() throws IOException {
    store.put(key(0), value("small"));
    limit("{'max_size_mb':0.01}");

    assertThat(store.put(key(1), large(1)).isStored()).isFalse();
    assertThat(store.get(key(0)).isHit()).isTrue();
  }

  @Test
  void aLimitThatIsRaisedLetsPutsThroughAgain() throws IOException {
    limit("{'max_size_mb':0.01}");
    assertThat(store.put(key(1), large(1)).isStored()).isFalse();
    limit("{'max_size_mb':1}");

    assertThat(store.put(key(1), large(1)).isStored()).isTrue();
  }

  @Test
  void aCategoryHoldsNoMoreEntriesThanItMay() throws IOException {
    limit("{'categories':{'source_maps':{'max_entries':3}}}");
    for (int i = 0; i < 10; i++) {
      store.put(key(i), large(i));
      store.put(key(Category.STENCILS, i), large(100 + i));
    }

    assertThat(store.list(Category.SOURCE_MAPS).count()).isEqualTo(3);
    assertThat(store.list(Category.STENCILS).count()).isEqualTo(10);
  }

  @Test
  void ofManyValuesOnlyThoseWithoutRoomAreSkipped() throws IOException {
    store.close();
    store =
        Store.open(
            root, StoreOptions.defaults().withDurability(Durability.BATCH).withWarn(warnings::add));
    limit("{'max_size_mb':0.02,'categories':{'source_maps':{'evict':false}}}");
    Map<io.dase.cache.core.CacheKey, NewEntry> values = new LinkedHashMap<>();
    values.put(key(1), value("small"));
    values.put(key(2), large(2));

    Map<io.dase.cache.core.CacheKey, PutOutcome> outcomes = store.putAll(values);

    assertThat(outcomes.get(key(1)).isStored()).isTrue();
    assertThat(outcomes.get(key(2)).state()).isEqualTo(PutOutcome.State.SKIPPED);
  }

  @Test
  void theCallersLimitStandsAboveTheFile() throws IOException {
    limit("{'max_size_mb':1}");
    StoreOptions options =
        StoreOptions.defaults().withLimits(PolicyOverrides.NONE.withMaxSizeMb(0.01));
    try (Store narrow = Store.open(root, options)) {
      assertThat(narrow.put(key(1), large(1)).isStored()).isFalse();
    }
    assertThat(store.put(key(1), large(1)).isStored()).isTrue();
  }
}
