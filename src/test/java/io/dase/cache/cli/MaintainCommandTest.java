// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.CacheManager;
import io.dase.cache.testing.SmallDisk;
import io.dase.cache.testing.StoreFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaintainCommandTest {
  private static final int SIZE = 50_000;

  @TempDir private Path root;
  @TempDir private Path folder;

  @BeforeEach
  void fill() {
    fill(root);
  }

  @Test
  void aHealthyCacheAsksForNothing() {
    CliRun run = maintain("--check");

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).isEqualTo("healthy: nothing asks for action\n");
  }

  @Test
  void aCacheThatIsNotThereYetIsHealthyAndNotMade() {
    Path none = folder.resolve("none");

    CliRun run = CliRun.of(none, "maintain", "--check", "--cleanup", "--history");

    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(none).doesNotExist();
  }

  @Test
  void aBadValueIsABadDigest() {
    StoreFiles.overwrite(StoreFiles.blobs(root).get(0), "bad".getBytes(StandardCharsets.US_ASCII));

    assertIssue(maintain("--check"), "bad-digest", "validate --repair");
  }

  @Test
  void aFileThatAKilledWriterLeftIsAnOrphanAfterADayUntilTheCleanup() throws IOException {
    Path left = root.resolve(".store/blobs").resolve(".t-0123456789abcdef0123456789abcdef");
    Files.write(left, new byte[100]);
    assertThat(maintain("--check").code()).as("it may still be written").isZero();
    age(left, 2);

    assertIssue(maintain("--check"), "orphans", "maintain --cleanup");
    CliRun cleanup = maintain("--cleanup");

    assertThat(cleanup.out())
        .contains("temporary .store/blobs/.t-0123456789abcdef0123456789abcdef (100 B)");
    assertThat(left).doesNotExist();
    assertThat(maintain("--check").code()).isZero();
  }

  @Test
  void moreThanNineTenthsOfALimitAskForAction() throws IOException {
    Files.writeString(
        root.resolve("cache.json"),
        "{\"schema_version\": 1, \"categories\": {\"trials\": {\"max_entries\": 2}}}");

    assertIssue(maintain("--check"), "near-limit", "2 of 2 entries, 100 %");
  }

  @Test
  void aDiskThatIsNearlyFullAsksForAction() throws IOException {
    try (SmallDisk disk = SmallDisk.in(folder)) {
      Path cache = disk.path().resolve("cache");
      fill(cache);
      long free = Files.getFileStore(cache).getUsableSpace();
      Files.write(disk.path().resolve("ballast"), new byte[(int) (free - 200_000)]);

      assertIssue(CliRun.of(cache, "maintain", "--check"), "low-disk", "bytes free");
    }
  }

  @Test
  void wisdomOfAnotherMachineOnlyAsksForAction() {
    importWisdom(exported());

    assertIssue(maintain("--check"), "foreign-wisdom", "wisdom tune fft_1d_8");
  }

  @Test
  void wisdomOfAnotherFftwOnlyAsksForActionAndIsRemovedOnRequest() throws IOException {
    Path other = folder.resolve("other.wisdom");
    String text = Files.readString(exported());
    Files.writeString(other, text.replaceFirst("#x[0-9a-f]{8}", "#x00000001"));
    importWisdom(other);

    assertIssue(maintain("--check"), "incompatible-wisdom", "--incompatible");
    CliRun dry = maintain("--cleanup", "--incompatible", "--dry-run");
    assertThat(dry.out()).contains("entry fftw_wisdom/fft_1d_8", "would remove 1 entry");
    assertThat(entries()).isEqualTo(3);

    assertThat(maintain("--cleanup", "--incompatible").out()).contains("removed 1 entry");
    assertThat(entries()).isEqualTo(2);
    assertThat(maintain("--check").code()).isZero();
  }

  @Test
  void aDryCleanupSaysWhatWouldGoAndWhyAndChangesNothing() throws IOException {
    age(StoreFiles.blobs(root).get(0), 40);

    CliRun dry = maintain("--cleanup", "--dry-run");

    assertThat(dry.code()).isZero();
    assertThat(dry.out())
        .containsPattern("entry trials/(one|two) \\(.*\\): .*idle 3456\\d{3} s")
        .contains("would remove 1 entry");
    assertThat(entries()).isEqualTo(2);
    assertThat(root.resolve(".store/history.jsonl")).doesNotExist();

    CliRun real = maintain("--cleanup");

    assertThat(real.out()).contains("removed 1 entry");
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void theAgeMayCountFromTheCreation() throws IOException {
    age(StoreFiles.blobs(root).get(0), 40);

    assertThat(maintain("--cleanup", "--max-age-days", "30", "--by", "created").out())
        .contains("removed 0 entries");
    assertThat(maintain("--cleanup", "--max-age-days", "0", "--by", "created").out())
        .contains("removed 2 entries");
  }

  @Test
  void aSizeIsReachedInMegabytesWithDecimalsAndOfOneCategory() {
    assertThat(maintain("--cleanup", "--max-size-mb", "0.06", "--category", "others").out())
        .contains("removed 0 entries");
    assertThat(maintain("--cleanup", "--max-size-mb", "0.06").out()).contains("removed 1 entry");
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void aDryCleanupOfAgeAndSizeNamesNothingTwice() throws IOException {
    age(StoreFiles.blobs(root).get(0), 40);

    CliRun dry =
        maintain("--cleanup", "--max-age-days", "30", "--max-size-mb", "0.01", "--dry-run");

    assertThat(dry.out()).containsOnlyOnce("entry trials/one").containsOnlyOnce("entry trials/two");
    assertThat(dry.out()).contains("would remove 2 entries");
  }

  @Test
  void pinnedEntriesStay() {
    CliRun.of(root, "pin", "trials", "one");

    assertThat(maintain("--cleanup", "--max-age-days", "0").out()).contains("removed 1 entry");
    assertThat(entries()).isEqualTo(1);
  }

  @Test
  void olderVersionsGoADayAfterTheyWereReplaced() throws IOException {
    try (CacheManager cache = new CacheManager(root)) {
      cache.save("trials", "one", new byte[SIZE + 1]);
    }
    for (Path record : StoreFiles.records(root)) {
      age(record, 2);
    }
    for (Path blob : StoreFiles.blobs(root)) {
      age(blob, 2);
    }
    int before = StoreFiles.records(root).size();

    CliRun run = maintain("--cleanup", "--keep-versions", "1");

    assertThat(run.out()).contains("records trials/one", "removed 0 entries");
    assertThat(StoreFiles.records(root).stream().filter(file -> file.toString().endsWith(".json")))
        .hasSize(before - 1);
    assertThat(entries()).isEqualTo(2);
  }

  @Test
  void theHistoryGrowsByASampleARun() {
    CliRun run = maintain("--history");

    assertThat(run.out()).contains("forecast: too early to tell").containsPattern("\\n.* 2 ");
    assertThat(root.resolve(".store/history.jsonl")).isNotEmptyFile();
  }

  @Test
  void theReportIsOnePageThatAsksForNothingFromOutside() throws IOException {
    try (CacheManager cache = new CacheManager(root)) {
      cache.save("trials", "<script>alert(1)</script>", new byte[10]);
    }
    StoreFiles.overwrite(StoreFiles.blobs(root).get(0), "bad".getBytes(StandardCharsets.US_ASCII));
    Path file = folder.resolve("report.html");

    CliRun run = maintain("--report", "--output", file.toString());

    assertThat(run.code()).as(run.err()).isZero();
    String html = Files.readString(file);
    assertThat(html)
        .startsWith("<!DOCTYPE html>")
        .contains("<h2>Health</h2>", "bad-digest", "<td>trials</td>", "<svg ", "Forecast: ")
        .doesNotContain("<script", "src=", "href=", "url(", "@import");
    assertThat(html.replace("http://www.w3.org/2000/svg", "")).doesNotContain("http");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "maintain",
        "maintain --check --dry-run",
        "maintain --check --output report.json",
        "maintain --check --report",
        "maintain --cleanup --max-age-days -1",
        "maintain --cleanup --max-size-mb NaN",
        "maintain --cleanup --keep-versions 0",
        "maintain --cleanup --max-size-mb 1 --by created",
        "maintain --cleanup --category Trials",
      })
  void aWrongUseIsRefused(String command) {
    CliRun run = CliRun.of(root, command.split(" "));

    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(2);
    assertThat(entries()).isEqualTo(2);
  }

  private static void assertIssue(CliRun run, String code, String part) {
    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(1);
    assertThat(run.out()).startsWith(code + " ").contains(part, "action needed: 1 issue");
  }

  private CliRun maintain(String... options) {
    String[] line = new String[options.length + 1];
    line[0] = "maintain";
    System.arraycopy(options, 0, line, 1, options.length);
    return CliRun.of(root, line);
  }

  private Path exported() {
    Path file = folder.resolve("exported.wisdom");
    assertThat(CliRun.of(folder, "wisdom", "generate", "fft_1d_8").code()).isZero();
    CliRun run = CliRun.of(folder, "wisdom", "export", "fft_1d_8", file.toString());
    assertThat(run.code()).as(run.err()).isZero();
    return file;
  }

  private void importWisdom(Path file) {
    CliRun run = CliRun.of(root, "wisdom", "import", "fft_1d_8", file.toString());
    assertThat(run.code()).as(run.out() + run.err()).isZero();
  }

  private int entries() {
    try (CacheManager cache = new CacheManager(root)) {
      return cache.list().size();
    }
  }

  private static void fill(Path root) {
    try (CacheManager cache = new CacheManager(root)) {
      cache.save("trials", "one", new byte[SIZE]);
      cache.save("trials", "two", new byte[SIZE + 7]);
    }
  }

  private static void age(Path file, int days) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
  }
}
