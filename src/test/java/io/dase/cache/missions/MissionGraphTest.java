// SPDX-License-Identifier: MIT
package io.dase.cache.missions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.dase.cache.CacheManager;
import io.dase.cache.Parameters;
import io.dase.cache.missions.StepOutcome.State;
import io.dase.cache.missions.StepPlan.Action;
import io.dase.cache.testing.OpenCache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The mission of most tests: {@code kernel} and {@code map} stand alone, {@code field} takes both,
 * {@code energy} takes field, {@code norm} takes kernel.
 */
class MissionGraphTest extends OpenCache {
  private final Map<String, Integer> parameters =
      new TreeMap<>(Map.of("kernel", 1, "map", 2, "field", 3, "energy", 4, "norm", 5));
  private final Map<String, String> versions = new HashMap<>();
  private final Set<String> ran = new ConcurrentSkipListSet<>();
  private final Set<String> failing = new ConcurrentSkipListSet<>();

  @Test
  void everyStepRunsOnceAndItsResultIsThere() {
    MissionRun run = mission().run(cache);

    assertThat(ran).containsExactly("energy", "field", "kernel", "map", "norm");
    assertThat(states(run.outcomes())).containsOnly(State.RAN);
    assertThat(run.get("field", double[].class)).containsExactly(1 + 2 + 3);
    assertThat(run.get("energy", double[].class)).containsExactly(1 + 2 + 3 + 4);
    assertThat(run.get("norm", double[].class)).containsExactly(1 + 5);
  }

