// SPDX-License-Identifier: MIT
package io.dase.cache;

import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.dase.cache.core.Grid;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.kernels.CachedFractionalKernelProvider;
import io.dase.cache.kernels.FractionalOperator;
import io.dase.cache.kernels.GrunwaldLetnikov;
import io.dase.cache.kernels.KernelSpec;
import io.dase.cache.kernels.KernelWeights;
import io.dase.cache.maps.CachedMapProvider;
import io.dase.cache.maps.CircleZone;
import io.dase.cache.maps.Combination;
import io.dase.cache.maps.MapLayout;
import io.dase.cache.maps.SourceMap;
import io.dase.cache.missions.MissionGraph;
import io.dase.cache.missions.Step;
import io.dase.cache.profiles.CachedProfileProvider;
import io.dase.cache.profiles.FieldTriplet;
import io.dase.cache.profiles.ProfileSpec;
import io.dase.cache.profiles.Profiles;
import io.dase.cache.profiles.Snapshots;
import io.dase.cache.stencils.CachedStencilProvider;
import io.dase.cache.stencils.StencilOperator;
import io.dase.cache.stencils.StencilSpec;
import io.dase.cache.stencils.Stencils;
import io.dase.cache.stencils.Symbols;
import io.dase.cache.templates.CachedEchoProvider;
import io.dase.cache.templates.EchoSignal;
import io.dase.cache.templates.EchoSpec;
import io.dase.cache.templates.EchoTrain;
import io.dase.cache.templates.MatchedFilter;
import io.dase.cache.templates.Pulse;
import io.dase.cache.testing.OpenCache;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An argument that is null is named, in all packages of artifacts. */
class MissingArgumentTest extends OpenCache {
  private static final KernelSpec KERNEL = new KernelSpec(0.5, 0.01, 8);
  private static final StencilSpec STENCIL = StencilSpec.laplacian(8);
  private static final EchoSpec ECHO = EchoSpec.of(0.5, 1, 4);
  private static final Grid GRID = Grid.cube(-1, 1, 4, 4);

  private Planner planner;

  @BeforeEach
  void openPlanner() {
    planner = new Planner(cache);
  }

  @AfterEach
  void closePlanner() {
    planner.close();
  }

  @Test
  void ofKernels() {
    CachedFractionalKernelProvider kernels = new CachedFractionalKernelProvider(cache);
    missing("root", () -> new CachedFractionalKernelProvider((Path) null));
    missing("cache", () -> new CachedFractionalKernelProvider((CacheManager) null));
    missing("spec", () -> kernels.getKernel(null));
    missing("spec", () -> kernels.getSpectrum(null, 16, planner));
    missing("planner", () -> kernels.getSpectrum(KERNEL, 16, null));
    missing("family", () -> new KernelSpec(null, 0.5, 1, 8));
    missing("spec", () -> KernelWeights.of(null));
    missing("spec", () -> GrunwaldLetnikov.weights(null));
    missing("kernels", () -> new FractionalOperator(null, planner, KERNEL));
    missing("planner", () -> new FractionalOperator(kernels, null, KERNEL));
    missing("spec", () -> new FractionalOperator(kernels, planner, null));
    missing("rigor", () -> new FractionalOperator(kernels, planner, KERNEL, 8, null));
    try (FractionalOperator operator = new FractionalOperator(kernels, planner, KERNEL)) {
      missing("series", () -> operator.apply(null));
      missing("batch", () -> operator.applyAll(null));
      missing("series", () -> operator.applyAll(new double[][] {null}));
    }
  }

  @Test
  void ofStencils() {
    CachedStencilProvider stencils = new CachedStencilProvider(cache);
    missing("sizes", () -> stencils.getLaplacian((int[]) null));
    missing("spec", () -> stencils.get(null));
    missing("spec", () -> stencils.getSymbol(null));
    missing("spec", () -> stencils.operator(null));
    missing("rigor", () -> stencils.operator(STENCIL, null));
    missing("planner", () -> new StencilOperator(STENCIL, null));
    missing("key", () -> StencilSpec.parse(null));
    missing("points", () -> STENCIL.points(null));
    missing("spacing", () -> STENCIL.spacing((double[]) null));
    missing("boundary", () -> STENCIL.boundary(null));
    missing("spec", () -> Stencils.of(null));
    missing("spec", () -> Symbols.of(null));
    try (StencilOperator operator = stencils.operator(STENCIL)) {
      missing("u", () -> operator.apply(null));
      missing("out", () -> operator.apply(new double[8], null));
      missing("u", () -> operator.applySpectral(null));
      missing("f", () -> operator.solvePoisson(null));
    }
  }

