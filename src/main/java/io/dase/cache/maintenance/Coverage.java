// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Usability;
import io.dase.cache.fftw.WisdomProblem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * How far the wisdom of a store serves one problem on this machine. Immutable value; safe from any
 * thread.
 *
 * @param spec the problem
 * @param state what there is
 * @param measured time of one execution of the plan that serves; zero if it was never timed
 */
public record Coverage(PlanSpec spec, State state, Duration measured) {
  /** What there is, from best to none. */
  public enum State {
    /** This machine's own, at the asked rigor or a harder one. */
    OWN,
    /** This machine's own, planned less hard than asked. */
    LOWER_RIGOR,
    /** Another machine's, of the same FFTW build. */
    FOREIGN,
    /** None that this process can use. */
    MISSING;

    /** As in JSON: lower case, with hyphens. */
    public String text() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The coverage of each problem, in the same order. Waits while another thread plans. */
  public static List<Coverage> of(FFTWWisdomHelper helper, List<PlanSpec> problems) {
    Map<String, List<WisdomProblem>> held = new HashMap<>();
    List<Coverage> coverage = new ArrayList<>(problems.size());
    for (PlanSpec problem : problems) {
      coverage.add(of(problem, held.computeIfAbsent(problem.key().text(), helper::explain)));
    }
    return List.copyOf(coverage);
  }

  private static Coverage of(PlanSpec asked, List<WisdomProblem> held) {
    return held.stream()
        .flatMap(problem -> serving(asked, problem))
        .min(Comparator.comparing(Coverage::state).thenComparing(Coverage::measured))
        .orElse(new Coverage(asked, State.MISSING, Duration.ZERO));
  }

  private static Stream<Coverage> serving(PlanSpec asked, WisdomProblem held) {
    if (held.usability() == Usability.INCOMPATIBLE) {
      return Stream.empty();
    }
    boolean own = held.usability() == Usability.YES;
    if (HeldWisdom.serves(held.spec(), asked)) {
      return Stream.of(new Coverage(asked, own ? State.OWN : State.FOREIGN, held.measured()));
    }
    return own && HeldWisdom.serves(held.spec().rigor(asked.rigor()), asked)
        ? Stream.of(new Coverage(asked, State.LOWER_RIGOR, held.measured()))
        : Stream.empty();
  }
}
