// SPDX-License-Identifier: MIT
package io.dase.cache.missions;

import io.dase.cache.Parameters;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;

/**
 * One step of a mission. Immutable; safe from any thread if its work is.
 *
 * @param name unique in its mission, {@code [A-Za-z0-9][A-Za-z0-9._-]{0,63}}
 * @param parents the steps whose results it takes
 * @param parameters all else that its result depends on, with the version of its code
 * @param type of its result, as {@link io.dase.cache.CacheManager#load} takes it
 * @param work makes the result; may run in any thread, at the same time as other steps
 */
public record Step<T>(
    String name, List<String> parents, Parameters parameters, Class<T> type, Work<T> work) {
  /** Makes a result from those of the parents. */
  @FunctionalInterface
  public interface Work<T> {
    /**
     * @return no null, and nothing that {@link io.dase.cache.format.Codecs} cannot store
     * @throws Exception if it fails: nothing is stored then, and no step below runs
     */
    T run(Results parents) throws Exception;
  }

  /**
   * @throws IllegalArgumentException for a name that breaks its rule, or a parent named twice
   */
  public Step {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(parents, "parents");
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(work, "work");
    parameters = parameters.withName(name);
    parents = List.copyOf(parents);
    if (new HashSet<>(parents).size() != parents.size()) {
      throw new IllegalArgumentException(
          "parents of step '" + name + "' are " + parents + "; expected each of them once");
    }
  }
}
