// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.Grid;
import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.Planner;
import io.dase.cache.format.NdArray;
import io.dase.cache.maps.CachedMapProvider;
import io.dase.cache.maps.CircleZone;
import io.dase.cache.maps.Combination;
import io.dase.cache.maps.MapLayout;
import io.dase.cache.missions.MissionGraph;
import io.dase.cache.models.ModelStore;
import io.dase.cache.profiles.CachedProfileProvider;
import io.dase.cache.profiles.FieldTripletSpec;
import io.dase.cache.profiles.ProfileSpec;
import io.dase.cache.profiles.Snapshots;
import io.dase.cache.testing.ChildJvm;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What nothing transforms in; kernels, stencils and echoes have such a test of their own. */
class WithoutNativeLibraryTest {
  private static final Path MODEL =
      Path.of(System.getProperty("dase.source.dir"), "wisdom", "golden", "models", "state.pt");

  @TempDir private Path folder;

  @Test
  void profilesSnapshotsMapsModelsMissionsAndResultsNeedNone() {
    Path missing = folder.resolve("missing.so");
    String[] printed =
        ChildJvm.of(Use.class)
            .with("-Ddase.native.path=" + missing)
            .run(folder.resolve("cache"), MODEL)
            .split("\n", 8);
    assertThat(printed)
        .hasSize(8)
        .startsWith(
            "profile 1.0, triplet 0.5",
            "snapshot 7 of 3 numbers, 1 kept",
            "map 2.0",
            "model state-dict, best none",
            "mission 3.0, then [HIT, HIT]",
            "memo 9.0",
            "planner: NativeLibraryException");
    assertThat(printed[7]).contains("could not be loaded; tried", missing.toString());
  }

  /** Uses each of them in a JVM that cannot load the native library. */
  static final class Use {
    private Use() {}

    public static void main(String... arguments) {
      try (CacheManager cache = new CacheManager(Path.of(arguments[0]))) {
        profiles(cache);
        snapshots(cache);
        maps(cache);
        models(cache, Path.of(arguments[1]));
        missions(cache);
        double[] nine =
            cache.memoize("results", Map.of("x", 3), double[].class, () -> new double[] {9});
        System.out.println("memo " + nine[0]);
        failures(cache);
      }
    }

    private static void profiles(CacheManager cache) {
      ProfileSpec spec = ProfileSpec.planeWave(Grid.cube(-1, 1, 3), 0);
      try (CachedProfileProvider profiles = new CachedProfileProvider(cache)) {
        System.out.printf(
            "profile %s, triplet %s%n",
            profiles.get(spec).getDouble(1),
            profiles.getTriplet(FieldTripletSpec.of(spec)).phi().getDouble(1));
      }
    }

    private static void snapshots(CacheManager cache) {
      try (Snapshots snapshots = new Snapshots(cache)) {
        NdArray field = NdArray.of(new double[3], 3);
        snapshots.save("orbit", 6, Map.of("psi", field));
        snapshots.save("orbit", 7, Map.of("psi", field));
        snapshots.keep("orbit", 1);
        System.out.printf(
            "snapshot %d of %d numbers, %d kept%n",
            snapshots.latest("orbit").orElseThrow().step(),
            snapshots.latest("orbit").orElseThrow().fields().get("psi").shape()[0],
            snapshots.list("orbit").size());
      }
    }

    private static void maps(CacheManager cache) {
      MapLayout layout =
          MapLayout.of(Grid.cube(-1, 1, 3, 3), Combination.ADD, new CircleZone(0, 0, 1, 2, 0));
      try (CachedMapProvider maps = new CachedMapProvider(cache)) {
        System.out.println("map " + maps.get(layout).source().getDouble(1, 1));
      }
    }

    private static void models(CacheManager cache, Path file) {
      try (ModelStore models = new ModelStore(cache)) {
        models.register("waves", file);
        System.out.printf(
            "model %s, best %s%n",
            models.find("waves").orElseThrow().file().format().text(),
            models.best("waves", "mse").isPresent() ? "some" : "none");
      }
    }

    private static void missions(CacheManager cache) {
      MissionGraph mission =
          MissionGraph.builder()
              .step("one", Map.of("x", 1), double[].class, parents -> new double[] {1, 2})
              .step(
                  "sum",
                  List.of("one"),
                  Map.of(),
                  double[].class,
                  parents -> {
                    double[] one = parents.get("one", double[].class);
                    return new double[] {one[0] + one[1]};
                  })
              .build();
      System.out.printf(
          "mission %s, then %s%n",
          mission.run(cache).get("sum", double[].class)[0],
          mission.explain(cache).stream().map(plan -> plan.action()).toList());
    }

    private static void failures(CacheManager cache) {
      try {
        new Planner(cache).close();
      } catch (NativeLibraryException e) {
        System.out.println("planner: " + e.getClass().getSimpleName());
      }
      try {
        new FFTWWisdomHelper(cache).close();
      } catch (NativeLibraryException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