  @Test
  void ofEchoes() {
    CachedEchoProvider echoes = new CachedEchoProvider(cache);
    missing("spec", () -> echoes.get(null));
    missing("alphas", () -> echoes.sweep(null, new double[1], ECHO));
    missing("taus", () -> echoes.sweep(new double[1], null, ECHO));
    missing("base", () -> echoes.sweep(new double[1], new double[1], null));
    missing("scaling", () -> new EchoSpec(0.5, 1, 4, null, ECHO.decay()));
    missing("spec", () -> EchoTrain.compute(null));
    missing("template", () -> EchoSignal.render(null, new Pulse(1, 0), 1));
    missing("pulse", () -> EchoSignal.render(EchoTrain.compute(ECHO), null, 1, 8));
    missing("templates", () -> new MatchedFilter(planner, null, 8));
    missing("planner", () -> new MatchedFilter(null, List.of(new double[] {1}), 8));
    missing(
        "template 1",
        () -> new MatchedFilter(planner, Arrays.asList(new double[] {1}, null), 8, Rigor.ESTIMATE));
    try (MatchedFilter filter = new MatchedFilter(planner, List.of(new double[] {1}), 8)) {
      missing("series", () -> filter.snr(null, 1));
      missing("series", () -> filter.bestMatch(null, 1));
    }
  }

  @Test
  void ofProfilesAndSnapshots() {
    CachedProfileProvider profiles = new CachedProfileProvider(cache);
    missing("spec", () -> profiles.get(null));
    missing("spec", () -> profiles.getTriplet(null));
    missing("grid", () -> ProfileSpec.gaussian(null, 1));
    missing("wave", () -> ProfileSpec.planeWave(GRID, (double[]) null));
    missing("centre", () -> ProfileSpec.gaussian(GRID, 1).withCentre((double[]) null));
    missing("sizes", () -> Grid.cube(-1, 1, (int[]) null));
    missing("spec", () -> Profiles.compute(null));
    missing("spec", () -> FieldTriplet.compute(null));
    Snapshots snapshots = new Snapshots(cache);
    missing("mission", () -> snapshots.save(null, 0, Map.of()));
    missing("fields", () -> snapshots.save("orbit", 0, null));
    missing("mission", () -> snapshots.at(null, 0));
    missing("mission", () -> snapshots.latest(null));
    missing("mission", () -> snapshots.list(null));
    missing("mission", () -> snapshots.keep(null, 1));
  }

  @Test
  void ofMapsAndMissions() {
    CachedMapProvider maps = new CachedMapProvider(cache);
    missing("json", () -> maps.get((String) null));
    missing("layout", () -> maps.get((MapLayout) null));
    missing("json", () -> MapLayout.parse(null));
    missing("grid", () -> MapLayout.of(null, Combination.ADD, new CircleZone(0, 0, 1, 1, 0)));
    missing("combination", () -> MapLayout.of(GRID, null, new CircleZone(0, 0, 1, 1, 0)));
    missing("zone 0", () -> MapLayout.of(GRID, Combination.ADD, (CircleZone) null));
    missing("layout", () -> SourceMap.compute(null));
    MissionGraph mission =
        MissionGraph.builder().step("one", Map.of(), String.class, parents -> "1").build();
    missing("steps", () -> MissionGraph.of(null));
    missing("step", () -> mission.key(null));
    missing("cache", () -> mission.explain(null));
    missing("cache", () -> mission.run(null));
    missing("type", () -> mission.run(cache).get("one", null));
    missing(
        "work", () -> new Step<>("one", List.of(), Parameters.of(Map.of()), String.class, null));
  }

  private static void missing(String argument, Runnable call) {
    assertThatNullPointerException().isThrownBy(call::run).withMessage(argument);
  }
}
