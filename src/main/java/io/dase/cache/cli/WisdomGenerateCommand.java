// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.SavedWisdom;
import io.dase.cache.fftw.WisdomKey;
import io.dase.cache.maintenance.HeldWisdom;
import io.dase.cache.maintenance.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Plans problems that the store lacks. */
@Command(
    name = "generate",
    description =
        "Plan problems and store the wisdom. A SPEC is a key, which means its four problems"
            + " (forward and backward, in and out of place, one thread; of a real-to-real"
            + " transform the two forward ones), or one problem as 'wisdom explain' writes it."
            + " What FFTW finds is kept; 'wisdom tune' takes longer, times what competes and keeps"
            + " the fastest.",
    footer = "  dase-cache wisdom generate fft_2d_96x80 rfft_1d_4096/forward/out/2/patient")
final class WisdomGenerateCommand extends Subcommand {
  @Parameters(arity = "1..*", paramLabel = "SPEC", description = "A key or a problem.")
  private List<String> specs;

  @Mixin private KeyRigor rigor;

  @Option(names = "--force", description = "Plan again what the store has; the faster is kept.")
  private boolean force;

  @Override
  int run(Session session) throws IOException {
    Map<WisdomKey, List<PlanSpec>> problems = new LinkedHashMap<>();
    for (String spec : specs) {
      Problems.of(spec, rigor.get())
          .forEach(
              problem ->
                  problems.computeIfAbsent(problem.key(), key -> new ArrayList<>()).add(problem));
    }
    ObjectNode json = JsonOutput.object();
    ArrayNode entries = json.putArray("entries");
    try (FFTWWisdomHelper helper = session.wisdom()) {
      problems.forEach(
          (key, wanted) -> {
            SavedWisdom saved = helper.generate(wanted, force);
            if (!saved.written() && !HeldWisdom.covers(helper, wanted)) {
              throw new CacheIoException(
                  key
                      + " was planned, but "
                      + session.root()
                      + " did not take it; see 'dase-cache doctor'");
            }
            entries.add(WisdomGain.json(key.text(), saved));
            if (!session.json()) {
              WisdomGain.print(session.terminal(), key.text(), saved);
            }
          });
    }
    if (session.json()) {
      JsonOutput.print(session.terminal(), json);
    }
    return ExitCode.OK;
  }
}
