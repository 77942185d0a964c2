// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.bench.BenchDocument;
import io.dase.cache.bench.BenchJson;
import io.dase.cache.bench.BenchReport;
import io.dase.cache.bench.BenchRun;
import io.dase.cache.bench.Benchmark;
import io.dase.cache.bench.Comparison;
import io.dase.cache.core.ReplacedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures what the cache is worth on this machine. */
@Command(
    name = "bench",
    description =
        "Measure with and without the cache: kernels, stencils, models, overhead of single calls,"
            + " storage, a simulation of 1,000 requests, plans, wisdom, and a mission of dase_engine;"
            + " default: all. Works in a temporary folder, with --root in a folder inside that cache;"
            + " it is removed again, and no entry is read, changed or counted. With --compare, exit 1"
            + " if anything is slower or larger by more than the threshold.",
    footer =
        "  dase-cache bench kernels --iterations 50%n"
            + "  dase-cache bench all --json new.json --compare old.json --threshold 30")
final class BenchCommand extends Subcommand {
  private static final String ALL = "all";
  private static final String NAMES =
      Arrays.stream(Benchmark.values()).map(Benchmark::text).collect(Collectors.joining(", "));
  private static final String JSON = "--json";
  private static final String STANDARD_OUTPUT = "-";

  @Parameters(
      arity = "0..*",
      paramLabel = "BENCHMARK",
      description =
          "kernels, stencils, models, overhead, storage, simulation, plans, wisdom, mission or all.")
  private List<String> names = new ArrayList<>();

  @Option(names = "--benchmark", paramLabel = "NAME", description = "The same as BENCHMARK.")
  private List<String> more = new ArrayList<>();

  @Option(
      names = "--iterations",
      paramLabel = "N",
      defaultValue = "20",
      description = "Samples of each time; what takes long has fewer; default: 20.")
  private int iterations;

  @Option(names = "--plots", paramLabel = "DIR", description = "Write bench-NAME.svg into it.")
  private Path plots;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Write the tables as a document, which names the file of --json as its source.")
  private Path markdown;

  @Option(
      names = "--compare",
      paramLabel = "OLD.json",
      description = "Set the run beside an older one.")
  private Path old;

  @Option(
      names = "--threshold",
      paramLabel = "PERCENT",
      defaultValue = "25",
      description = "What --compare lets pass; default: 25.")
  private double threshold;

  @Option(
      names = "--engine",
      paramLabel = "FILE",
      description = "The program dase_engine; default: $DASE_ENGINE, else the one on PATH.")
  private Path engine;

  /** Adds the command, whose {@code --json} takes a file, unlike that of all others. */
  static void addTo(CommandLine parent) {
    CommandLine line = new CommandLine(new BenchCommand());
    parent.addSubcommand(line);
    CommandSpec spec = line.getCommandSpec();
    spec.remove(spec.findOption(JSON));
    spec.addOption(
        OptionSpec.builder(JSON)
            .paramLabel("FILE")
            .arity("0..1")
            .fallbackValue(STANDARD_OUTPUT)
            .type(String.class)
            .description("Write the report as JSON; without FILE or with -, print it.")
            .build());
  }

  @Override
  int run(Session session) throws IOException {
    Set<Benchmark> chosen = chosen();
    String json = json(session);
    checkTargets(json);
    BenchReport before = old == null ? null : BenchJson.read(old);
    boolean quiet = STANDARD_OUTPUT.equals(json);
    BenchReport run =
        new BenchRun(
                session.rootGiven() ? Optional.of(session.root()) : Optional.empty(),
                Optional.ofNullable(engine),
                iterations)
            .of(
                chosen,
                section -> {
                  if (!quiet) {
                    BenchDisplay.print(session.terminal(), section);
                  }
                });
    String text = BenchJson.text(run);
    BenchReport report = BenchJson.parse(text); // documents are rendered again from the file
    if (quiet) {
      session.terminal().line(text);
    } else if (json != null) {
      write(Path.of(json), text + "\n");
    }
    if (markdown != null) {
      Path source = json == null || quiet ? Path.of("bench.json") : Path.of(json);
      write(markdown, BenchDocument.markdown(report, source.getFileName().toString()));
    }
    if (plots != null) {
      Files.createDirectories(plots);
      for (Map.Entry<String, String> plot : BenchDocument.plots(report).entrySet()) {
        write(plots.resolve(plot.getKey()), plot.getValue());
      }
    }
    return before == null ? ExitCode.OK : compare(session, before, report, quiet);
  }

  private int compare(Session session, BenchReport before, BenchReport after, boolean quiet) {
    Comparison comparison = Comparison.of(before, after);
    if (!quiet) {
      BenchDisplay.print(session.terminal(), comparison, threshold);
    }
    int worse = comparison.regressions(threshold).size();
    if (worse > 0) {
      session
          .terminal()
          .error(
              String.format(
                  Locale.ROOT,
                  "%s worse than in %s by more than %.0f %%; measure again on a quiet machine",
                  Count.of(worse, "figure is", "figures are"),
                  old,
                  threshold));
    }
    return worse == 0 ? ExitCode.OK : ExitCode.NO;
  }

  private Set<Benchmark> chosen() {
    Set<Benchmark> chosen = EnumSet.noneOf(Benchmark.class);
    List<String> asked = new ArrayList<>(names);
    asked.addAll(more);
    for (String name : asked.isEmpty() ? List.of(ALL) : asked) {
      if (name.equals(ALL)) {
        return EnumSet.allOf(Benchmark.class);
      }
      chosen.add(
          Arrays.stream(Benchmark.values())
              .filter(benchmark -> benchmark.text().equals(name))
              .findFirst()
              .orElseThrow(
                  () -> usage("no benchmark '%s'; expected %s or all".formatted(name, NAMES))));
    }
    return chosen;
  }

  private String json(Session session) {
    String file = given(JSON);
    return file == null && session.json() ? STANDARD_OUTPUT : file;
  }

  /** Before anything is measured, which may take minutes. */
  private void checkTargets(String json) {
    if (iterations < 1) {
      throw usage("--iterations is " + iterations + "; expected at least 1");
    }
    if (!(threshold >= 0)) {
      throw usage("--threshold is " + threshold + "; expected 0 percent or more");
    }
    if (json != null && !json.equals(STANDARD_OUTPUT)) {
      if (json.equals(ALL) || NAMES.contains(json)) {
        throw usage(
            "--json takes a file, and '" + json + "' is a benchmark; write it before --json");
      }
      ReplacedFile.check(Path.of(json));
    }
    if (markdown != null) {
      ReplacedFile.check(markdown);
    }
  }

  private static void write(Path file, String text) {
    ReplacedFile.write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }
}
