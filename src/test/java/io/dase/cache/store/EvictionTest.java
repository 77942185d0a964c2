// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static io.dase.cache.store.Values.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.MissReason;
import io.dase.cache.core.Variant;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvictionTest extends LimitedStore {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void withinTheLimitNothingGoes() throws IOException {
    limit("{'max_size_mb':1}");
    put(key(1), large(1), DAY);

    Eviction eviction = store.limits().evict(EvictionRequest.LIMITS);

    assertThat(eviction.removed()).isEmpty();
    assertThat(eviction.limitBytes()).hasValue(1 << 20);
    assertThat(eviction.bytesAfter()).isEqualTo(ENTRY);
  }

  @Test
  void beyondTheLimitTheStoreGoesDownToNineTenths() throws IOException {
    for (int i = 0; i < 20; i++) {
      put(key(i), large(i), DAY.multipliedBy(20 - i));
    }
    limit("{'max_size_mb':0.2,'policy':'lru'}");

    Eviction eviction = store.limits().evict(EvictionRequest.LIMITS);

    long limit = 209_715;
    assertThat(eviction.bytesBefore()).isEqualTo(20 * ENTRY);
    assertThat(eviction.bytesAfter()).isBetween(9 * limit / 10 - ENTRY, 9 * limit / 10);
    assertThat(eviction.entries()).isEqualTo(11);
    assertThat(bytesOnDisk()).isEqualTo(9 * SIZE);
    assertThat(IntStream.range(0, 20).filter(i -> isEvicted(key(i))).boxed())
        .containsExactlyElementsOf(IntStream.range(0, 11).boxed().toList());
    assertThat(store.health().validate()).isEmpty();
  }

  @Test
  void whatIsDearToMakeStaysLonger() throws IOException {
    put(key(1), large(1).costMs(60_000), DAY.multipliedBy(2));
    put(key(2), large(2).costMs(1), DAY);

    assertThat(firstToGo()).contains(key(2));
    limit("{'policy':'lru'}");
    assertThat(firstToGo()).contains(key(1));
  }

  @Test
  void ofEqualCostTheLargerOneGoesFirst() throws IOException {
    put(key(1), value("small"), DAY);
    put(key(2), large(2), DAY);

    assertThat(firstToGo()).contains(key(2));
  }

  @Test
  void whatHasExpiredGoesBeforeAnythingElse() throws IOException {
    put(key(1), large(1), DAY);
    put(key(2), value("old").costMs(60_000).expiresMs(1), Duration.ZERO);

    assertThat(firstToGo()).contains(key(2));
  }

  @Test
  void pinnedEntriesStay() throws IOException {
    put(key(1), large(1), DAY);
    put(key(2), large(2), Duration.ZERO);
    assertThat(store.limits().pin(key(1))).isTrue();
    assertThat(store.limits().pins()).containsExactly(key(1));

    evictAll();

    assertThat(store.get(key(1)).isHit()).isTrue();
    assertThat(isEvicted(key(2))).isTrue();
    assertThat(store.limits().unpin(key(1))).isTrue();
    assertThat(store.limits().unpin(key(1))).isFalse();
    evictAll();
    assertThat(isEvicted(key(1))).isTrue();
  }

  @Test
  void entriesWithFrozenPlansStay() throws IOException {
    put(key(1), large(1).meta(Map.of("frozen", Map.of("a plan", Map.of("digest", "0123")))), DAY);
    put(key(2), large(2), Duration.ZERO);

    evictAll();

    assertThat(store.get(key(1)).isHit()).isTrue();
    assertThat(isEvicted(key(2))).isTrue();
  }

  @Test
  void aPinWhoseContentIsDamagedStillHolds() throws IOException {
    put(key(1), large(1), DAY);
    store.limits().pin(key(1));
    StoreFiles.overwrite(StoreFiles.files(root.resolve(".store/pins")).get(0), new byte[] {7});

    evictAll();

    assertThat(store.get(key(1)).isHit()).isTrue();
    assertThat(store.limits().pins()).isEmpty();
  }

  @Test
  void categoriesThatNeverEvictStay() throws IOException {
    limit("{'categories':{'source_maps':{'evict':false}}}");
    put(key(1), large(1), DAY);
    put(key(Category.STENCILS, 1), large(2), DAY);

    evictAll();

    assertThat(store.get(key(1)).isHit()).isTrue();
    assertThat(isEvicted(key(Category.STENCILS, 1))).isTrue();
  }

  @Test
  void aCategoryBeyondItsOwnLimitGoesDownAlone() throws IOException {
    for (int i = 0; i < 8; i++) {
      put(key(i), large(i), DAY);
      put(key(Category.STENCILS, i), large(100 + i), DAY);
    }
    limit("{'categories':{'stencils':{'max_size_mb':0.1}}}");

    store.limits().evict(EvictionRequest.LIMITS);

    StoreFill fill = store.limits().fill();
    assertThat(fill.categories().get(Category.STENCILS).usedBytes()).isEqualTo(4 * ENTRY);
    assertThat(fill.categories().get(Category.SOURCE_MAPS).entries()).isEqualTo(8);
  }

  @Test
  void aBlobThatAnotherEntryNamesComesBackFromTheTrash() throws IOException {
    put(key(1), large(1), DAY);
    put(key(2), large(1), DAY);

    store.limits().evict(EvictionRequest.LIMITS.withKey(key(1)));

    assertThat(isEvicted(key(1))).isTrue();
    assertThat(store.get(key(2)).isHit()).isTrue();
    assertThat(StoreFiles.blobs(root)).hasSize(1);
    assertThat(StoreFiles.files(root.resolve(".store/trash"))).isEmpty();
  }

  @Test
  void aDryRunTellsTheSameAndChangesNothing() throws IOException {
    for (int i = 0; i < 4; i++) {
      put(key(i), large(i), DAY.multipliedBy(i + 1));
    }
    EvictionRequest request = EvictionRequest.LIMITS.withToBytes(2 * ENTRY);

    Eviction told = store.limits().evict(request.withDryRun(true));
    assertThat(store.list().count()).isEqualTo(4);
    assertThat(bytesOnDisk()).isEqualTo(4 * SIZE);
    Eviction done = store.limits().evict(request);

    assertThat(told.removed()).isEqualTo(done.removed());
    assertThat(told.bytesAfter()).isEqualTo(done.bytesAfter()).isEqualTo(2 * ENTRY);
    assertThat(store.list().count()).isEqualTo(2);
  }

  @Test
  void whatWasNotUsedForSoLongGoesOnRequest() throws IOException {
    put(key(1), large(1), DAY.multipliedBy(40));
    put(key(2), large(2), DAY);

    store.limits().evict(EvictionRequest.LIMITS.withIdleFor(DAY.multipliedBy(30)));

    assertThat(isEvicted(key(1))).isTrue();
    assertThat(store.get(key(2)).isHit()).isTrue();
  }

  @Test
  void aUseThatOnlyTheCountsTellOfIsAUse() throws IOException {
    put(key(1), large(1), DAY.multipliedBy(60));
    put(key(2), large(2), DAY.multipliedBy(60));
    store.usage().countHit(key(1));
    store.usage().totals();

    store.limits().evict(EvictionRequest.LIMITS.withIdleFor(DAY.multipliedBy(30)));

    assertThat(isEvicted(key(1))).isFalse();
    assertThat(isEvicted(key(2))).isTrue();
  }

  @Test
  void aUseCountedByAClockThatIsFarAheadIsNotBelieved() throws IOException {
    put(key(1), large(1), DAY.multipliedBy(60));
    long ahead = System.currentTimeMillis() + DAY.multipliedBy(365).toMillis();
    Path stats = Files.createDirectories(root.resolve(".store").resolve("stats"));
    Files.writeString(
        stats.resolve("0123456789abcdef0123456789abcdef.json"),
        "{\"closed\":1,\"entries\":{\"source_maps\":{\"map_1\":{\"hits\":1,\"last_ms\":"
            + ahead
            + "}}}}\n");
    assertThat(store.usage().totals().use(key(1)).lastMs()).isEqualTo(ahead);

    store.limits().evict(EvictionRequest.LIMITS.withIdleFor(DAY.multipliedBy(30)));

    assertThat(isEvicted(key(1))).isTrue();
  }

  @Test
  void whatAnEvictionThatWasKilledLeftBehindGoesWithTheNext() throws IOException {
    put(key(1), large(1), DAY);
    put(key(2), large(2), DAY);
    Files.createDirectories(root.resolve(".store/trash"));
    Files.move(
        store.blobPath(store.records(key(1)).get(0)),
        root.resolve(".store/trash").resolve(store.records(key(1)).get(0).sha256() + ".bin"));
    store.delete(key(1), Variant.NONE);

    store.limits().evict(EvictionRequest.LIMITS.withToBytes(ENTRY));

    assertThat(StoreFiles.files(root.resolve(".store/trash"))).isEmpty();
    assertThat(store.get(key(2)).isHit()).isTrue();
  }

  @Test
  void aBlobInTheTrashThatARecordNamesGoesBack() throws IOException {
    put(key(1), large(1), DAY);
    Path blob = store.blobPath(store.records(key(1)).get(0));
    Path trash = Files.createDirectories(root.resolve(".store/trash"));
    Files.move(blob, trash.resolve(blob.getFileName()));

    store.limits().evict(EvictionRequest.LIMITS);

    assertThat(blob).exists();
    assertThat(StoreFiles.files(trash)).isEmpty();
    assertThat(store.health().validate()).isEmpty();
  }

  @Test
  void whatGoesBackFromTheTrashLetsOthersGoInItsPlace() throws IOException {
    for (int i = 0; i < 3; i++) {
      put(key(i), large(i), DAY.multipliedBy(3 - i));
    }
    Path blob = store.blobPath(store.records(key(2)).get(0));
    Path trash = Files.createDirectories(root.resolve(".store/trash"));
    Files.move(blob, trash.resolve(blob.getFileName()));
    limit("{'max_size_mb':" + (3 * ENTRY - 1) / (double) (1 << 20) + "}");

    Eviction eviction = store.limits().evict(EvictionRequest.LIMITS);

    assertThat(eviction.removed()).extracting(Removal::kind).containsOnly(Removal.Kind.ENTRY);
    assertThat(eviction.bytesAfter()).isEqualTo(store.limits().fill().usedBytes());
    assertThat(eviction.bytesAfter()).isLessThan(3 * ENTRY);
    assertThat(blob).exists();
  }

  @Test
  void anEvictedKeyCanBePutAgain() throws IOException {
    put(key(1), large(1), DAY);
    evictAll();
    store.put(key(1), large(1));

    assertThat(store.get(key(1)).entry().orElseThrow().record().generation()).isEqualTo(3);
    assertThat(store.health().validate()).isEmpty();
  }

  @Test
  void aReaderThatHasMappedABlobKeepsIt() throws IOException {
    put(key(1), large(1), DAY);
    try (FileChannel channel =
        FileChannel.open(store.getFile(key(1), Variant.NONE, 0).entry().orElseThrow().file())) {
      ByteBuffer mapped = channel.map(FileChannel.MapMode.READ_ONLY, 0, SIZE);
      evictAll();

      assertThat(bytesOnDisk()).isZero();
      byte[] read = new byte[SIZE];
      mapped.get(read);
      assertThat(read).isEqualTo(large(1).bytes());
    }
  }

  @Test
  void evictingEndsTheHeadThatNativeToolsOpen() throws IOException {
    put(key(1), large(1), DAY);
    evictAll();

    assertThat(root.resolve("source_maps/map_1.bin")).doesNotExist();
    assertThat(Files.list(root.resolve("source_maps"))).isEmpty();
  }

  @Test
  void aTimeToLiveOfTheCategoryEndsAnEntry() throws IOException {
    store.put(key(1), value("x"));
    assertThat(store.get(key(1)).isHit()).isTrue();
    limit("{'categories':{'source_maps':{'ttl_days':0.5}}}");
    assertThat(store.limits().policy().rule(Category.SOURCE_MAPS).ttl()).isPresent();

    Clock tomorrow = Clock.offset(Clock.systemUTC(), DAY);
    Environment environment = new Environment(tomorrow, WriterName.current(), Faults.NONE);
    try (Store other = Store.open(root, StoreOptions.defaults(), environment)) {
      assertThat(other.get(key(1)).reason()).contains(MissReason.EXPIRED);
      assertThat(other.put(key(1), value("x")).isWritten()).isTrue();
    }
  }

  private void evictAll() {
    store.limits().evict(EvictionRequest.LIMITS.withToBytes(0));
  }

  private Optional<CacheKey> firstToGo() {
    long used = store.limits().fill().usedBytes();
    List<Removal> removed =
        store
            .limits()
            .evict(EvictionRequest.LIMITS.withToBytes(used - 1).withDryRun(true))
            .removed();
    return removed.get(0).key();
  }
}
