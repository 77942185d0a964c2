// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CorruptDataException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * FFTW's memory is one per process and shared by all tests, so each test plans sizes of its own.
 */
class FFTWWisdomHelperTest {
  private static final int CAP = 16 << 20;

  @TempDir Path folder;
  private Path root;
  private FFTWWisdomHelper helper;

  @BeforeEach
  void open() {
    root = folder.resolve("cache");
    helper = new FFTWWisdomHelper(root);
  }

  @AfterEach
  void close() {
    helper.close();
  }

  @Test
  void aKeyNamesTypeRankAndSizes() {
    assertThat(FFTWWisdomHelper.wisdomKey(new long[] {96, 80}, TransformType.FFT))
        .isEqualTo("fft_2d_96x80");
    assertThat(FFTWWisdomHelper.wisdomKey(new long[] {7}, TransformType.RFFT))
        .isEqualTo("rfft_1d_7");
  }

  @Test
  void whatWasGeneratedIsProbedListedLoadedAndExplained() {
    PlanSpec spec = PlanSpec.dft(12, 10);
    assertThat(helper.probe(spec)).isFalse();
    SavedWisdom saved = helper.generate(spec, Rigor.MEASURE);
    assertThat(saved.written()).isTrue();
    assertThat(saved.linesGained()).isPositive();
    assertThat(saved.problemsGained()).containsExactly(spec);
    assertThat(saved.usability()).isEqualTo(Usability.YES);
    assertThat(helper.probe(spec)).isTrue();
    assertThat(helper.probe(spec.rigor(Rigor.PATIENT))).isFalse();

    WisdomEntry entry = helper.listWisdom().get(0);
    byte[] text = helper.loadWisdom("fft_2d_12x10").orElseThrow();
    assertThat(entry.key()).isEqualTo("fft_2d_12x10");
    assertThat(entry.fingerprint()).isEqualTo(Fingerprint.current());
    assertThat(entry.usability()).isEqualTo(Usability.YES);
    assertThat(entry.sizeBytes()).isEqualTo(text.length);
    assertThat(entry.generation()).isEqualTo(1);
    assertThat(text(text)).startsWith("(" + Fingerprint.current().hard());

    WisdomProblem problem = helper.explain("fft_2d_12x10").get(0);
    assertThat(problem.spec()).isEqualTo(spec);
    assertThat(problem.measured()).isPositive();
    assertThat(problem.planText()).isNotEmpty();
    assertThat(problem.writer()).startsWith("c++/");
    assertThat(problem.usability()).isEqualTo(Usability.YES);
  }

  @Test
  void generatingWhatTheStoreHasWritesNothingUnlessForced() {
    PlanSpec spec = PlanSpec.dft(14, 6);
    helper.generate(spec, Rigor.MEASURE);
    assertThat(helper.generate(spec, Rigor.MEASURE).written()).isFalse();
    long planned = helper.statistics().planned();
    helper.generate(List.of(spec), true);
    assertThat(helper.statistics().planned()).isEqualTo(planned + 1);
  }

  @Test
  void theFourProblemsOfAKeyShareOneEntry() {
    PlanSpec spec = PlanSpec.rdft(18);
    List<PlanSpec> four = List.of(spec, spec.inPlace(), spec.backward(), spec.backward().inPlace());
    assertThat(helper.generate(four, false).problemsGained())
        .containsExactlyInAnyOrderElementsOf(four);
    assertThat(helper.listWisdom())
        .singleElement()
        .extracting(WisdomEntry::key)
        .isEqualTo("rfft_1d_18");
  }

