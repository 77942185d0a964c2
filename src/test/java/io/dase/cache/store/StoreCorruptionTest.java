// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.MissReason;
import io.dase.cache.core.Variant;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoreCorruptionTest {
  private static final CacheKey KEY = new CacheKey(Category.SOURCE_MAPS, "map_1");
  private static final byte[] OLD = "the older value".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NEW = "the newest value".getBytes(StandardCharsets.UTF_8);

  @TempDir Path root;

  @BeforeEach
  void fill() {
    try (Store store = Store.open(root)) {
      store.put(KEY, NewEntry.of(OLD, "bin"));
      store.put(KEY, NewEntry.of(NEW, "bin"));
    }
  }

  @Test
  void anyFlippedByteOfTheBlobGivesTheOlderValue() throws IOException {
    Path blob = newestBlob();
    for (int i = 0; i < NEW.length; i++) {
      StoreFiles.overwrite(blob, flipped(NEW, i));

      assertThat(get()).as("byte %d", i).isEqualTo(OLD);
      assertThat(Files.exists(blob)).as("byte %d", i).isFalse();
    }
  }

  @Test
  void anyFlippedByteOfTheRecordGivesTheOlderValue() throws IOException {
    Path record = StoreFiles.records(root).get(1);
    byte[] good = Files.readAllBytes(record);
    for (int i = 0; i < good.length; i++) {
      StoreFiles.overwrite(record, flipped(good, i));

      assertThat(get()).as("byte %d", i).isEqualTo(OLD);
    }
  }

  @Test
  void anyTruncationOfTheRecordGivesTheOlderValue() throws IOException {
    Path record = StoreFiles.records(root).get(1);
    byte[] good = Files.readAllBytes(record);
    for (int length = 0; length < good.length; length++) {
      StoreFiles.overwrite(record, Arrays.copyOf(good, length));

      assertThat(get()).as("length %d", length).isEqualTo(OLD);
    }
  }

  @Test
  void aBlobThatChangesUnderItsOldTimesIsNoticed() throws IOException {
    try (Store store = Store.open(root)) {
      store.get(KEY);
      Path blob = newestBlob();
      FileTime before = Files.getLastModifiedTime(blob);
      Files.setPosixFilePermissions(blob, PosixFilePermissions.fromString("rw-r--r--"));
      try (FileChannel channel = FileChannel.open(blob, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(new byte[] {'X'}), 0);
      }
      Files.setLastModifiedTime(blob, before);

      assertThat(store.get(KEY).entry().orElseThrow().bytes()).isEqualTo(OLD);
    }
  }

  @Test
  void peopleHearOfABadBlobAndOfWhatToDo() throws IOException {
    StoreFiles.overwrite(newestBlob(), flipped(NEW, 0));
    List<String> warnings = new ArrayList<>();
    try (Store store = Store.open(root, StoreOptions.defaults().withWarn(warnings::add))) {
      assertThat(store.get(KEY).entry().orElseThrow().bytes()).isEqualTo(OLD);
    }

    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("was damaged and is put aside", "dase-cache validate");
  }

  @Test
  void aBadBlobGoesToQuarantineWithTheReason() throws IOException {
    StoreFiles.overwrite(newestBlob(), flipped(NEW, 0));
    get();

    List<Path> files = StoreFiles.files(root.resolve(".store/quarantine"));
    assertThat(files).hasSize(2);
    assertThat(files.get(1).getFileName().toString())
        .isEqualTo(files.get(0).getFileName() + ".reason.json");
    assertThat(files.get(1)).content().contains("SHA-256").contains(".store/blobs/");
  }

  @Test
  void theNextPutHealsABadBlob() throws IOException {
    StoreFiles.overwrite(newestBlob(), flipped(NEW, 0));

    try (Store store = Store.open(root)) {
      assertThat(store.put(KEY, NewEntry.of(NEW, "bin"))).isEqualTo(PutOutcome.present(2));
      assertThat(store.get(KEY).entry().orElseThrow().bytes()).isEqualTo(NEW);
    }
  }

  @Test
  void theNextPutTakesTheNumberAboveABadRecord() {
    StoreFiles.overwrite(StoreFiles.records(root).get(1), new byte[0]);

    try (Store store = Store.open(root)) {
      assertThat(store.put(KEY, NewEntry.of(NEW, "bin"))).isEqualTo(PutOutcome.written(3));
    }
  }

  @Test
  void withoutAnyGoodVersionTheMissSaysCorrupt() {
    for (Path record : StoreFiles.records(root)) {
      StoreFiles.overwrite(record, new byte[0]);
    }

    try (Store store = Store.open(root)) {
      assertThat(store.get(KEY).reason()).contains(MissReason.CORRUPT);
      assertThat(store.exists(KEY)).isFalse();
      assertThat(store.list()).isEmpty();
    }
  }

  @Test
  void anyFlippedByteOfTheRecordListsTheOlderValue() throws IOException {
    Path record = StoreFiles.records(root).get(1);
    byte[] good = Files.readAllBytes(record);
    try (Store store = Store.open(root)) {
      for (int i = 0; i < good.length; i++) {
        StoreFiles.overwrite(record, flipped(good, i));

        assertThat(store.list())
            .as("byte %d", i)
            .extracting(Record::generation)
            .containsExactly(1L);
      }
    }
  }

  @Test
  void aRecordWithMoreBehindItIsCorrupt() throws IOException {
    Path record = StoreFiles.records(root).get(1);
    byte[] good = Files.readAllBytes(record);
    byte[] twice = Arrays.copyOf(good, 2 * good.length);
    System.arraycopy(good, 0, twice, good.length, good.length);
    for (byte[] longer : List.of(Arrays.copyOf(good, good.length + 1), twice)) {
      StoreFiles.overwrite(record, longer);

      assertThat(get()).isEqualTo(OLD);
    }
  }

  @Test
  void aRecordUnderTheNameOfAnotherKeyIsNotServed() throws IOException {
    CacheKey other = new CacheKey(Category.SOURCE_MAPS, "map_2");
    Layout layout = new Layout(root);
    Path stolen = Path.of(layout.record(new RecordName(other.key32(), Variant.NONE.id(), 1)));
    Files.createDirectories(stolen.getParent());
    Files.copy(StoreFiles.records(root).get(0), stolen);

    try (Store store = Store.open(root)) {
      assertThat(store.get(other).reason()).contains(MissReason.CORRUPT);
    }
  }

  @Test
  void aSymbolicLinkInPlaceOfABlobIsNotFollowed() throws IOException {
    Path blob = newestBlob();
    Path elsewhere = Files.write(root.resolve("elsewhere"), NEW);
    Files.delete(blob);
    Files.createSymbolicLink(blob, elsewhere);

    assertThat(get()).isEqualTo(OLD);
  }

  @Test
  void withoutTheDigestCheckAFlippedByteIsServed() throws IOException {
    Faults faults = new Faults(false, true, false, FileSystemClock.HOUR_MS);
    StoreFiles.overwrite(newestBlob(), flipped(NEW, 0));

    try (Store store =
        Store.open(root, StoreOptions.defaults(), Environment.system().with(faults))) {
      assertThat(store.get(KEY).entry().orElseThrow().bytes()).isEqualTo(flipped(NEW, 0));
    }
  }

  @Test
  void withoutTheChecksumAFlippedDigitIsBelieved() throws IOException {
    Faults faults = new Faults(false, false, true, FileSystemClock.HOUR_MS);
    Path record = StoreFiles.records(root).get(1);
    String line = Files.readString(record);
    StoreFiles.overwrite(
        record, line.replace("\"cost_ms\":0", "\"cost_ms\":1").getBytes(StandardCharsets.UTF_8));

    try (Store store =
        Store.open(root, StoreOptions.defaults(), Environment.system().with(faults))) {
      assertThat(store.get(KEY).entry().orElseThrow().record().costMs()).isEqualTo(1);
    }
  }

  private byte[] get() {
    try (Store store = Store.open(root)) {
      return store.get(KEY).entry().orElseThrow().bytes();
    }
  }

  private Path newestBlob() {
    try (Store store = Store.open(root)) {
      return store.get(KEY).entry().orElseThrow().file();
    }
  }

  private static byte[] flipped(byte[] bytes, int index) {
    byte[] copy = bytes.clone();
    copy[index] ^= 0x10;
    return copy;
  }
}
