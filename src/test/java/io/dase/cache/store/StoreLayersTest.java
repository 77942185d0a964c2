// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static io.dase.cache.store.Values.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Layer;
import io.dase.cache.core.MissReason;
import io.dase.cache.core.Variant;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A store of a user above one that it does not write. */
class StoreLayersTest {
  private static final CacheKey KEY = new CacheKey(Category.STATE_PROFILES, "profile");
  private static final CacheKey OTHER = new CacheKey(Category.STATE_PROFILES, "other");

  @TempDir private Path below;
  @TempDir private Path own;
  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private Store system;
  private Store store;

  @BeforeEach
  void open() {
    system = open(below, Optional.empty());
    store = open(own, Optional.of(below));
  }

  @AfterEach
  void close() {
    store.close();
    system.close();
  }

  @Test
  void readsFallThroughToTheSystemRoot() {
    system.put(KEY, value("of the system"));

    Entry found = store.get(KEY).entry().orElseThrow();
    assertThat(text(found)).isEqualTo("of the system");
    assertThat(found.layer()).isEqualTo(Layer.SYSTEM);
    assertThat(found.file()).startsWith(below);
    assertThat(store.headPath(found)).isEqualTo(below.resolve("state_profiles/profile.bin"));
    assertThat(store.exists(KEY)).isTrue();
    assertThat(store.get(OTHER).reason()).contains(MissReason.COLD);
  }

