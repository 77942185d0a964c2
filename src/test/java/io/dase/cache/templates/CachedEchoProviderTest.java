// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dase.cache.format.NdArray;
import io.dase.cache.testing.Numpy;
import io.dase.cache.testing.OpenCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CachedEchoProviderTest extends OpenCache {
  private static final String CATEGORY = "echo_templates";
  private static final EchoSpec SPEC =
      new EchoSpec(0.5, 0.01, 100, EchoScaling.POWER, EchoDecay.GAUSSIAN);

  private CachedEchoProvider echoes;

  @BeforeEach
  void open() {
    echoes = new CachedEchoProvider(cache);
  }

  @Test
  void aTrainReadFromTheStoreIsTheOneThatWasComputed() {
    echoes.get(SPEC);
    try (CachedEchoProvider other = new CachedEchoProvider(root)) {
      assertSameTrain(other.get(SPEC), EchoTrain.compute(SPEC));
      assertThat(other.statistics().cacheHits()).isEqualTo(1);
      assertThat(other.statistics().cacheMisses()).isZero();
    }
  }

  @Test
  void numpyReadsTheStoredTrain() {
    EchoTemplate train = echoes.get(SPEC);
    String program =
        """
        import json, sys, numpy as np
        with np.load(sys.argv[1], allow_pickle=False) as file:
            print([file[name].dtype.str + str(file[name].shape) for name in
                   ('gaps', 'delays', 'times', 'amplitudes')])
            print(float(np.cumsum(file['delays'])[-1] - file['times'][-1]))
            values = json.loads(file['__json__'].tobytes())
            print(values['scaling'], values['decay'], values['n'], values['duration'])
        """;
    assertThat(Numpy.run(program, root.resolve(CATEGORY).resolve(SPEC.key() + ".npz")).lines())
        .satisfiesExactly(
            line ->
                assertThat(line).isEqualTo("['<f8(100,)', '<f8(100,)', '<f8(100,)', '<f8(100,)']"),
            line -> assertThat(Math.abs(Double.parseDouble(line))).isLessThan(1e-13),
            line -> assertThat(line).isEqualTo("power gaussian 100 " + train.summary().duration()));
  }

  @Test
  void aSweepGivesAllCombinationsByAlphaThenTau0() {
    List<EchoTemplate> trains = echoes.sweep(new double[] {0.1, 0.2}, new double[] {1, 2, 3}, SPEC);
    assertThat(trains)
        .extracting(train -> train.spec().key())
        .containsExactly(
            "echo_0.1_1_100_power_gaussian",
            "echo_0.1_2_100_power_gaussian",
            "echo_0.1_3_100_power_gaussian",
            "echo_0.2_1_100_power_gaussian",
            "echo_0.2_2_100_power_gaussian",
            "echo_0.2_3_100_power_gaussian");
    assertThat(cache.list(CATEGORY)).hasSize(6);
  }

  @Test
  void aSweepWithAValueOutOfRangeComputesNothing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> echoes.sweep(new double[] {0.1, -1}, new double[] {1}, SPEC));
    assertThat(cache.list()).isEmpty();
  }

  @Test
  void aSweepBeyondItsBoundIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> echoes.sweep(new double[1000], new double[1000], SPEC))
        .withMessageContaining("1000000 combinations");
  }

  @Test
  void statisticsCountMissesAndHitsWithMeasuredTimes() {
    echoes.get(SPEC);
    echoes.get(SPEC);
    echoes.get(SPEC);
    assertThat(echoes.statistics().cacheMisses()).isEqualTo(1);
    assertThat(echoes.statistics().cacheHits()).isEqualTo(2);
    assertThat(echoes.statistics().hitRate()).isEqualTo(2.0 / 3);
    assertThat(echoes.statistics().avgComputeTimeMs()).isPositive();
    assertThat(echoes.statistics().avgLoadTimeMs()).as("from memory").isNaN();
    try (CachedEchoProvider other = new CachedEchoProvider(root)) {
      other.get(SPEC);
      other.get(EchoSpec.of(0.5, 0.01, 7));
      assertThat(other.statistics().speedupFactor())
          .isEqualTo(other.statistics().avgComputeTimeMs() / other.statistics().avgLoadTimeMs());
    }
  }

  @Test
  void whatIsStoredIsServedNotWhatWouldBeComputed() {
    Map<String, Object> map = new HashMap<>(EchoFile.map(EchoTrain.compute(SPEC)));
    map.put("amplitudes", NdArray.of(new double[100], 100));
    cache.save(CATEGORY, SPEC.key(), map);
    assertThat(echoes.get(SPEC).amplitudes().toDoubleArray()).containsOnly(0);
  }

  @Test
  void anEntryThatIsNotWhatItsKeySaysIsReplaced() {
    Map<String, Object> whole = EchoFile.map(EchoTrain.compute(SPEC));
    EchoSpec other = new EchoSpec(0.6, 0.01, 100, EchoScaling.POWER, EchoDecay.GAUSSIAN);
    for (Object wrong :
        new Object[] {
          "text",
          new double[100],
          EchoFile.map(EchoTrain.compute(other)),
          with(whole, "times", NdArray.of(new double[99], 99)),
          with(whole, "times", NdArray.of(new float[100], 100)),
          with(whole, "scaling", "cubic"),
          with(whole, "duration", "long"),
          with(whole, "n", -1),
        }) {
      cache.save(CATEGORY, SPEC.key(), wrong);
      assertSameTrain(echoes.get(SPEC), EchoTrain.compute(SPEC));
      assertThat(cache.loadMap(CATEGORY, SPEC.key()).orElseThrow().get("times"))
          .isEqualTo(EchoTrain.compute(SPEC).times());
    }
    assertThat(echoes.statistics().cacheHits()).isZero();
  }

  @Test
  void aRootThatIsAFileStillGivesTrains() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    try (CachedEchoProvider blocked = new CachedEchoProvider(file)) {
      assertSameTrain(blocked.get(0.5, 0.1, 10), EchoTrain.compute(EchoSpec.of(0.5, 0.1, 10)));
    }
  }

  private static Map<String, Object> with(Map<String, Object> map, String name, Object value) {
    Map<String, Object> changed = new HashMap<>(map);
    changed.put(name, value);
    return changed;
  }

  private static void assertSameTrain(EchoTemplate found, EchoTemplate expected) {
    assertThat(EchoFile.map(found)).isEqualTo(EchoFile.map(expected));
  }
}