  @Test
  void problemsOfTwoKeysInOneCallAreRefused() {
    List<PlanSpec> specs = List.of(PlanSpec.dft(20), PlanSpec.dft(22));
    assertThatThrownBy(() -> helper.generate(specs, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("fft_1d_20")
        .hasMessageContaining("fft_1d_22");
    assertThatThrownBy(() -> helper.generate(List.of(), false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bytesThatWereSavedComeBackAndServeAnotherRoot() {
    PlanSpec spec = PlanSpec.dft(26, 3);
    helper.generate(spec, Rigor.MEASURE);
    byte[] text = helper.exportFromPlanner("fft_2d_26x3").orElseThrow();
    Map<String, Object> metadata = Map.of("dimensions", List.of(26, 3), "planner", "measure");
    try (FFTWWisdomHelper other = new FFTWWisdomHelper(folder.resolve("other"))) {
      assertThat(other.loadWisdom("fft_2d_26x3")).isEmpty();
      SavedWisdom saved = other.saveWisdom("fft_2d_26x3", text, metadata);
      assertThat(saved.problemsGained()).contains(spec);
      assertThat(saved.usability()).isEqualTo(Usability.YES);
      assertThat(lines(other.loadWisdom("fft_2d_26x3").orElseThrow())).isEqualTo(lines(text));
      assertThat(other.importIntoPlanner("fft_2d_26x3")).isTrue();
      assertThat(other.saveWisdom("fft_2d_26x3", text, metadata).written()).isFalse();
    }
  }

  @Test
  void metadataThatDoesNotFitTheKeyIsRefused() {
    byte[] text = generated(PlanSpec.dft(28));
    assertThatThrownBy(
            () -> helper.saveWisdom("fft_1d_28", text, Map.of("dimensions", List.of(29))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dimensions");
    assertThatThrownBy(() -> helper.saveWisdom("fft_1d_28", text, Map.of("planner", "hasty")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("planner");
  }

  @Test
  void whatIsNoWisdomIsRefusedAndNothingIsStored() {
    List<byte[]> bad =
        List.of(
            new byte[0],
            new byte[1024],
            "(fftw-3.3.10 fftw_wisdom".getBytes(StandardCharsets.US_ASCII),
            new byte[CAP + 1]);
    for (byte[] bytes : bad) {
      assertThatThrownBy(() -> helper.saveWisdom("fft_1d_30", bytes, Map.of()))
          .isInstanceOf(CorruptDataException.class);
    }
    assertThat(helper.listWisdom()).isEmpty();
  }

  @Test
  void aFileIsExportedAndComesBackAsForeign() {
    byte[] text = generated(PlanSpec.dft(34));
    Path file = folder.resolve("out.wisdom");
    assertThat(helper.exportWisdomToFile("fft_1d_34", file)).isTrue();
    assertThat(file).hasBinaryContent(text);
    try (FFTWWisdomHelper other = new FFTWWisdomHelper(folder.resolve("other"))) {
      assertThat(other.importWisdomFromFile("fft_1d_34", file, Map.of()).usability())
          .isEqualTo(Usability.FOREIGN);
      assertThat(other.loadWisdom("fft_1d_34"))
          .hasValueSatisfying(found -> assertThat(lines(found)).isEqualTo(lines(text)));
      assertThat(other.explain("fft_1d_34"))
          .isNotEmpty()
          .allSatisfy(problem -> assertThat(problem.usability()).isEqualTo(Usability.FOREIGN));
    }
  }

  @Test
  void incompatibleWisdomIsStoredForItsOwnFingerprintAndNeverLoaded() throws IOException {
    byte[] text = generated(PlanSpec.dft(38));
    String other = text(text).replaceFirst("#x[0-9a-f]{8}", "#x00000001");
    Path file = Files.writeString(folder.resolve("other.wisdom"), other);
    try (FFTWWisdomHelper fresh = new FFTWWisdomHelper(folder.resolve("fresh"))) {
      SavedWisdom saved = fresh.importWisdomFromFile("fft_1d_38", file, Map.of());
      assertThat(saved.usability()).isEqualTo(Usability.INCOMPATIBLE);
      assertThat(saved.written()).isTrue();
      assertThat(fresh.loadWisdom("fft_1d_38")).isEmpty();
      assertThat(fresh.importIntoPlanner("fft_1d_38")).isFalse();
      assertThat(fresh.listWisdom())
          .singleElement()
          .satisfies(
              entry -> {
                assertThat(entry.usability()).isEqualTo(Usability.INCOMPATIBLE);
                assertThat(entry.fingerprint().hard()).contains("#x00000001");
                assertThat(entry.fingerprint().soft()).isEqualTo("-");
              });
    }
  }

  @Test
  void nothingIsExportedWhereThereIsNothing() {
    Path file = folder.resolve("none.wisdom");
    assertThat(helper.exportWisdomToFile("fft_1d_42", file)).isFalse();
    assertThat(file).doesNotExist();
    assertThat(helper.exportFromPlanner("fft_1d_42")).isEmpty();
    assertThat(helper.importIntoPlanner("fft_1d_42")).isFalse();
    assertThat(helper.explain("fft_1d_42")).isEmpty();
  }

  @Test
  void aFileThatCannotBeWrittenOrReadIsNamed() throws IOException {
    generated(PlanSpec.dft(44));
    Path nowhere = folder.resolve("missing/out.wisdom");
    assertThatThrownBy(() -> helper.exportWisdomToFile("fft_1d_44", nowhere))
        .isInstanceOf(CacheIoException.class)
        .hasMessageContaining(nowhere.toString());
    assertThatThrownBy(() -> helper.importWisdomFromFile("fft_1d_44", nowhere, Map.of()))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining(nowhere.toString());
    assertThatThrownBy(() -> helper.importWisdomFromFile("fft_1d_44", folder, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(root);
    }
  }

  @Test
  void aManagersStoreIsSharedWithIt() {
    generated(PlanSpec.dft(52));
    try (CacheManager manager = new CacheManager(root);
        FFTWWisdomHelper shared = new FFTWWisdomHelper(manager)) {
      assertThat(shared.root()).isEqualTo(manager.root());
      assertThat(shared.loadWisdom("fft_1d_52")).isPresent();
    }
  }

  @Test
  void statisticsTellWherePlansCameFrom() {
    helper.generate(PlanSpec.dft(46), Rigor.MEASURE);
    WisdomStatistics statistics = helper.statistics();
    assertThat(statistics.planned()).isEqualTo(1);
    assertThat(statistics.planningSpent()).isGreaterThan(Duration.ZERO);
    assertThat(statistics.storeHits()).isZero();
  }

  private byte[] generated(PlanSpec spec) {
    helper.generate(spec, Rigor.MEASURE);
    return helper.loadWisdom(spec.key().text()).orElseThrow();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.US_ASCII);
  }

  private static List<String> lines(byte[] bytes) {
    return text(bytes).lines().sorted().toList();
  }
}
