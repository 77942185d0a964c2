// SPDX-License-Identifier: MIT
package io.dase.cache.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.fftw.CoverageState;
import io.dase.cache.fftw.FrozenProblem;
import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanMode;
import io.dase.cache.fftw.PlanOptions;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Precision;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.fftw.Usability;
import io.dase.cache.testing.ChildJvm;
import io.dase.cache.testing.Eventually;
import io.dase.cache.testing.NativeProgram;
import io.dase.cache.testing.Numpy;
import io.dase.cache.testing.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Java and C++ processes that plan with one store. */
class PlannerProcessesTest {
  private static final int JVMS = 2;
  private static final int KILLED = 137;

  @TempDir private Path folder;

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void endThreads() {
    threads.shutdownNow();
  }

  @Test
  void processesOfBothLanguagesThatAskForOnePlanAtOncePlanItOnce() throws Exception {
    PlanSpec spec = PlanSpec.dft(96, 100).rigor(Rigor.PATIENT);
    List<Future<String>> jvms = new ArrayList<>();
    for (int i = 0; i < JVMS; i++) {
      jvms.add(threads.submit(() -> jvm(spec, "plan")));
    }
    String engine =
        Processes.run(
                NativeProgram.ENGINE.command("--root", root(), "plan", spec),
                Map.of("DASE_PLANNER", NativeProgram.PLANNER.command().get(0)))
            .succeeded()
            .stdout();

    int planned = engine.contains("\tplanned\t") ? 1 : 0;
    for (Future<String> jvm : jvms) {
      String[] words = jvm.get().strip().split(" ");
      assertThat(words[0]).isIn("planned", "store");
      assertThat(words[0].equals("planned")).isEqualTo(words[1].equals("1"));
      planned += Integer.parseInt(words[1]);
    }
    assertThat(planned).as(engine).isEqualTo(1);
  }

  @Test
  void aProblemThatOneProcessFrozeIsThatPlanInAllOthers() {
    PlanSpec spec = PlanSpec.dft(24, 26);
    String planned = jvm(spec, "plan").strip().split(" ")[2];

    String frozen = jvm(spec, "freeze").strip();

    assertThat(frozen).isEqualTo(planned);
    assertThat(jvm(spec, "plan").strip()).isEqualTo("store 0 " + frozen);
    try (Planner planner = new Planner(root())) {
      try (Plan plan = planner.plan(spec, PlanOptions.of(PlanMode.WISDOM_ONLY))) {
        assertThat(plan.digest()).isEqualTo(frozen);
      }
      assertThat(planner.unfreeze(spec)).isTrue();
      assertThat(planner.unfreeze(spec)).isFalse();
      assertThatThrownBy(() -> planner.freeze(spec.threads(PlanSpec.AUTO)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void aLongDoubleProblemThatCFrozeIsListedAndLetGoFromJava() {
    PlanSpec spec = PlanSpec.dft(18).precision(Precision.LONG_DOUBLE);
    String digest = freezeFromC(spec);

    try (Planner planner = new Planner(root())) {
      FrozenProblem frozen = planner.frozen().get(0);
      assertThat(frozen.spec()).isEqualTo(spec);
      assertThat(frozen.planDigest()).isEqualTo(digest);
      assertThat(frozen.usability()).isEqualTo(Usability.YES);
      assertThat(frozen.fingerprint().hard()).contains(" fftwl_wisdom ");
      assertThat(planner.coverage(List.of(spec)).get(0).state()).isEqualTo(CoverageState.OWN);
      assertThat(planner.unfreeze(spec)).isTrue();
      assertThat(planner.frozen()).isEmpty();
    }
  }

  @Test
  void aProcessThatEndsAmidASearchEndsAtOnceAndTakesItsHelperAndFilesWithIt() throws Exception {
    PlanSpec endless = PlanSpec.dft(44100).rigor(Rigor.EXHAUSTIVE);
    Path temporary = Files.createDirectory(folder.resolve("tmp"));

    String helper =
        ChildJvm.of(PlanWorker.class)
            .with("-Xcheck:jni", "-Djava.io.tmpdir=" + temporary)
            .run(root(), endless, "leave")
            .strip();

    long pid = Long.parseLong(helper);
    Eventually.await(() -> ProcessHandle.of(pid).isEmpty());
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).filteredOn(file -> file.toString().contains("dase")).isEmpty();
    }
  }

  @Test
  void aKilledProcessTakesItsHelperWithItAndLeavesNoFiles() throws Exception {
    PlanSpec endless = PlanSpec.dft(44100).rigor(Rigor.EXHAUSTIVE);
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Process process =
        ChildJvm.of(PlanWorker.class)
            .with("-Djava.io.tmpdir=" + temporary)
            .start(root(), endless, "stay");
    long helper = Long.parseLong(process.inputReader().readLine());

    Processes.signal(process, "KILL");

    assertThat(process.waitFor()).isEqualTo(KILLED);
    Eventually.await(() -> ProcessHandle.of(helper).isEmpty());
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left).filteredOn(file -> file.toString().contains("dase")).isEmpty();
    }
  }

  @Test
  void aProcessThatSearchesByItselfClosesAndEndsAllTheSame() {
    PlanSpec endless = PlanSpec.dft(44100).rigor(Rigor.EXHAUSTIVE);

    assertThat(jvm(endless, "abandon")).isEqualTo("closed\n");
  }

  @Test
  void aDeadlineOfOneMillisecondIsKeptInAFreshProcessToo() {
    String hurried = jvm(PlanSpec.dft(128, 120).rigor(Rigor.PATIENT), "hurry");

    assertThat(hurried).startsWith("provisional ");
  }

  /** Plans and freezes a problem through the C interface; the digest. */
  private String freezeFromC(PlanSpec spec) {
    String program =
        """
        import ctypes, sys
        library, root, spec = [argument.encode() for argument in sys.argv[1:]]
        dase, handle = ctypes.CDLL(library.decode()), ctypes.c_void_p
        cache, text = handle(), handle()
        assert dase.dase_cache_open(root, None, ctypes.byref(cache)) == 0
        specs = (ctypes.c_char_p * 1)(spec)
        generate = dase.dase_wisdom_generate
        assert generate(cache, specs, ctypes.c_size_t(1), 0, ctypes.byref(text)) == 0
        dase.dase_free(text)
        assert dase.dase_freeze(cache, spec, ctypes.byref(text)) == 0
        print(ctypes.string_at(text).decode(), end="")
        dase.dase_free(text)
        dase.dase_cache_close(cache)
        """;
    return Numpy.run(program, NativeProgram.C_LIBRARY.path(), root(), spec);
  }

  private Path root() {
    return folder.resolve("cache");
  }

  private String jvm(PlanSpec spec, String command) {
    return ChildJvm.of(PlanWorker.class).with("-Xcheck:jni").run(root(), spec, command);
  }
}
