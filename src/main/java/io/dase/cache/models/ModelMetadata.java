// SPDX-License-Identifier: MIT
package io.dase.cache.models;

import io.dase.cache.core.Digests;
import io.dase.cache.models.Metric.Goal;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the maker of a model notes with it. Immutable; safe from any thread.
 *
 * @param engine the simulation that the model stands in for, {@code [A-Za-z0-9._-]{1,64}}; empty if
 *     none is named
 * @param architecture for people, such as {@code 100-500-500-100 perceptron}; may be empty
 * @param trainingDataSha256 the digest of what it was trained on, 64 hex digits; may be empty
 * @param metrics by name, {@code [A-Za-z0-9._-]{1,64}}
 */
public record ModelMetadata(
    String engine, String architecture, String trainingDataSha256, Map<String, Metric> metrics) {
  /** Nothing is known. */
  public static final ModelMetadata NONE = new ModelMetadata("", "", "", Map.of());

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int MAX_ARCHITECTURE = 4096;
  private static final int MAX_METRICS = 256;

  /**
   * @throws IllegalArgumentException naming the member that breaks its rule
   */
  public ModelMetadata {
    Objects.requireNonNull(engine, "engine");
    Objects.requireNonNull(architecture, "architecture");
    Objects.requireNonNull(trainingDataSha256, "trainingDataSha256");
    Objects.requireNonNull(metrics, "metrics");
    if (!engine.isEmpty()) {
      requireName("engine", engine);
    }
    if (architecture.length() > MAX_ARCHITECTURE) {
      throw new IllegalArgumentException(
          "architecture has %d characters; expected at most %d"
              .formatted(architecture.length(), MAX_ARCHITECTURE));
    }
    if (!trainingDataSha256.isEmpty() && !SHA256.matcher(trainingDataSha256).matches()) {
      throw new IllegalArgumentException(
          "trainingDataSha256 is '" + trainingDataSha256 + "'; expected 64 digits of 0-9 and a-f");
    }
    if (metrics.size() > MAX_METRICS) {
      throw new IllegalArgumentException(
          "metrics are " + metrics.size() + "; expected at most " + MAX_METRICS);
    }
    metrics.keySet().forEach(name -> requireName("metric", name));
    metrics = Map.copyOf(metrics);
  }

  /** With the engine that it is for. */
  public ModelMetadata withEngine(String newEngine) {
    return new ModelMetadata(newEngine, architecture, trainingDataSha256, metrics);
  }

  /** With a description of its layers. */
  public ModelMetadata withArchitecture(String newArchitecture) {
    return new ModelMetadata(engine, newArchitecture, trainingDataSha256, metrics);
  }

  /** With the digest of what it was trained on. */
  public ModelMetadata withTrainingDataSha256(String digest) {
    return new ModelMetadata(engine, architecture, digest, metrics);
  }

  /**
   * Notes the digest of the file that the model was trained on, which is read for it.
   *
   * @throws IllegalArgumentException if the file cannot be read
   */
  public ModelMetadata withTrainingData(Path file) {
    Objects.requireNonNull(file, "file");
    DigestInputStream digesting;
    try (InputStream in = Files.newInputStream(file)) {
      digesting = new DigestInputStream(in, Digests.sha256());
      digesting.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "file is " + file + "; expected training data that this process can read: " + e, e);
    }
    return withTrainingDataSha256(HexFormat.of().formatHex(digesting.getMessageDigest().digest()));
  }

  /** Notes one more metric, in place of one of the same name. */
  public ModelMetadata withMetric(String name, double value, Goal goal) {
    Objects.requireNonNull(name, "name");
    Map<String, Metric> more = new TreeMap<>(metrics);
    more.put(name, new Metric(value, goal));
    return new ModelMetadata(engine, architecture, trainingDataSha256, more);
  }

  private static void requireName(String what, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          what + " is '" + name + "'; expected 1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-'");
    }
  }
}
