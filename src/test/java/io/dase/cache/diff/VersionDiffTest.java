// SPDX-License-Identifier: MIT
package io.dase.cache.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.SaveOptions;
import io.dase.cache.core.Variant;
import io.dase.cache.diff.JsonDiff.Change;
import io.dase.cache.diff.JsonDiff.Kind;
import io.dase.cache.format.NdArray;
import io.dase.cache.format.NpzArchive;
import io.dase.cache.testing.OpenCache;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Which versions are compared, and how values of each kind are. */
class VersionDiffTest extends OpenCache {
  @Test
  void theNewestTwoThatHoldAValueAreComparedUnlessToldOtherwise() {
    save("a", "b", "c");
    cache.delete("trials", "key");

    assertThat(generations(cache.diff("trials", "key"))).containsExactly(2L, 3L);
    assertThat(generations(diff(1, 3))).containsExactly(1L, 3L);
    assertThat(generations(diff(3, 1))).containsExactly(3L, 1L);
    assertThat(generations(diff(1, 0))).containsExactly(1L, 3L);
    assertThat(generations(diff(0, 2))).containsExactly(1L, 2L);
    assertThat(diff(2, 2).isSame()).isTrue();
  }

  @Test
  void whatIsNotThereCannotBeCompared() throws IOException {
    assertThatThrownBy(() -> cache.diff("trials", "key"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("trials/key has no version that holds a value");
    save("a");
    assertThatThrownBy(() -> cache.diff("trials", "key"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("no version below generation 1");
    save("b");
    assertThatThrownBy(() -> diff(7, 0)).hasMessageContaining("generation 7 of trials/key");
    assertThatIllegalArgumentException().isThrownBy(() -> diff(-1, 0));
    for (Path blob : StoreFiles.blobs(root)) {
      if (!blob.equals(cache.path("trials", "key").orElseThrow())) {
        Files.delete(blob);
      }
    }
    assertThatThrownBy(() -> diff(1, 2)).hasMessageContaining("has lost its value");
  }

  @Test
  void pathsOfJsonAreToldWithTheirValues() {
    save(
        Map.of("a/b", 1, "list", List.of(1, 2, 3), "gone", true, "same", Map.of("x", 1)),
        Map.of("a/b", 2, "list", List.of(1, 5), "new", "text", "same", Map.of("x", 1.0)));

    JsonDiff diff = (JsonDiff) cache.diff("trials", "key").value();

    assertThat(diff.changes())
        .containsExactlyInAnyOrder(
            new Change(Kind.CHANGED, "/a~1b", Optional.of("1"), Optional.of("2")),
            new Change(Kind.CHANGED, "/list/1", Optional.of("2"), Optional.of("5")),
            new Change(Kind.REMOVED, "/list/2", Optional.of("3"), Optional.empty()),
            new Change(Kind.REMOVED, "/gone", Optional.of("true"), Optional.empty()),
            new Change(Kind.ADDED, "/new", Optional.empty(), Optional.of("\"text\"")));
    assertThat(List.of(diff.added(), diff.removed(), diff.changed())).containsExactly(1L, 2L, 2L);
  }

  @Test
  void jsonOfOtherLayoutIsTheSameValue() {
    content("json", "{\"a\": 1, \"b\": [1, 2e0]}");
    content("json", "{\"b\":[1.0,2],\"a\":1}");

    VersionDiff diff = cache.diff("trials", "key");

    assertThat(diff.isSame()).isTrue();
    assertThat(diff.isIdentical()).isFalse();
  }

  @Test
  void pathsBeyondAThousandAreCounted() {
    save(List.of(), Collections.nCopies(1500, "x"));

    JsonDiff diff = (JsonDiff) cache.diff("trials", "key").value();

    assertThat(diff.added()).isEqualTo(1500);
    assertThat(diff.changes()).hasSize(JsonDiff.MAX_CHANGES);
  }

  @Test
  void membersOfMapsAreToldOneByOne() {
    NdArray two = NdArray.of(new double[] {1, 2}, 2);
    save(
        Map.of("kept", two, "changed", two, "old", two, "note", "a"),
        Map.of(
            "kept", two, "changed", NdArray.of(new double[] {1, 4}, 2), "new", two, "note", "b"));

    ArchiveDiff diff = (ArchiveDiff) cache.diff("trials", "key").value();

    assertThat(diff.gained()).containsExactly("new");
    assertThat(diff.lost()).containsExactly("old");
    assertThat(diff.arrays()).containsOnlyKeys("kept", "changed");
    assertThat(diff.changed()).containsOnlyKeys("changed");
    assertThat(diff.changed().get("changed").maxAbsolute().orElseThrow().difference()).isEqualTo(2);
    assertThat(diff.values().orElseThrow().changes())
        .containsExactly(
            new Change(Kind.CHANGED, "/note", Optional.of("\"a\""), Optional.of("\"b\"")));
  }

  @Test
  void aDeflatedMapIsTheSameAsAStoredOne() {
    Map<String, NdArray> map = Map.of("zeros", NdArray.of(new double[100_000], 100_000));
    save(map);
    cache.saveContent(
        "trials",
        "key",
        "npz",
        out -> NpzArchive.write(map, NpzArchive.Packing.DEFLATED, out),
        SaveOptions.DEFAULTS);

    VersionDiff diff = cache.diff("trials", "key");

    assertThat(diff.isSame()).isTrue();
    assertThat(diff.isIdentical()).isFalse();
    assertThat(((ArchiveDiff) diff.value()).arrays().get("zeros").compared()).isEqualTo(100_000);
  }

  @Test
  void anArchiveOfOtherFilesIsComparedByteByByte() {
    content("npz", "PK");
    content("npz", "PKK");

    BytesDiff diff = (BytesDiff) cache.diff("trials", "key").value();

    assertThat(diff.first()).hasValue(2);
    assertThat(diff.reason()).isNotEmpty();
  }

  @Test
  void bytesAreToldByTheFirstThatDiffers() {
    save(new byte[] {1, 2, 3}, new byte[] {1, 2, 3, 4});

    assertThat(cache.diff("trials", "key").value())
        .isEqualTo(new BytesDiff(OptionalLong.of(3), ""));
  }

  @Test
  void aValueOfAnotherFormatDiffers() {
    save(new byte[] {1}, "text");

    VersionDiff diff = cache.diff("trials", "key");

    assertThat(diff.isSame()).isFalse();
    assertThat(((BytesDiff) diff.value()).reason()).contains(".json follows a .bin");
  }

  @Test
  void aDiffCountsAsNoLookUp() {
    save("a", "b");
    cache.diff("trials", "key");

    assertThat(cache.info("trials", "key").orElseThrow().accesses()).isZero();
  }

  private void save(Object... values) {
    for (Object value : values) {
      assertThat(cache.save("trials", "key", value)).isTrue();
    }
  }

  private void content(String extension, String text) {
    cache.saveContent(
        "trials",
        "key",
        extension,
        out -> out.write(text.getBytes(StandardCharsets.UTF_8)),
        SaveOptions.DEFAULTS);
  }

  /** 0: not named. */
  private VersionDiff diff(long from, long to) {
    return cache.diff("trials", "key", Variant.NONE, generation(from), generation(to));
  }

  private static OptionalLong generation(long number) {
    return number == 0 ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private static List<Long> generations(VersionDiff diff) {
    return List.of(diff.from().generation(), diff.to().generation());
  }
}
