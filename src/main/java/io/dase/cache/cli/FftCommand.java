// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.core.ReplacedFile;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.Normalization;
import io.dase.cache.fftw.Plan;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Planner;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.fftw.WisdomKey;
import io.dase.cache.fftw.arrays.ArrayTransform;
import io.dase.cache.format.NdArray;
import io.dase.cache.maintenance.HeldWisdom;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Transforms one numpy file into another. */
@Command(
    name = "fft",
    description =
        "Transform an array in a .npy file. A SPEC is a problem as 'wisdom explain' writes it, or a"
            + " key: that is forward, out of place, by one thread, with the wisdom of the hardest"
            + " rigor that the cache has for this problem, else estimated. Real input of a complex"
            + " transform is promoted.",
    footer =
        "  dase-cache fft fft_2d_500x500 --in a.npy --out b.npy%n"
            + "  dase-cache fft fft_2d_500x500 --inverse --normalize by_n --in b.npy --out c.npy")
final class FftCommand extends Subcommand {
  private static final double NANOS_PER_MILLI = 1e6;

  @Parameters(index = "0", paramLabel = "SPEC", description = "A key or a problem.")
  private String text;

  @Option(
      names = "--in",
      paramLabel = "FILE",
      required = true,
      description = "The input; a batch is its first axis.")
  private Path in;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The output, replaced in one step; may be the input.")
  private Path out;

  @Option(names = "--inverse", description = "The transform that takes SPEC back, but for scale.")
  private boolean inverse;

  @Option(
      names = "--normalize",
      paramLabel = "SCALE",
      defaultValue = "none",
      description =
          "none, by_n (1/N) or ortho (1/sqrt(N)), N being the logical size; default: none.")
  private Normalization normalization;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "A number, or auto: one or all cores, whichever was timed faster.")
  private String threads;

  @Option(
      names = "--rigor",
      paramLabel = "RIGOR",
      description = "Plan with estimate, measure, patient or exhaustive, if the cache has no plan.")
  private Rigor rigor;

  @Override
  int run(Session session) throws IOException {
    PlanSpec asked = spec();
    ArrayTransform transform = new ArrayTransform(asked);
    NdArray input = NpyFile.read(in);
    ReplacedFile.check(out);
    try {
      transform.check(input);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(in + ": " + e.getMessage(), e);
    }
    PlanSpec chosen = isKey() && rigor == null ? withHeldRigor(session, asked) : asked;
    try (Planner planner = session.planner();
        Plan plan = planner.plan(chosen).normalized(normalization)) {
      long begin = System.nanoTime();
      NdArray output = transform.execute(plan, input);
      double millis = (System.nanoTime() - begin) / NANOS_PER_MILLI;
      NpyFile.write(out, output);
      if (session.json()) {
        JsonOutput.print(session.terminal(), json(plan, input, output, millis));
      } else {
        print(session.terminal(), plan, input, output);
      }
    }
    return ExitCode.OK;
  }

  private boolean isKey() {
    return !text.contains("/");
  }

  private PlanSpec spec() {
    PlanSpec spec =
        isKey() ? PlanSpec.of(WisdomKey.parse(text)).rigor(Rigor.ESTIMATE) : PlanSpec.parse(text);
    if (threads != null) {
      spec = spec.threads(threadCount());
    }
    if (rigor != null) {
      spec = spec.rigor(rigor);
    }
    return inverse ? spec.inverse() : spec;
  }

  private int threadCount() {
    if (threads.equals("auto")) {
      return PlanSpec.AUTO;
    }
    if (!threads.matches("[1-9][0-9]{0,8}")) {
      throw usage("--threads is '" + threads + "'; expected a number from 1, or auto");
    }
    return Integer.parseInt(threads);
  }

  private static PlanSpec withHeldRigor(Session session, PlanSpec spec) {
    try (FFTWWisdomHelper helper = session.wisdom()) {
      return spec.rigor(HeldWisdom.hardest(helper, spec));
    }
  }

  private void print(Terminal terminal, Plan plan, NdArray input, NdArray output) {
    terminal.line(
        "%s %s -> %s %s: %s (plan: %s)"
            .formatted(
                SafeText.escape(in.toString()),
                describe(input),
                SafeText.escape(out.toString()),
                describe(output),
                plan.spec(),
                plan.source().text()));
  }

  private static String describe(NdArray array) {
    return array.type() + " " + Arrays.toString(array.shape());
  }

  private ObjectNode json(Plan plan, NdArray input, NdArray output, double millis) {
    ObjectNode json = JsonOutput.object();
    json.put("spec", plan.spec().text());
    json.put("plan", plan.source().text());
    json.put("normalize", normalization.name().toLowerCase(Locale.ROOT));
    json.put("milliseconds", millis);
    add(json.putObject("in"), in, input);
    add(json.putObject("out"), out, output);
    return json;
  }

  private static void add(ObjectNode node, Path file, NdArray array) {
    node.put("path", file.toAbsolutePath().toString());
    node.put("dtype", array.type().numpyName());
    node.set("shape", JsonOutput.tree(array.shape()));
  }
}
