// SPDX-License-Identifier: MIT
package io.dase.cache.core;

import java.util.Set;

/**
 * One kind of entry: the folder under the root in which people find it. Any name of the form {@code
 * [a-z][a-z0-9_]{0,63}} is a category; the constants are those that this library fills itself.
 * Immutable; safe from any thread.
 *
 * @param name the folder's name
 */
public record Category(String name) implements Comparable<Category> {
  /** FFTW's wisdom, by machine. */
  public static final Category FFTW_WISDOM = new Category("fftw_wisdom");

  /** Weights of fractional derivatives and integrals, and their spectra. */
  public static final Category FRACTIONAL_KERNELS = new Category("fractional_kernels");

  /** Finite differences and their symbols. */
  public static final Category STENCILS = new Category("stencils");

  /** Trains of echoes. */
  public static final Category ECHO_TEMPLATES = new Category("echo_templates");

  /** Profiles, field triplets, and snapshots of missions. */
  public static final Category STATE_PROFILES = new Category("state_profiles");

  /** Source and coupling maps. */
  public static final Category SOURCE_MAPS = new Category("source_maps");

  /** Results of the steps of missions. */
  public static final Category MISSION_GRAPH = new Category("mission_graph");

  /** Files of trained models. */
  public static final Category SURROGATES = new Category("surrogates");

  private static final int MAX_LENGTH = 64;
  private static final int KEPT_VERSIONS = 3;

  /** Those that this library fills itself. */
  public static final Set<Category> STANDARD =
      Set.of(
          FFTW_WISDOM,
          FRACTIONAL_KERNELS,
          STENCILS,
          ECHO_TEMPLATES,
          STATE_PROFILES,
          SOURCE_MAPS,
          MISSION_GRAPH,
          SURROGATES);

  private static final Set<Category> PURE =
      Set.of(FRACTIONAL_KERNELS, STENCILS, ECHO_TEMPLATES, SOURCE_MAPS);

  /**
   * @throws IllegalArgumentException if the name breaks the rule above
   */
  public Category {
    if (!isName(name)) {
      throw invalid(name);
    }
  }

  /** Whether a text follows the rule above. */
  public static boolean isName(String name) {
    if (name.isEmpty() || name.length() > MAX_LENGTH || !isLetter(name.charAt(0))) {
      return false;
    }
    for (int i = 1; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isLetter(c) && !(c >= '0' && c <= '9') && c != '_') {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether an entry's value follows from its key and this library alone, so that one read before
   * never becomes stale. State profiles share their category with snapshots, which are replaced;
   * the results in {@link #MISSION_GRAPH} follow from the user's code too, so that one who deletes
   * them after a change must be heard by programs that run.
   */
  public boolean isPureFunction() {
    return PURE.contains(this);
  }

  /**
   * How many of the newest records of a key are kept; older ones go after an hour. One of models
   * and snapshots, which are large; profiles, beside snapshots, never have a second.
   */
  public int keepVersions() {
    return equals(SURROGATES) || equals(STATE_PROFILES) ? 1 : KEPT_VERSIONS;
  }

  @Override
  public int compareTo(Category other) {
    return name.compareTo(other.name);
  }

  @Override
  public String toString() {
    return name;
  }

  private static boolean isLetter(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static IllegalArgumentException invalid(String name) {
    return new IllegalArgumentException(
        "category '"
            + name
            + "' is not a lower-case letter followed by at most 63 of a-z, 0-9 and _; choose a"
            + " name such as 'source_maps'");
  }
}
