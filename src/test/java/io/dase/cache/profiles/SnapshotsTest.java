// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.dase.cache.core.CacheIoException;
import io.dase.cache.format.ArraySource;
import io.dase.cache.format.DType;
import io.dase.cache.format.NdArray;
import io.dase.cache.testing.Numpy;
import io.dase.cache.testing.OpenCache;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class SnapshotsTest extends OpenCache {
  private static final String CATEGORY = "state_profiles";
  private static final NdArray PSI = NdArray.ofComplex(new double[] {1, 2, 3, 4, 5, 6}, 3);
  private static final NdArray PHI = NdArray.of(new float[] {1, 2, 3, 4}, 2, 2);

  private Snapshots snapshots;

  @BeforeEach
  void open() {
    snapshots = new Snapshots(cache);
  }

  @Test
  void aSnapshotComesBackWithAllItsFields() {
    assertThat(snapshots.save("orbit", 7, Map.of("psi", PSI, "phi", PHI))).isTrue();
    Snapshot found = snapshots.at("orbit", 7).orElseThrow();
    assertThat(found.mission()).isEqualTo("orbit");
    assertThat(found.step()).isEqualTo(7);
    assertThat(found.arrays()).isEqualTo(Map.of("psi", PSI, "phi", PHI));
    assertThat(found.fields().get("phi").getDouble(3)).isEqualTo(4);
  }

  @Test
  void theLatestIsTheGreatestStepNotTheLastSaved() {
    for (long step : new long[] {10, 9, 100, 2}) {
      save("orbit", step);
    }
    save("orbit_100", 1000);
    assertThat(snapshots.latest("orbit").orElseThrow().step()).isEqualTo(100);
    assertThat(snapshots.latest("orbit_100").orElseThrow().step()).isEqualTo(1000);
    assertThat(snapshots.latest("orb")).isEmpty();
    assertThat(snapshots.at("orbit", 3)).isEmpty();
  }

  @Test
  void theListIsSortedByStepAndHoldsOneMission() {
    for (long step : new long[] {10, 9, 100, 2}) {
      save("orbit", step);
    }
    save("orbit_9", 5);
    cache.save(CATEGORY, "snapshot_orbit_x", "no snapshot");
    cache.save(CATEGORY, "snapshot_orbit_007", "no snapshot");
    assertThat(snapshots.list("orbit"))
        .extracting(SnapshotInfo::step)
        .containsExactly(2L, 9L, 10L, 100L);
    assertThat(snapshots.missions()).containsExactly("orbit", "orbit_9");
    assertThat(snapshots.list("orbit").get(0).bytes()).isPositive();
  }

  @Test
  void keepDeletesAllButTheGreatestSteps() {
    for (long step = 0; step < 6; step++) {
      save("orbit", step);
    }
    save("other", 0);
    assertThat(snapshots.keep("orbit", 2)).isEqualTo(4);
    assertThat(snapshots.list("orbit")).extracting(SnapshotInfo::step).containsExactly(4L, 5L);
    assertThat(snapshots.keep("orbit", 2)).isZero();
    assertThat(snapshots.list("other")).hasSize(1);
  }

  @Test
  void thereIsALatestAlwaysWhileAnotherThreadKeepsOnlyTheNewest() {
    save("orbit", 0);
    CompletableFuture<Void> writing =
        CompletableFuture.runAsync(
            () -> {
              for (long step = 1; step <= 200; step++) {
                save("orbit", step);
                snapshots.keep("orbit", 1);
              }
            });
    long step = 0;
    while (!writing.isDone()) {
      long latest = snapshots.latest("orbit").orElseThrow().step();
      assertThat(latest).isGreaterThanOrEqualTo(step);
      step = latest;
    }
    writing.join();
    assertThat(snapshots.latest("orbit").orElseThrow().step()).isEqualTo(200);
  }

  @Test
  void fieldsStayReadableWhenTheirSnapshotIsDeleted() {
    save("orbit", 1);
    Snapshot held = snapshots.at("orbit", 1).orElseThrow();
    save("orbit", 2);
    snapshots.keep("orbit", 1);
    assertThat(held.arrays()).isEqualTo(Map.of("phi", PHI));
    assertThat(snapshots.at("orbit", 1)).isEmpty();
  }

  @Test
  void savingAStepAgainReplacesIt() {
    save("orbit", 1);
    snapshots.save("orbit", 1, Map.of("psi", PSI));
    assertThat(snapshots.at("orbit", 1).orElseThrow().arrays()).isEqualTo(Map.of("psi", PSI));
    assertThat(snapshots.list("orbit")).hasSize(1);
  }

  @Test
  void aDamagedLatestGivesTheOneBefore() throws IOException {
    save("orbit", 1);
    snapshots.save("orbit", 2, Map.of("psi", PSI));
    damage("snapshot_orbit_2");
    assertThat(snapshots.latest("orbit").orElseThrow().step()).isEqualTo(1);
  }

  @Test
  void keepSparesTheNewestWholeOneWhereNewerOnesAreDamaged() throws IOException {
    for (long step = 0; step < 5; step++) {
      snapshots.save("orbit", step, Map.of("psi", NdArray.of(new double[] {step}, 1)));
    }
    damage("snapshot_orbit_3");
    damage("snapshot_orbit_4");
    assertThat(snapshots.keep("orbit", 1)).isPositive();
    assertThat(snapshots.latest("orbit").orElseThrow().step()).isEqualTo(2);
    assertThat(snapshots.at("orbit", 1)).isEmpty();
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void keepDoesNotReadTheSnapshotThatWasJustSaved() throws IOException {
    save("orbit", 0);
    snapshots.save("orbit", 1, Map.of("psi", NdArray.of(new double[1 << 20], 1 << 20)));
    long before = bytesRead();
    assertThat(snapshots.keep("orbit", 1)).isEqualTo(1);
    assertThat(bytesRead() - before).isLessThan(1 << 20);
  }

  private static long bytesRead() throws IOException {
    String rchar = Files.readAllLines(Path.of("/proc/self/io")).get(0);
    return Long.parseLong(rchar.substring("rchar: ".length()));
  }

  @Test
  void keepDeletesNothingWhereNoneIsWhole() throws IOException {
    for (long step = 0; step < 3; step++) {
      snapshots.save("orbit", step, Map.of("psi", NdArray.of(new double[] {step}, 1)));
      damage("snapshot_orbit_" + step);
    }
    assertThat(snapshots.keep("orbit", 1)).isZero();
  }

  @Test
  void somethingElseUnderTheKeyIsNoSnapshot() {
    cache.save(CATEGORY, "snapshot_orbit_3", "text");
    save("orbit", 1);
    assertThat(snapshots.at("orbit", 3)).isEmpty();
    assertThat(snapshots.latest("orbit").orElseThrow().step()).isEqualTo(1);
  }

  @Test
  void numpyReadsTheFieldsAndTheRecordNamesThem() {
    snapshots.save("orbit", 7, Map.of("psi", PSI, "phi", PHI));
    String program =
        """
        import sys, numpy as np
        with np.load(sys.argv[1], allow_pickle=False) as file:
            print(file['psi'], file['phi'].tolist())
        """;
    assertThat(Numpy.run(program, root.resolve(CATEGORY).resolve("snapshot_orbit_7.npz")))
        .isEqualTo("[1.+2.j 3.+4.j 5.+6.j] [[1.0, 2.0], [3.0, 4.0]]\n");
    assertThat(cache.info(CATEGORY, "snapshot_orbit_7").orElseThrow().meta())
        .isEqualTo(Map.of("mission", "orbit", "step", 7L, "fields", List.of("phi", "psi")));
  }

  @Test
  void theFieldsOfASnapshotCanBeSavedAgain() {
    save("orbit", 1);
    snapshots.saveStreamed("copy", 1, snapshots.at("orbit", 1).orElseThrow().fields());
    assertThat(snapshots.at("copy", 1).orElseThrow().arrays()).isEqualTo(Map.of("phi", PHI));
  }

  @Test
  void aSourceThatFailsStoresNothingAndIsToldApartFromTheDisk() {
    ArraySource failing =
        source(
            10,
            out -> {
              out.write(new byte[80]);
              throw new IOException("the detector went away");
            });
    assertThatExceptionOfType(CacheIoException.class)
        .isThrownBy(() -> snapshots.saveStreamed("orbit", 1, Map.of("psi", failing)))
        .withMessageContaining("the detector went away");
    assertThat(cache.list()).isEmpty();
    assertThat(root.resolve(".store/blobs")).isEmptyDirectory();
  }

  @Test
  void aSourceOfTheWrongLengthStoresNothing() {
    for (int bytes : new int[] {0, 79, 81, 200}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  snapshots.saveStreamed(
                      "orbit", 1, Map.of("psi", source(10, out -> out.write(new byte[bytes])))))
          .withMessage("an array wrote " + bytes + " bytes, expected 80 for its type and shape");
    }
    assertThat(cache.list()).isEmpty();
  }

  @Test
  void badArgumentsAreRefused() {
    Map<String, NdArray> fields = Map.of("phi", PHI);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> snapshots.save("", 1, fields))
        .withMessage("mission is empty; expected a name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> snapshots.save("orbit", -1, fields))
        .withMessage("step is -1; expected 0 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> snapshots.save("x".repeat(1024), 1, fields));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> snapshots.save("orbit", 1, Map.of()))
        .withMessage("fields is empty; expected 1 or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> snapshots.save("orbit", 1, Map.of("../phi", PHI)))
        .withMessageContaining("../phi");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> snapshots.save("orbit", 1, Map.of("__json__", PHI)))
        .withMessage("a field is named __json__; expected any other name");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> snapshots.keep("orbit", 0))
        .withMessage("count is 0; expected 1 or more");
    assertThat(cache.list()).isEmpty();
  }

  @Test
  void aRootThatIsAFileRefusesWithoutAnException() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    try (Snapshots blocked = new Snapshots(file)) {
      assertThat(blocked.save("orbit", 1, Map.of("phi", PHI))).isFalse();
      assertThat(blocked.latest("orbit")).isEmpty();
    }
  }

  @Test
  void closingLeavesASharedManagerOpenAndClosesItsOwn() {
    snapshots.close();
    assertThatIllegalStateException().isThrownBy(() -> snapshots.latest("orbit"));
    assertThat(cache.list()).isEmpty();
    Snapshots own = new Snapshots(root);
    own.close();
    assertThatIllegalStateException().isThrownBy(() -> own.latest("orbit"));
  }

  private void save(String mission, long step) {
    assertThat(snapshots.save(mission, step, Map.of("phi", PHI))).isTrue();
  }

  private void damage(String key) throws IOException {
    Path file = cache.info(CATEGORY, key).orElseThrow().file();
    assertThat(file.toFile().setWritable(true)).isTrue();
    try (RandomAccessFile blob = new RandomAccessFile(file.toFile(), "rw")) {
      blob.seek(blob.length() / 2);
      blob.write(blob.read() ^ 1);
    }
    // The file system's clock is coarse: a write soon after another may leave the time as it is.
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(1)));
  }

  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static ArraySource source(int doubles, Writing writing) {
    return new ArraySource() {
      @Override
      public DType type() {
        return DType.FLOAT64;
      }

      @Override
      public int[] shape() {
        return new int[] {doubles};
      }

      @Override
      public void writeTo(OutputStream out) throws IOException {
        writing.to(out);
      }
    };
  }
}
