// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.dase.cache.CacheManager;
import io.dase.cache.format.NdArray;
import io.dase.cache.format.NpyCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaTest {
  private static final Path SCHEMAS =
      Path.of(System.getProperty("dase.source.dir"), "docs", "json");

  @TempDir private static Path root;
  @TempDir private static Path other;

  @BeforeAll
  static void fill() throws IOException {
    assertThat(CliRun.of(root, "warmup", "--category", "stencils").code()).isZero();
    assertThat(CliRun.of(root, "warmup", "--category", "fractional_kernels").code()).isZero();
    assertThat(CliRun.of(root, "wisdom", "generate", "fft_1d_8").code()).isZero();
    assertThat(CliRun.of(root, "wisdom", "export", "fft_1d_8", wisdom()).code()).isZero();
    Files.writeString(root.resolve("stencils").resolve("notes.txt"), "not ours");
    try (CacheManager manager = new CacheManager(root)) {
      manager.save("trials", "zeros", Map.of("zeros", NdArray.of(new double[1000], 1000)));
    }
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({
    "ls, ls",
    "ls, ls stencils",
    "stats, stats",
    "stats, stats stencils",
    "info, info stencils laplacian_2d_64x64",
    "info, info fractional_kernels kernel_1.5_0.01_100",
    "info, info fftw_wisdom fft_1d_8",
    "path, path stencils laplacian_2d_64x64",
    "path, path fftw_wisdom fft_1d_8",
    "why, why stencils laplacian_2d_64x64",
    "versions, versions stencils laplacian_2d_64x64",
    "versions, versions fftw_wisdom fft_1d_8",
    "rollback, rollback stencils laplacian_2d_64x64 --to 1",
    "validate, validate",
    "warmup, warmup --category stencils",
    "warmup, warmup --category echo_templates",
    "artifact, kernel 0.5 0.01 20",
    "artifact, stencil gradient_2d_8x8_axis1_o4",
    "artifact, echo 0.5 0.01 20",
    "artifact, profile kink --shape 32 --width 0.1 --complex",
    "pin, pin stencils laplacian_2d_64x64",
    "pins, pins",
    "pin, unpin stencils laplacian_2d_64x64",
    "evict, evict --to-mb 0 --dry-run",
    "clear, clear source_maps --yes",
    "compress, compress trials --report",
    "compress, compress trials --apply",
    "bench, bench simulation storage --iterations 1",
    "maintain, maintain --cleanup --dry-run --check --history --report",
    "maintain, maintain --cleanup --category trials",
    "doctor, doctor",
    "verify, verify",
    "wisdom-list, wisdom list",
    "wisdom-explain, wisdom explain fft_1d_8",
    "wisdom-generate, wisdom generate fft_1d_8 fft_1d_9",
    "wisdom-cpp-template, wisdom cpp-template",
    "wisdom-tune, wisdom tune fft_1d_8 --rigor measure",
    "wisdom-misses, wisdom misses",
  })
  void everyCommandPrintsWhatItsSchemaSays(String schema, String command) throws IOException {
    CliRun run = CliRun.of(root, (command + " --json").split(" "));

    assertThat(run.code()).isZero();
    assertThat(violations(schema, run.out())).isEmpty();
  }

  @Test
  void theAnswerNoIsPrintedAsItsSchemaSays() throws IOException {
    CliRun run = CliRun.of(root, "why", "stencils", "none", "--json");

    assertThat(run.code()).isEqualTo(1);
    assertThat(violations("why", run.out())).isEmpty();
    assertThat(run.out()).contains("\"reason\" : \"COLD\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"array", "archive", "json", "bytes"})
  void aDifferenceIsReportedAsItsSchemaSays(String kind) throws IOException {
    NdArray zero = NdArray.of(new double[1], 1);
    NdArray one = NdArray.of(new double[] {1}, 1);
    Map<String, List<Object>> values =
        Map.of(
            "array", List.of(zero, one),
            "archive", List.of(Map.of("a", zero, "n", 1), Map.of("a", one, "b", one)),
            "json", List.of(Map.of("a", 1, "b", 2), Map.of("a", 2, "c", 3)),
            "bytes", List.of(new byte[] {1}, new byte[] {2}));
    try (CacheManager manager = new CacheManager(root)) {
      values.get(kind).forEach(value -> manager.save("diffs", kind, value));
    }

    CliRun run = CliRun.of(root, "diff", "diffs", kind, "--json");

    assertThat(run.code()).as(run.err()).isEqualTo(1);
    assertThat(violations("diff", run.out())).isEmpty();
    assertThat(run.out()).contains("\"kind\" : \"" + kind + "\"");
  }

  @Test
  void aDifferenceOfWisdomIsReportedAsItsSchemaSays() throws IOException {
    assertThat(CliRun.of(other, "wisdom", "generate", "fft_1d_12").code()).isZero();

    CliRun run = CliRun.of(other, "diff", "fftw_wisdom", "fft_1d_12", "--from", "1", "--json");

    assertThat(run.err()).isEmpty();
    assertThat(violations("diff", run.out())).isEmpty();
    assertThat(run.out()).contains("\"kind\" : \"wisdom\"", "\"lines_gained\"");
  }

  @Test
  void exchangedWisdomIsReportedAsItsSchemaSays() throws IOException {
    CliRun exported = CliRun.of(root, "wisdom", "export", "fft_1d_8", wisdom(), "--json");
    CliRun imported = CliRun.of(other, "wisdom", "import", "fft_1d_8", wisdom(), "--json");

    assertThat(violations("wisdom-export", exported.out())).isEmpty();
    assertThat(violations("wisdom-import", imported.out())).isEmpty();
    assertThat(imported.out()).contains("\"usable\" : \"foreign\"");
  }

  @Test
  void mergedWisdomIsReportedAsItsSchemaSays() throws IOException {
    CliRun merged = CliRun.of(root, "wisdom", "merge", wisdom(), "-o", wisdom() + "2", "--json");

    assertThat(merged.code()).as(merged.err()).isZero();
    assertThat(violations("wisdom-merge", merged.out())).isEmpty();
  }

  @Test
  void aTransformIsReportedAsItsSchemaSays() throws IOException {
    String in = root.resolve("in.npy").toString();
    Files.write(Path.of(in), new NpyCodec().encode(NdArray.of(new double[8], 8)));

    CliRun run = CliRun.of(root, "fft", "fft_1d_8", "--in", in, "--out", in + ".out", "--json");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(violations("fft", run.out())).isEmpty();
  }

  @Test
  void theReportOfMaintenanceIsWrittenAsItsSchemaSays() throws IOException {
    CliRun printed = CliRun.of(root, "maintain", "--report");
    String file = root.resolve("report.json").toString();
    CliRun written = CliRun.of(root, "maintain", "--report", "--output", file);

    assertThat(printed.code()).as(printed.err()).isZero();
    assertThat(violations("report", printed.out())).isEmpty();
    assertThat(written.code()).as(written.err()).isZero();
    assertThat(violations("report", Files.readString(Path.of(file)))).isEmpty();
  }

  @Test
  void theCoverageIsReportedAsItsSchemaSays() throws IOException {
    CliRun run = CliRun.of(root, "wisdom", "coverage", "--json");

    assertThat(run.code()).as("of all that a warm-up makes").isEqualTo(1);
    assertThat(violations("wisdom-coverage", run.out())).isEmpty();
  }

  @Test
  void aFrozenProblemIsReportedAsItsSchemaSays() throws IOException {
    String spec = "fft_1d_8/forward/out/1/measure";

    CliRun frozen = CliRun.of(root, "wisdom", "freeze", spec, "--json");
    CliRun listed = CliRun.of(root, "wisdom", "frozen", "--json");
    CliRun unfrozen = CliRun.of(root, "wisdom", "unfreeze", spec, "--json");
    CliRun again = CliRun.of(root, "wisdom", "unfreeze", spec, "--json");

    assertThat(frozen.code()).as(frozen.err()).isZero();
    assertThat(violations("wisdom-freeze", frozen.out())).isEmpty();
    assertThat(listed.code()).as(listed.err()).isZero();
    assertThat(violations("wisdom-frozen", listed.out())).isEmpty();
    assertThat(listed.out()).contains("\"spec\" : \"" + spec + "\"");
    assertThat(unfrozen.code()).as(unfrozen.err()).isZero();
    assertThat(violations("wisdom-unfreeze", unfrozen.out())).isEmpty();
    assertThat(unfrozen.out()).contains("\"unfrozen\" : true");
    assertThat(again.code()).isEqualTo(1);
    assertThat(violations("wisdom-unfreeze", again.out())).isEmpty();
    assertThat(again.out()).contains("\"unfrozen\" : false");
  }

  @Test
  void aDamagedStoreIsReportedAsItsSchemaSays() throws IOException {
    assertThat(CliRun.of(other, "warmup", "--category", "stencils").code()).isZero();
    Path head = other.resolve("stencils").resolve("laplacian_2d_64x64.json").toRealPath();
    head.toFile().setWritable(true);
    Files.writeString(head, "gone");

    CliRun run = CliRun.of(other, "validate", "--json");

    assertThat(run.code()).isEqualTo(1);
    assertThat(violations("validate", run.out())).isEmpty();
    assertThat(run.out()).contains("\"valid\" : false");
  }

  @Test
  void aSchemaRefusesWhatItDoesNotName() throws IOException {
    assertThat(violations("clear", "{\"removed\": 1, \"kept\": 2}")).isNotEmpty();
    assertThat(violations("clear", "{}")).isNotEmpty();
  }

  @Test
  void everySchemaBelongsToACommand() throws IOException {
    try (Stream<Path> files = Files.list(SCHEMAS)) {
      List<String> names = files.map(file -> file.getFileName().toString()).sorted().toList();
      assertThat(names)
          .hasSize(37)
          .allMatch(name -> name.endsWith(".schema.json"))
          .contains("ls.schema.json", "wisdom-import.schema.json");
    }
  }

  private static String wisdom() {
    return other.resolve("exported.wisdom").toString();
  }

  private static List<String> violations(String name, String json) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(Files.readString(SCHEMAS.resolve(name + ".schema.json")));
    return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }
}