  @Test
  void writesGoToTheOwnRootAndLieAbove() throws IOException {
    system.put(KEY, value("of the system"));
    Map<Path, String> before = files();

    assertThat(store.put(KEY, value("mine")).generation()).isEqualTo(1);

    assertThat(text(store.get(KEY).entry().orElseThrow())).isEqualTo("mine");
    store.close();
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void aDeletionHidesWhatLiesBelow() {
    system.put(KEY, value("value"));

    assertThat(store.delete(KEY, Variant.NONE).isWritten()).isTrue();

    assertThat(store.get(KEY).reason()).contains(MissReason.DELETED);
    assertThat(store.exists(KEY)).isFalse();
    assertThat(store.variants(KEY)).isEmpty();
    assertThat(store.records(KEY)).isEmpty();
    assertThat(store.served()).isEmpty();
    assertThat(store.delete(KEY, Variant.NONE).isWritten()).isFalse();
    assertThat(system.exists(KEY)).isTrue();
  }

  @Test
  void anExpiredEntryHidesWhatLiesBelow() {
    system.put(KEY, value("older"));
    store.put(KEY, value("newer").expiresMs(1));

    assertThat(store.get(KEY).reason()).contains(MissReason.EXPIRED);
  }

  @Test
  void aDamagedEntryOfTheOwnRootFallsThroughUntilItIsMended() {
    system.put(KEY, value("of the system"));
    store.put(KEY, value("mine"));
    StoreFiles.overwrite(StoreFiles.blobs(own).get(0), new byte[] {1, 2, 3, 4});

    Entry found = store.get(KEY).entry().orElseThrow();
    assertThat(text(found)).isEqualTo("of the system");
    assertThat(found.revalidation().isCurrent()).isFalse();
    store.put(KEY, value("mine"));
    assertThat(text(store.get(KEY).entry().orElseThrow())).isEqualTo("mine");
  }

  @Test
  void aDamagedEntryOfTheSystemRootIsSteppedOverWithOneWarning() throws IOException {
    system.put(KEY, value("value"));
    StoreFiles.overwrite(StoreFiles.blobs(below).get(0), "valua".getBytes(StandardCharsets.UTF_8));
    Map<Path, String> before = files();

    for (int i = 0; i < 3; i++) {
      assertThat(store.get(KEY).reason()).contains(MissReason.CORRUPT);
    }

    assertThat(warnings).hasSize(1);
    assertThat(warnings.get(0)).contains("profile", "dase-cache warmup --root");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void whatAReaderFoundBadInTheSystemRootIsServedNoMore() throws IOException {
    system.put(KEY, value("value"));
    Map<Path, String> before = files();

    store.health().quarantine(store.get(KEY).entry().orElseThrow(), "nonsense", "sense");

    assertThat(store.get(KEY).reason()).contains(MissReason.CORRUPT);
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void anEntryOfTheSystemRootStandsUntilOneLiesAboveIt() {
    system.put(KEY, value("of the system"));
    Revalidation revalidation = store.get(KEY).entry().orElseThrow().revalidation();
    assertThat(revalidation.isCurrent()).isTrue();

    store.put(KEY, value("mine"));

    assertThat(revalidation.isCurrent()).isFalse();
  }

  @Test
  void anEntryOfTheSystemRootStandsUntilItIsReplacedThere() {
    system.put(KEY, value("first"));
    Revalidation revalidation = store.get(KEY).entry().orElseThrow().revalidation();

    system.put(KEY, value("second"));

    assertThat(revalidation.isCurrent()).isFalse();
    assertThat(text(store.get(KEY).entry().orElseThrow())).isEqualTo("second");
  }

  @Test
  void anUpdateStartsFromWhatIsServed() {
    system.put(KEY, value("a"));

    for (String more : List.of("b", "c")) {
      store.update(
          KEY, Variant.NONE, newest -> Optional.of(value(newest.map(e -> text(e)).get() + more)));
    }

    assertThat(text(store.get(KEY).entry().orElseThrow())).isEqualTo("abc");
    assertThat(text(system.get(KEY).entry().orElseThrow())).isEqualTo("a");
  }

  @Test
  void aReplacementNamesTheEntryThatIsServed() {
    system.put(KEY, value("a"));
    String read = store.get(KEY).entry().orElseThrow().digest();

    assertThat(store.replace(KEY, value("b"), Variant.NONE, "").state())
        .isEqualTo(PutOutcome.State.CONFLICT);
    assertThat(store.replace(KEY, value("b"), Variant.NONE, read).isWritten()).isTrue();
    assertThat(store.replace(KEY, value("c"), Variant.NONE, read).state())
        .isEqualTo(PutOutcome.State.CONFLICT);
  }

  @Test
  void aListNamesTheLayerThatServes() {
    system.put(KEY, value("1"));
    system.put(OTHER, value("2"));
    store.put(OTHER, value("3"));

    assertThat(store.served(Category.STATE_PROFILES))
        .extracting(served -> served.record().key(), Served::layer)
        .containsExactlyInAnyOrder(tuple(KEY, Layer.SYSTEM), tuple(OTHER, Layer.USER));
    assertThat(store.list()).extracting(Record::key).containsExactly(OTHER);
  }

  @Test
  void aSystemRootThatIsNoStoreIsLeftOutWithOneWarning() throws IOException {
    Path foreign = Files.createDirectories(below.resolve("foreign/.store")).resolve("STORE");
    Files.writeString(foreign, "{\"format\":\"dase-store\",\"major\":2}\n");
    for (String name : List.of("missing", "foreign")) {
      warnings.clear();
      try (Store above = open(own.resolve(name), Optional.of(below.resolve(name)))) {
        assertThat(above.get(KEY).reason()).contains(MissReason.COLD);
        assertThat(above.put(KEY, value("mine")).isStored()).isTrue();
        assertThat(above.exists(KEY)).isTrue();
        assertThat(above.served()).hasSize(1);
      }
      assertThat(warnings).hasSize(1);
      assertThat(warnings.get(0)).contains("left out", StoreOptions.SYSTEM_ROOT);
    }
  }

  @Test
  void theOwnRootIsNoLayerBelowItself() throws IOException {
    Path link = Files.createSymbolicLink(own.resolve("link"), below);
    try (Store same = open(below, Optional.of(link))) {
      assertThat(same.systemRoot()).isEmpty();
      same.put(KEY, value("value"));
      same.delete(KEY, Variant.NONE);
      assertThat(same.get(KEY).reason()).contains(MissReason.DELETED);
    }
  }

  private Store open(Path root, Optional<Path> under) {
    return Store.open(root, StoreOptions.defaults().withSystemRoot(under).withWarn(warnings::add));
  }

  private static String text(Entry entry) {
    return new String(entry.bytes(), StandardCharsets.UTF_8);
  }

  /** All that the file system tells of the system root. */
  private Map<Path, String> files() throws IOException {
    try (Stream<Path> all = Files.walk(below)) {
      return all.collect(Collectors.toMap(path -> path, StoreLayersTest::sight));
    }
  }

  private static String sight(Path path) {
    try {
      return Files.readAttributes(
              path, "unix:ino,size,lastModifiedTime,ctime", LinkOption.NOFOLLOW_LINKS)
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
