// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static io.dase.cache.store.Values.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Digests;
import io.dase.cache.core.MissReason;
import io.dase.cache.core.Variant;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StoreTest extends OpenStore {

  @Test
  void recordsOfAnyLengthAreReadAndListed() {
    for (int length = 3_600; length < 4_400; length += 7) {
      CacheKey key = new CacheKey(Category.SOURCE_MAPS, "map_" + length);
      store.put(key, value("x").meta(Map.of("text", "y".repeat(length))));
      assertThat(store.get(key).isHit()).as("meta of %d bytes", length).isTrue();
    }

    assertThat(store.list()).hasSize(115);
  }

  @Test
  void aValuePutComesBack() {
    PutOutcome outcome = store.put(KEY, value("one"));

    assertThat(outcome).isEqualTo(PutOutcome.written(1));
    assertThat(text(store.get(KEY))).isEqualTo("one");
  }

  @Test
  void aSecondPutBecomesTheNextGeneration() {
    store.put(KEY, value("one"));

    assertThat(store.put(KEY, value("two"))).isEqualTo(PutOutcome.written(2));
    assertThat(text(store.get(KEY))).isEqualTo("two");
  }

  @Test
  void theSameValueIsNotWrittenTwice() {
    store.put(KEY, value("one"));

    assertThat(store.put(KEY, value("one"))).isEqualTo(PutOutcome.present(1));
  }

  @Test
  void whatIsNotedWithAValueComesBack() {
    store.put(
        KEY, value("one").costMs(7).schema(2).meta(Map.of("alpha", "1.5", "sizes", List.of(3, 4))));

    Record record = store.get(KEY).entry().orElseThrow().record();
    assertThat(record.costMs()).isEqualTo(7);
    assertThat(record.schema()).isEqualTo(2);
    assertThat(record.meta()).isEqualTo(Map.of("alpha", "1.5", "sizes", List.of(3L, 4L)));
  }

  @Test
  void anEmptyValueIsAValue() {
    store.put(KEY, NewEntry.of(new byte[0], "bin"));

    assertThat(store.get(KEY).entry().orElseThrow().bytes()).isEmpty();
  }

  @Test
  void aFileIsStoredAndServedByItsPath() throws IOException {
    Path model = Files.writeString(root.resolve("model.onnx"), "weights");
    store.put(KEY, NewEntry.of(model, "onnx"));

    Entry entry = store.getFile(KEY, Variant.NONE, 0).entry().orElseThrow();
    assertThat(entry.file()).hasContent("weights");
    assertThat(entry.open()).hasContent("weights");
    assertThatThrownBy(entry::content).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aStreamIsStored() {
    store.put(
        KEY, NewEntry.of(new ByteArrayInputStream("flow".getBytes(StandardCharsets.UTF_8)), "bin"));

    assertThat(text(store.get(KEY))).isEqualTo("flow");
  }

  @Test
  void contentHandedOutCannotBeChanged() {
    store.put(KEY, value("one"));

    assertThat(store.get(KEY).entry().orElseThrow().content().isReadOnly()).isTrue();
  }

  @Test
  void aDeletedValueIsGone() {
    store.put(KEY, value("one"));

    assertThat(store.delete(KEY, Variant.NONE)).isEqualTo(PutOutcome.written(2));
    assertThat(store.get(KEY).reason()).contains(MissReason.DELETED);
  }

  @Test
  void deletingWhatIsNotThereWritesNothing() {
    assertThat(store.delete(KEY, Variant.NONE)).isEqualTo(PutOutcome.present(0));
  }

  @Test
  void aReplacementOfTheRecordReadIsStored() {
    store.put(KEY, value("one"));
    String parent = store.get(KEY).entry().orElseThrow().digest();

    assertThat(store.replace(KEY, value("two"), Variant.NONE, parent).isWritten()).isTrue();
    assertThat(text(store.get(KEY))).isEqualTo("two");
  }

  @Test
  void aReplacementOfAnOlderRecordIsRefused() {
    store.put(KEY, value("one"));
    String parent = store.get(KEY).entry().orElseThrow().digest();
    store.put(KEY, value("two"));

    PutOutcome outcome = store.replace(KEY, value("three"), Variant.NONE, parent);

    assertThat(outcome.state()).isEqualTo(PutOutcome.State.CONFLICT);
    assertThat(text(store.get(KEY))).isEqualTo("two");
  }

  @Test
  void anUpdateSeesTheNewestValue() {
    store.put(KEY, value("one"));

    store.update(
        KEY, Variant.NONE, newest -> Optional.of(value(text(newest.orElseThrow()) + "+two")));

    assertThat(text(store.get(KEY))).isEqualTo("one+two");
  }

  @Test
  void theHeadLeadsToTheNewestBlob() throws IOException {
    store.put(KEY, value("one"));
    store.put(KEY, value("two"));

    Path head = root.resolve("source_maps/map_1.bin");
    assertThat(Files.isSymbolicLink(head)).isTrue();
    assertThat(head).hasContent("two");
  }

  @Test
  void noTemporaryFileStays() throws IOException {
    store.put(KEY, value("one"));
    store.put(KEY, NewEntry.of(new ByteArrayInputStream(new byte[9]), "bin"));
    store.delete(KEY, Variant.NONE);

    try (Stream<Path> files = Files.walk(root)) {
      assertThat(files.filter(p -> p.getFileName().toString().startsWith(".t-"))).isEmpty();
    }
  }

  @Test
  void blobsAreNamedByTheirDigest() {
    store.put(KEY, value("one"));

    Entry entry = store.get(KEY).entry().orElseThrow();
    String sha256 = Digests.sha256Hex("one".getBytes(StandardCharsets.UTF_8));
    assertThat(entry.file())
        .isEqualTo(
            root.toAbsolutePath()
                .resolve(".store/blobs/" + sha256.substring(0, 3) + "/" + sha256 + ".bin"));
  }

  @Test
  void keysThatLookLikePathsStayInside() throws IOException {
    CacheKey key = new CacheKey(Category.SOURCE_MAPS, "../../escape");
    store.put(key, value("inside"));

    assertThat(text(store.get(key))).isEqualTo("inside");
    assertThat(root.resolve("source_maps/%2E.%2F..%2Fescape.bin")).hasContent("inside");
  }

  @Test
  void nothingIsCreatedBeforeTheFirstPut() {
    Path absent = root.resolve("absent");
    try (Store other = Store.open(absent)) {
      other.get(KEY);
    }

    assertThat(Files.exists(absent, LinkOption.NOFOLLOW_LINKS)).isFalse();
  }

  @Test
  void aClosedStoreSaysSo() {
    store.close();

    assertThatThrownBy(() -> store.get(KEY))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  private static String text(Lookup lookup) {
    return text(lookup.entry().orElseThrow(() -> new AssertionError(lookup)));
  }

  private static String text(Entry entry) {
    return new String(entry.bytes(), StandardCharsets.UTF_8);
  }
}