  @Test
  void whatIsStoredDoesNotRunAgainInAnotherCacheEither() {
    mission().run(cache);
    ran.clear();
    try (CacheManager other = new CacheManager(root)) {
      MissionRun run = mission().run(other);
      assertThat(states(run.outcomes())).containsOnly(State.HIT);
      assertThat(run.get("energy", double[].class)).containsExactly(10);
    }
    assertThat(ran).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "kernel, energy field kernel norm",
    "map, energy field map",
    "field, energy field",
    "energy, energy",
    "norm, norm"
  })
  void aChangedParameterRunsExactlyTheStepsBelowIt(String changed, String below) {
    mission().run(cache);
    ran.clear();
    parameters.merge(changed, 100, Integer::sum);

    List<StepPlan> plan = mission().explain(cache);
    assertThat(ran).isEmpty();
    MissionRun run = mission().run(cache);

    assertThat(String.join(" ", ran)).isEqualTo(below);
    assertThat(steps(plan, Action.RUN)).isEqualTo(ran);
    assertThat(run.get("energy", double[].class)).containsExactly(expectedEnergy());
  }

  @Test
  void aChangedVersionRunsItsStepAndThoseBelow() {
    mission().run(cache);
    ran.clear();
    versions.put("field", "2");
    mission().run(cache);
    assertThat(ran).containsExactly("energy", "field");
  }

  @Test
  void aParameterThatIsSetBackFindsItsResults() {
    mission().run(cache);
    parameters.put("kernel", 7);
    mission().run(cache);
    parameters.put("kernel", 1);
    ran.clear();
    mission().run(cache);
    assertThat(ran).isEmpty();
  }

  @Test
  void aFailedStepStoresNothingAndHoldsUpOnlyTheStepsBelow() {
    failing.add("field");

    MissionFailedException failure =
        catchThrowableOfType(MissionFailedException.class, () -> mission().run(cache));

    assertThat(failure)
        .hasMessageContainingAll(
            "[field (java.lang.ArithmeticException: field)] failed", "[energy] did not start");
    assertThat(failure.getCause()).isInstanceOf(ArithmeticException.class).hasMessage("field");
    assertThat(failure.outcomes().stream().collect(Collectors.groupingBy(StepOutcome::state)))
        .hasEntrySatisfying(
            State.RAN,
            done ->
                assertThat(done)
                    .extracting(StepOutcome::step)
                    .containsOnly("kernel", "map", "norm"))
        .hasEntrySatisfying(
            State.SKIPPED,
            skipped -> assertThat(skipped).extracting(StepOutcome::step).containsOnly("energy"));
    assertThat(cache.list("mission_graph")).hasSize(3);
    assertThat(cache.exists("mission_graph", mission().key("field"))).isFalse();

    failing.clear();
    ran.clear();
    mission().run(cache);
    assertThat(ran).containsExactly("energy", "field");
  }

  @Test
  void everyFailureIsReported() {
    failing.addAll(Set.of("kernel", "map"));
    MissionFailedException failure =
        catchThrowableOfType(MissionFailedException.class, () -> mission().run(cache));
    assertThat(failure.getCause()).isInstanceOf(ArithmeticException.class);
    assertThat(failure.getSuppressed()).hasSize(1);
  }

  @Test
  void stepsThatDoNotDependOnEachOtherRunAtOnce() {
    CyclicBarrier both = new CyclicBarrier(2);
    MissionGraph graph =
        MissionGraph.builder()
            .step("a", Map.of(), Integer.class, parents -> 1 + meet(both))
            .step("b", Map.of(), Integer.class, parents -> 1 + meet(both))
            .build();
    assertThat(states(graph.run(cache, 2).outcomes())).containsOnly(State.RAN);
  }

  @Test
  void explainSaysWhatChanged() {
    assertThat(why("kernel")).isEqualTo("no result of it is stored");
    mission().run(cache);
    assertThat(why("kernel")).isEqualTo("its result is stored");

    parameters.put("kernel", 8);
    versions.put("norm", "2");

    assertThat(why("kernel")).isEqualTo("value was 1, is 8");
    assertThat(why("field")).isEqualTo("it is below kernel that will run");
    assertThat(why("norm")).isEqualTo("its version was 1, is 2; it is below kernel that will run");
    assertThat(why("map")).isEqualTo("its result is stored");
  }

  @Test
  void explainSaysThatAResultWasRemoved() {
    mission().run(cache);
    cache.delete("mission_graph", mission().key("field"));
    assertThat(why("field")).contains("DELETED");
    assertThat(steps(mission().explain(cache), Action.RUN)).containsExactly("field");
  }

  @Test
  void aRemovedResultThatAStepBelowNeedsIsMadeAgain() {
    mission().run(cache);
    cache.delete("mission_graph", mission().key("energy"));
    cache.delete("mission_graph", mission().key("kernel"));
    ran.clear();
    MissionRun run = mission().run(cache);
    assertThat(ran).containsExactly("energy", "kernel");
    assertThat(run.get("energy", double[].class)).containsExactly(10);
  }

  @Test
  void aCacheThatCannotBeWrittenCostsNoStepASecondRun() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    try (CacheManager blocked = new CacheManager(file.resolve("cache"))) {
      Map<String, Integer> calls = new HashMap<>();
      MissionGraph graph =
          MissionGraph.builder()
              .step("a", Map.of(), Integer.class, parents -> calls.merge("a", 1, Integer::sum))
              .step("b", List.of("a"), Map.of(), Integer.class, p -> p.get("a", Integer.class))
              .step("c", List.of("a"), Map.of(), Integer.class, p -> p.get("a", Integer.class))
              .build();
      MissionRun run = graph.run(blocked, 1);
      assertThat(run.get("c", Integer.class)).isEqualTo(1);
      assertThat(run.get("a", Integer.class)).isEqualTo(1);
      assertThat(calls).containsEntry("a", 1);
    }
  }

  @Test
  void aStepSeesItsParentsAndNoOthers() {
    MissionGraph graph =
        MissionGraph.builder()
            .step("a", Map.of(), Integer.class, parents -> 1)
            .step("b", Map.of(), Integer.class, parents -> parents.get("a", Integer.class))
            .build();
    MissionFailedException failure =
        catchThrowableOfType(MissionFailedException.class, () -> graph.run(cache));
    assertThat(failure.getCause()).hasMessageContaining("step 'b' asks for 'a'");
  }

  @Test
  void graphsThatAreNoneAreRefused() {
    refused("two steps named 'a'", step("a"), step("a"));
    refused("step 'a' has the parent 'b'", step("a", "b"));
    refused("[a] wait for each other", step("a", "a"));
    refused("[b, c] wait for each other", step("a", "b"), step("b", "c"), step("c", "b"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> step("a b"))
        .withMessageContaining("name is 'a b'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> step("a", "b", "b"))
        .withMessageContaining("each of them once");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mission().run(cache, 0))
        .withMessageContaining("parallelism is 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> mission().key("unknown"))
        .withMessageContaining("'unknown'");
    assertThat(cache.list()).isEmpty();
  }

  @Test
  void aMissionOfNoStepsIsDone() {
    assertThat(MissionGraph.of(List.of()).run(cache).outcomes()).isEmpty();
  }

  @Test
  void anInterruptedMissionEndsItsStepsAndKeepsWhatIsDone() {
    Thread caller = Thread.currentThread();
    MissionGraph graph =
        MissionGraph.builder()
            .step("done", Map.of(), Integer.class, parents -> 1)
            .step(
                "endless",
                List.of("done"),
                Map.of(),
                Integer.class,
                parents -> {
                  caller.interrupt();
                  Thread.currentThread().join();
                  return 1;
                })
            .step("below", List.of("endless"), Map.of(), Integer.class, parents -> 1)
            .build();

    MissionFailedException failure =
        catchThrowableOfType(MissionFailedException.class, () -> graph.run(cache));

    assertThat(Thread.interrupted()).isTrue();
    assertThat(failure).hasMessageContaining("interrupted");
    assertThat(cache.list("mission_graph")).hasSize(1);
  }

  private MissionGraph mission() {
    return MissionGraph.of(
        List.of(
            step("energy", "field"),
            step("kernel"),
            step("map"),
            step("field", "kernel", "map"),
            step("norm", "kernel")));
  }

  /** The sum of its parameter and its parents' results. */
  private Step<double[]> step(String name, String... parents) {
    int value = parameters.getOrDefault(name, 0);
    return new Step<>(
        name,
        List.of(parents),
        Parameters.of(Map.of("value", value)).withVersion(versions.getOrDefault(name, "1")),
        double[].class,
        results -> {
          ran.add(name);
          if (failing.contains(name)) {
            throw new ArithmeticException(name);
          }
          double sum = value;
          for (String parent : parents) {
            sum += results.get(parent, double[].class)[0];
          }
          return new double[] {sum};
        });
  }

  private double expectedEnergy() {
    return parameters.get("kernel")
        + parameters.get("map")
        + parameters.get("field")
        + parameters.get("energy");
  }

  private String why(String step) {
    return mission().explain(cache).stream()
        .filter(plan -> plan.step().equals(step))
        .findFirst()
        .orElseThrow()
        .why();
  }

  private static Set<State> states(List<StepOutcome> outcomes) {
    return outcomes.stream().map(StepOutcome::state).collect(Collectors.toSet());
  }

  private static Set<String> steps(List<StepPlan> plan, Action action) {
    return plan.stream()
        .filter(step -> step.action() == action)
        .map(StepPlan::step)
        .collect(Collectors.toSet());
  }

  private static int meet(CyclicBarrier barrier) throws Exception {
    return barrier.await(1, TimeUnit.MINUTES);
  }

  private static void refused(String message, Step<?>... steps) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MissionGraph.of(List.of(steps)))
        .withMessageContaining(message);
  }
}
