// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.fftw.Planner;
import io.dase.cache.testing.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WithoutNativeLibraryTest {
  @TempDir Path folder;

  @Test
  void trainsAreStoredAndRenderedAndOnlyTheFilterIsRefused() {
    Path missing = folder.resolve("missing.so");
    assertThat(ChildJvm.of(Use.class).with("-Ddase.native.path=" + missing).run(folder))
        .isEqualTo("10 echoes, peak 1.0, 1 hit, NativeLibraryException\n");
  }

  /** Uses everything here in a JVM that cannot load the native library. */
  static final class Use {
    public static void main(String[] args) {
      try (CachedEchoProvider echoes = new CachedEchoProvider(Path.of(args[0]))) {
        echoes.get(0.5, 1, 10);
        EchoTemplate train = echoes.get(0.5, 1, 10);
        double at = train.times().getDouble(0);
        double[] signal = EchoSignal.render(train, new Pulse(at / 100, 0), 1 / at, 2);
        System.out.printf(
            "%d echoes, peak %s, %d hit, %s%n",
            train.size(), signal[1], echoes.statistics().cacheHits(), failure(args[0], signal));
      }
    }

    private static String failure(String root, double[] signal) {
      try (Planner planner = new Planner(Path.of(root));
          MatchedFilter filter = new MatchedFilter(planner, List.of(signal), signal.length)) {
        return filter.size() + " templates";
      } catch (NativeLibraryException e) {
        return e.getClass().getSimpleName();
      }
    }
  }
}
