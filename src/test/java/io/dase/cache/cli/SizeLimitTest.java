// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.dase.cache.CacheManager;
import io.dase.cache.CacheOptions;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.store.PolicyOverrides;
import io.dase.cache.testing.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The limit of the size: the command line above the environment above cache.json. */
class SizeLimitTest {
  private static final String VARIABLE = "DASE_CACHE_MAX_SIZE_MB=0.5";

  @TempDir private Path root;

  @BeforeEach
  void limitByFile() throws IOException {
    CliRun.of(root, "stencil", "laplacian_2d_8x8");
    Files.writeString(root.resolve("cache.json"), "{\"schema_version\":1,\"max_size_mb\":0.25}");
  }

  @Test
  void theFileCountsWhereNothingStandsAboveIt() throws IOException {
    assertThat(limit(CliRun.of(root, "stats", "--json").out())).isEqualTo(1 << 18);
  }

  @Test
  void theEnvironmentStandsAboveTheFile() throws IOException {
    assertThat(limit(inEnvironment("stats", "--json"))).isEqualTo(1 << 19);
  }

  @Test
  void theCommandLineStandsAboveTheEnvironmentAndTheFile() throws IOException {
    assertThat(limit(inEnvironment("stats", "--json", "--max-size-mb", "1.5"))).isEqualTo(3 << 19);
    assertThat(limit(CliRun.of(root, "--max-size-mb=1.5", "stats", "--json").out()))
        .isEqualTo(3 << 19);
  }

  @Test
  void optionsOfAProgramStandAboveTheFile() {
    CacheOptions options =
        CacheOptions.defaults().withLimits(PolicyOverrides.NONE.withMaxSizeMb(0.75));
    try (CacheManager manager = new CacheManager(root, options)) {
      assertThat(manager.policy().maxSizeBytes()).isEqualTo(OptionalLong.of(3 << 18));
    }
  }

  @Test
  void aCommandWritesNothingBeyondItsLimit() {
    CliRun refused = CliRun.of(root, "warmup", "--category", "stencils", "--max-size-mb", "0.001");
    assertThat(refused.err()).contains("limit");
    assertThat(CliRun.of(root, "why", "stencils", "laplacian_2d_64x64").code()).isEqualTo(1);

    CliRun.of(root, "warmup", "--category", "stencils", "--max-size-mb", "100");
    assertThat(CliRun.of(root, "why", "stencils", "laplacian_2d_64x64").code()).isZero();
  }

  @Test
  void wisdomIsNotKeptBeyondTheLimit() {
    CliRun refused = CliRun.of(root, "wisdom", "generate", "fft_1d_8", "--max-size-mb", "0.001");
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.err()).contains("the store is at its limit");

    CliRun kept = CliRun.of(root, "wisdom", "generate", "fft_1d_8", "--max-size-mb", "1");
    assertThat(kept.code()).as(kept.err()).isZero();
  }

  @Test
  void plannersAndHelpersOfAManagerKeepItsLimit() {
    CacheOptions options =
        CacheOptions.defaults().withLimits(PolicyOverrides.NONE.withMaxSizeMb(0.001));
    try (CacheManager manager = new CacheManager(root, options);
        FFTWWisdomHelper helper = new FFTWWisdomHelper(manager);
        Planner planner = new Planner(manager)) {
      assertThatThrownBy(() -> helper.generate(PlanSpec.dft(8), Rigor.ESTIMATE))
          .isInstanceOf(CacheIoException.class)
          .hasMessageContaining("the store is at its limit");
      planner.plan(PlanSpec.dft(12).rigor(Rigor.MEASURE)).close();
      assertThat(helper.listWisdom()).isEmpty();
    }
  }

  @Test
  void aCleanupBringsTheStoreDownToIt() {
    assertThat(CliRun.of(root, "maintain", "--cleanup", "--max-size-mb", "0").out())
        .contains("removed 1 entry");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "NaN", "1e13", "much"})
  void whatIsNoSizeIsAWrongUse(String size) {
    assertThat(CliRun.of(root, "stats", "--max-size-mb", size).code()).isEqualTo(2);
  }

  private static long limit(String json) throws IOException {
    return new ObjectMapper().readTree(json).at("/limits/limit_bytes").longValue();
  }

  private String inEnvironment(String... args) {
    Object[] line = new Object[args.length + 1];
    line[0] = root;
    System.arraycopy(args, 0, line, 1, args.length);
    return ChildJvm.of(Command.class).under("env", VARIABLE).run(line);
  }

  /** Prints what a command prints. */
  static final class Command {
    private Command() {}

    public static void main(String... args) {
      String[] line = new String[args.length - 1];
      System.arraycopy(args, 1, line, 0, line.length);
      System.out.print(CliRun.of(Path.of(args[0]), line).out());
    }
  }
}
