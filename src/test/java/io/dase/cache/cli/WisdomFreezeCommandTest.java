// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WisdomFreezeCommandTest {
  private static final String SPEC = "fft_1d_14/forward/out/1/measure";

  @TempDir private Path root;

  @Test
  void printsTheDigestOfThePlanThatAProgramGets() {
    generate();

    CliRun run = wisdom("freeze", SPEC);

    assertThat(run.code()).as(run.err()).isZero();
    try (Planner planner = new Planner(root);
        Plan plan = planner.plan(PlanSpec.parse(SPEC))) {
      assertThat(run.out()).isEqualTo(plan.digest() + "\n");
    }
  }

  @Test
  void whatIsFrozenIsNotPlannedAgain() {
    generate();
    assertThat(wisdom("freeze", SPEC).code()).isZero();

    CliRun run = wisdom("tune", SPEC, "--force");

    assertThat(run.out()).endsWith("planned 0, held 0, frozen 1, failed 0, left 0\n");
  }

  @Test
  void whatIsUnfrozenIsPlannedAgain() {
    generate();
    assertThat(wisdom("freeze", SPEC).code()).isZero();

    CliRun unfrozen = wisdom("unfreeze", SPEC);

    assertThat(unfrozen.code()).as(unfrozen.err()).isZero();
    assertThat(unfrozen.out()).isEqualTo("unfrozen " + SPEC + "\n");
    assertThat(wisdom("tune", SPEC, "--force").out())
        .endsWith("planned 1, held 0, frozen 0, failed 0, left 0\n");
  }

  @Test
  void unfreezingWhatWasNotFrozenExitsWithOne() {
    generate();

    CliRun run = wisdom("unfreeze", SPEC);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains(SPEC + " was not frozen", "'dase-cache wisdom frozen'");
  }

  @Test
  void whatIsFrozenIsListedWithItsPlanAndFftw() {
    generate();
    String digest = wisdom("freeze", SPEC).out().strip();

    CliRun run = wisdom("frozen");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out())
        .containsPattern("^problem +plan +usable +frozen +FFTW\n")
        .containsPattern(SPEC + " +" + digest + "  yes +20.*Z  fftw-3.* fftw_wisdom #x.*\n")
        .endsWith("Total: 1 problem\n");
  }

  @Test
  void theListOfWisdomHasHeadingsOverItsColumns() {
    generate();

    assertThat(wisdom("list").out())
        .matches(
            "key +usable +layer +size +generation +created +writer\n"
                + "fft_1d_14 +yes +user +\\d+ B +1  20.*Z +.+\n"
                + "Total: 1 entry\n");
  }

  @Test
  void anEmptyStoreHasNothingFrozen() {
    assertThat(wisdom("frozen").out()).isEqualTo("Total: 0 problems\n");
  }

  @Test
  void freezingWhatTheStoreDoesNotHoldNamesTheNextStep() {
    CliRun run = wisdom("freeze", SPEC);

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).contains("nothing to freeze", "dase-cache wisdom generate " + SPEC);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "freeze",
        "freeze fft_1d_14",
        "freeze fft_1d_14/forward/out/auto/measure",
        "freeze fft_1d_14_f80/forward/out/1/measure",
        "freeze fft_1d_14/forward/out/1/measure fft_1d_15/forward/out/1/measure",
        "unfreeze",
        "unfreeze fft_1d_14",
        "frozen fft_1d_14",
      })
  void wrongUseExitsWithTwo(String arguments) {
    CliRun run = wisdom(arguments.split(" "));

    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  private void generate() {
    assertThat(wisdom("generate", SPEC).code()).isZero();
  }

  private CliRun wisdom(String... arguments) {
    String[] line = new String[arguments.length + 1];
    line[0] = "wisdom";
    System.arraycopy(arguments, 0, line, 1, arguments.length);
    return CliRun.of(root, line);
  }
}
