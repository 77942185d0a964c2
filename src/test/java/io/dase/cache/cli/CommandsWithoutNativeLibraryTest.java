// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.testing.ChildJvm;
import io.dase.cache.testing.Numpy;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** All commands that need no transform, one after the other in a JVM that can make none. */
class CommandsWithoutNativeLibraryTest {
  private static final String ECHO = "echo_templates echo_0.5_0.01_10_linear_exponential";

  private static final List<String> COMMANDS =
      List.of(
          "kernel 1.5 0.01 100 --npy OUT/k.npy --plot OUT/k.svg",
          "kernel 0.5 0.01 100 --family caputo_l1 --json",
          "stencil laplacian_2d_8x8 --npy OUT/s.npy --plot OUT/s.svg",
          "echo 0.5 0.01 10 --npy OUT/e.npy",
          "profile gaussian --shape 8x8 --width 0.5 --npy OUT/p.npy",
          "adopt OUT/old",
          "compress echo_templates --report",
          "compress echo_templates --apply --level 6",
          "warmup --category stencils",
          "ls",
          "info stencils laplacian_2d_8x8",
          "why stencils laplacian_2d_8x8",
          "path stencils laplacian_2d_8x8",
          "stats",
          "versions " + ECHO,
          "rollback " + ECHO + " --to 1",
          "diff " + ECHO + " --from 1 --to 3",
          "pin " + ECHO,
          "pins",
          "unpin " + ECHO,
          "validate",
          "validate --repair",
          "maintain --check",
          "maintain --cleanup --max-age-days 90",
          "maintain --report --output OUT/report.html",
          "evict --idle-days 30",
          "bench kernels stencils storage --iterations 1",
          "completion",
          "clear stencils --yes");

  private static final List<String> TRANSFORMS =
      List.of(
          "fft fft_1d_100 --in OUT/k.npy --out OUT/f.npy",
          "wisdom generate fft_1d_8",
          "wisdom list",
          "warmup --category fftw_wisdom");

  @TempDir private Path folder;

  @Test
  void whatDoesNotTransformExitsWithZero() {
    Numpy.run(
        """
        import numpy, os, sys
        os.mkdir(sys.argv[1])
        k = numpy.arange(1, 50)
        weights = numpy.concatenate([[1.0], numpy.cumprod(1 - 2.5 / k)])
        numpy.save(sys.argv[1] + "/kernel_1.5_1_50.npy", weights)
        """,
        folder.resolve("old").toString());
    for (String line : run(COMMANDS)) {
      assertThat(line).startsWith("0 ");
    }
  }

  @Test
  void whatTransformsExitsWithThreeAndNamesWhatIsMissing() {
    run(COMMANDS.subList(0, 1));
    for (String line : run(TRANSFORMS)) {
      assertThat(line).startsWith("3 ").contains("could not be loaded; tried", "missing.so");
    }
  }

  @Test
  void theServiceAnswersWhatDoesNotTransform() throws Exception {
    Process process =
        ChildJvm.of(Main.class)
            .with(hidden())
            .start("serve", "--port", "0", "--root", folder.resolve("cache"));
    try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
      String line = out.readLine();
      URI uri = URI.create(line.substring(line.indexOf("http")));

      HttpResponse<String> response =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(
                          uri.resolve("/api/fractional_kernel?alpha=1.5&dt=0.01&N=9"))
                      .build(),
                  BodyHandlers.ofString());

      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).contains("-1500");
    } finally {
      process.destroy();
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
  }

  private String hidden() {
    return "-Ddase.native.path=" + folder.resolve("missing.so");
  }

  private String[] run(List<String> commands) {
    Object[] lines =
        commands.stream().map(command -> command.replace("OUT", folder.toString())).toArray();
    String printed =
        ChildJvm.of(Use.class)
            .with(hidden(), "-Ddase.test.root=" + folder.resolve("cache"))
            .run(lines);
    assertThat(printed.split("\n")).hasSize(commands.size());
    return printed.split("\n");
  }

  /** Prints the exit code of each command, the command, and what it wrote, in a line. */
  static final class Use {
    private Use() {}

    public static void main(String... commands) {
      Path root = Path.of(System.getProperty("dase.test.root"));
      for (String command : commands) {
        CliRun run = CliRun.of(root, command.split(" "));
        String wrote = (run.out() + run.err()).replace('\n', ' ');
        System.out.println(run.code() + " " + command + ": " + wrote);
      }
    }
  }
}
