// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class FFTWWisdomHelperMisuseTest {
  private static final PlanSpec SPEC = PlanSpec.dft(9, 5);

  @TempDir Path folder;

  static List<Consumer<FFTWWisdomHelper>> calls() {
    return List.of(
        helper -> helper.saveWisdom("fft_1d_8", new byte[8], Map.of()),
        helper -> helper.loadWisdom("fft_1d_8"),
        helper -> helper.listWisdom(),
        helper -> helper.exportWisdomToFile("fft_1d_8", Path.of("x")),
        helper -> helper.importWisdomFromFile("fft_1d_8", Path.of("x"), Map.of()),
        helper -> helper.importIntoPlanner("fft_1d_8"),
        helper -> helper.exportFromPlanner("fft_1d_8"),
        helper -> helper.probe(SPEC),
        helper -> helper.generate(SPEC, Rigor.ESTIMATE),
        helper -> helper.explain("fft_1d_8"),
        helper -> helper.statistics());
  }

  @ParameterizedTest
  @MethodSource("calls")
  void everyCallAfterCloseIsRefused(Consumer<FFTWWisdomHelper> call) {
    FFTWWisdomHelper helper = new FFTWWisdomHelper(folder);
    helper.close();
    assertThatThrownBy(() -> call.accept(helper))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("is closed");
  }

  @Test
  void closingTwiceIsHarmless() {
    FFTWWisdomHelper helper = new FFTWWisdomHelper(folder);
    helper.close();
    assertThatCode(helper::close).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "fft_1d_8\0", "fft_1d_\ud800", "fft_1d_8/forward", "fft_2d_8", "\ud83d\ude00"})
  void whatIsNoKeyIsRefusedEverywhere(String key) {
    try (FFTWWisdomHelper helper = new FFTWWisdomHelper(folder)) {
      List<Runnable> uses =
          List.of(
              () -> helper.saveWisdom(key, new byte[8], Map.of()),
              () -> helper.loadWisdom(key),
              () -> helper.exportWisdomToFile(key, folder.resolve("x")),
              () -> helper.importIntoPlanner(key),
              () -> helper.exportFromPlanner(key),
              () -> helper.explain(key));
      Class<? extends RuntimeException> expected =
          key == null ? NullPointerException.class : IllegalArgumentException.class;
      for (Runnable use : uses) {
        assertThatThrownBy(use::run).isInstanceOf(expected);
      }
    }
  }

  @Test
  void nullsAreRefused() {
    try (FFTWWisdomHelper helper = new FFTWWisdomHelper(folder)) {
      List<Runnable> uses =
          List.of(
              () -> new FFTWWisdomHelper((Path) null),
              () -> helper.saveWisdom("fft_1d_8", null, Map.of()),
              () -> helper.saveWisdom("fft_1d_8", new byte[8], null),
              () -> helper.exportWisdomToFile("fft_1d_8", null),
              () -> helper.importWisdomFromFile("fft_1d_8", null, Map.of()),
              () -> helper.probe(null),
              () -> helper.generate(null, Rigor.MEASURE),
              () -> helper.generate(SPEC, null),
              () -> helper.generate(Collections.singletonList(null), false));
      for (Runnable use : uses) {
        assertThatThrownBy(use::run).isInstanceOf(NullPointerException.class);
      }
    }
  }

  @Test
  void sizesThatNoMemoryHoldsAreAPlanningErrorAndNoCrash() {
    try (FFTWWisdomHelper helper = new FFTWWisdomHelper(folder)) {
      assertThat(helper.probe(PlanSpec.dft(1L << 58))).isFalse();
      assertThatThrownBy(() -> helper.generate(PlanSpec.dft(1L << 58), Rigor.ESTIMATE))
          .isInstanceOf(RuntimeException.class)
          .hasMessageContaining("fft_1d_288230376151711744");
    }
  }

  @Test
  void aRootThatIsAFileMissesAndSkipsPuts() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "here is no folder");
    try (FFTWWisdomHelper helper = new FFTWWisdomHelper(file)) {
      assertThat(helper.loadWisdom("fft_1d_8")).isEmpty();
      assertThat(helper.listWisdom()).isEmpty();
    }
    assertThat(file).hasContent("here is no folder");
  }

  @Test
  void closingWhileOtherThreadsCallGivesExceptionsOnly() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    ExecutorService threads = Executors.newFixedThreadPool(3);
    for (int round = 0; round < 40; round++) {
      FFTWWisdomHelper helper = new FFTWWisdomHelper(folder);
      CyclicBarrier start = new CyclicBarrier(4);
      List<Future<?>> callers = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        Consumer<FFTWWisdomHelper> call = safeCalls().get(random.nextInt(safeCalls().size()));
        callers.add(threads.submit(() -> callUntilClosed(helper, call, start)));
      }
      start.await();
      helper.close();
      for (Future<?> caller : callers) {
        assertThatCode(caller::get).as("seed %d", seed).doesNotThrowAnyException();
      }
    }
    threads.shutdown();
  }

  private static List<Consumer<FFTWWisdomHelper>> safeCalls() {
    return List.of(
        helper -> helper.loadWisdom("fft_1d_8"),
        helper -> helper.probe(SPEC),
        helper -> helper.generate(SPEC, Rigor.ESTIMATE),
        helper -> helper.listWisdom(),
        helper -> helper.statistics());
  }

  private static Void callUntilClosed(
      FFTWWisdomHelper helper, Consumer<FFTWWisdomHelper> call, CyclicBarrier start)
      throws Exception {
    start.await();
    try {
      Stream.generate(() -> helper).forEach(call);
    } catch (IllegalStateException closed) {
      assertThat(closed).hasMessageContaining("is closed");
    }
    return null;
  }
}
