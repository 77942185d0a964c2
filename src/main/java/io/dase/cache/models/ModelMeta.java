// SPDX-License-Identifier: MIT
package io.dase.cache.models;

import io.dase.cache.core.KeyNumbers;
import io.dase.cache.models.Metric.Goal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * {@link ModelMetadata} and {@link ModelFile} as the {@code meta} of a record, which knows integers
 * and text only, and back. Stateless; safe from any thread.
 */
final class ModelMeta {
  private static final String FORMAT = "format";
  private static final String DETAILS = "details";
  private static final String ENGINE = "engine";
  private static final String ARCHITECTURE = "architecture";
  private static final String TRAINING_DATA = "training_data_sha256";
  private static final String METRICS = "metrics";
  private static final String VALUE = "value";
  private static final String GOAL = "goal";

  private ModelMeta() {}

  static Map<String, Object> of(ModelFile file, ModelMetadata metadata) {
    Map<String, Object> metrics = new HashMap<>();
    metadata
        .metrics()
        .forEach(
            (name, metric) ->
                metrics.put(
                    name,
                    Map.of(
                        VALUE,
                        KeyNumbers.format(metric.value()),
                        GOAL,
                        metric.goal().name().toLowerCase(Locale.ROOT))));
    return Map.of(
        FORMAT,
        file.format().text(),
        DETAILS,
        file.details(),
        ENGINE,
        metadata.engine(),
        ARCHITECTURE,
        metadata.architecture(),
        TRAINING_DATA,
        metadata.trainingDataSha256(),
        METRICS,
        metrics);
  }

  /** Other writers may have stored a model without this metadata, or with other: that is absent. */
  static ModelFile file(Map<String, Object> meta) {
    return new ModelFile(ModelFormat.of(text(meta, FORMAT)), map(meta, DETAILS));
  }

  static ModelMetadata metadata(Map<String, Object> meta) {
    Map<String, Metric> metrics = new HashMap<>();
    map(meta, METRICS)
        .forEach(
            (name, value) -> {
              Metric metric = metric(value);
              if (metric != null) {
                metrics.put(name, metric);
              }
            });
    try {
      return new ModelMetadata(
          text(meta, ENGINE), text(meta, ARCHITECTURE), text(meta, TRAINING_DATA), metrics);
    } catch (IllegalArgumentException e) {
      return ModelMetadata.NONE;
    }
  }

  private static Metric metric(Object value) {
    Map<String, Object> members = asMap(value);
    try {
      return new Metric(
          Double.parseDouble(text(members, VALUE)),
          Goal.valueOf(text(members, GOAL).toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static String text(Map<String, Object> meta, String name) {
    return meta.get(name) instanceof String text ? text : "";
  }

  private static Map<String, Object> map(Map<String, Object> meta, String name) {
    return asMap(meta.get(name));
  }

  /** The maps of a record have text for names. */
  @SuppressWarnings("unchecked")
  private static Map<String, Object> asMap(Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
