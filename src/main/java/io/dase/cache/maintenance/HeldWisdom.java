// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.fftw.FFTWWisdomHelper;
import io.dase.cache.fftw.PlanSpec;
import io.dase.cache.fftw.Rigor;
import io.dase.cache.fftw.Usability;
import io.dase.cache.fftw.WisdomKey;
import io.dase.cache.fftw.WisdomProblem;
import java.util.List;

/** Which problems the store holds this machine's own wisdom for. Stateless; any thread. */
public final class HeldWisdom {
  private HeldWisdom() {}

  /**
   * Whether each problem is held with its rigor or a harder one: FFTW uses what was planned harder
   * where less is asked. For {@link PlanSpec#AUTO} threads any number of threads serves, as the
   * store holds the number that was chosen.
   */
  public static boolean covers(FFTWWisdomHelper helper, List<PlanSpec> problems) {
    return problems.stream()
        .allMatch(asked -> own(helper, asked.key()).stream().anyMatch(held -> serves(held, asked)));
  }

  /** The hardest rigor that is held for any problem of a key; ESTIMATE if nothing is. */
  public static Rigor hardest(FFTWWisdomHelper helper, WisdomKey key) {
    return own(helper, key).stream()
        .map(PlanSpec::rigor)
        .max(Rigor::compareTo)
        .orElse(Rigor.ESTIMATE);
  }

  /**
   * The hardest rigor at which this process has wisdom for a problem, its own machine's or another
   * one's; ESTIMATE if it has none.
   */
  public static Rigor hardest(FFTWWisdomHelper helper, PlanSpec problem) {
    return helper.explain(problem.key().text()).stream()
        .filter(held -> held.usability() != Usability.INCOMPATIBLE)
        .map(WisdomProblem::spec)
        .filter(held -> serves(held, problem.rigor(held.rigor())))
        .map(PlanSpec::rigor)
        .max(Rigor::compareTo)
        .orElse(Rigor.ESTIMATE);
  }

  private static List<PlanSpec> own(FFTWWisdomHelper helper, WisdomKey key) {
    return helper.explain(key.text()).stream()
        .filter(problem -> problem.usability() == Usability.YES)
        .map(WisdomProblem::spec)
        .toList();
  }

  static boolean serves(PlanSpec held, PlanSpec asked) {
    PlanSpec alike = asked.threads() == PlanSpec.AUTO ? held.threads(PlanSpec.AUTO) : held;
    return held.rigor().compareTo(asked.rigor()) >= 0 && alike.rigor(asked.rigor()).equals(asked);
  }
}
