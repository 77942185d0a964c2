// SPDX-License-Identifier: MIT
package io.dase.cache;

import io.dase.cache.core.CanonicalParameters;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * All that a computation depends on, as the key of its result: its parameters, the version of its
 * code, and perhaps a name for people. Immutable; safe from any thread.
 *
 * <p>Two parameters have the same key if and only if their canonical JSON ({@link
 * CanonicalParameters}), version and name are equal, as far as 128 bits of SHA-256 tell.
 */
public final class Parameters {
  private static final String FIRST_VERSION = "1";
  private static final int KEY_DIGITS = 32;
  private static final int MAX_META_CHARS = 16_384;
  private static final int MAX_VERSION_CHARS = 256;
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private final String canonical;
  private final String version;
  private final String name;

  private Parameters(String canonical, String version, String name) {
    this.canonical = canonical;
    this.version = version;
    this.name = name;
  }

  /**
   * Of version 1, without a name.
   *
   * @throws IllegalArgumentException for a value that {@link CanonicalParameters#text} refuses
   */
  public static Parameters of(Map<String, ?> parameters) {
    return new Parameters(CanonicalParameters.text(parameters), FIRST_VERSION, "");
  }

  /**
   * The version of the code; with another one results are computed anew.
   *
   * @throws IllegalArgumentException for more than 256 characters
   */
  public Parameters withVersion(String newVersion) {
    if (newVersion.length() > MAX_VERSION_CHARS) {
      throw new IllegalArgumentException(
          "version has %d characters; expected at most %d"
              .formatted(newVersion.length(), MAX_VERSION_CHARS));
    }
    return new Parameters(canonical, newVersion, name);
  }

  /**
   * What stands before the digest in the key.
   *
   * @throws IllegalArgumentException unless it is {@code [A-Za-z0-9][A-Za-z0-9._-]{0,63}}
   */
  public Parameters withName(String newName) {
    if (!NAME.matcher(newName).matches()) {
      throw new IllegalArgumentException(
          "name is '"
              + newName
              + "'; expected 1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-', a letter or digit first");
    }
    return new Parameters(canonical, version, newName);
  }

  /** The canonical JSON of the parameters. */
  public String canonical() {
    return canonical;
  }

  /** The version of the code. */
  public String version() {
    return version;
  }

  /** The key in the store: 32 hex digits, after the name and {@code _} if there is one. */
  public String key() {
    Map<String, String> all = Map.of("name", name, "parameters", canonical, "version", version);
    return (name.isEmpty() ? "" : name + "_") + CanonicalParameters.digest(all, KEY_DIGITS);
  }

  /** What a record tells people about its key; the parameters only if they are short. */
  Map<String, Object> meta() {
    Map<String, Object> meta = new HashMap<>();
    meta.put("version", version);
    meta.put("name", name);
    if (canonical.length() <= MAX_META_CHARS) {
      meta.put("parameters", canonical);
    }
    return meta;
  }

  @Override
  public boolean equals(Object object) {
    return object instanceof Parameters other
        && canonical.equals(other.canonical)
        && version.equals(other.version)
        && name.equals(other.name);
  }

  @Override
  public int hashCode() {
    return Objects.hash(canonical, version, name);
  }

  @Override
  public String toString() {
    return key() + " " + canonical + " version " + version;
  }
}
