// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.format.DType;
import io.dase.cache.format.NdArray;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A train of echoes as the map that its {@code .npz} holds: four float64 vectors, and parameters
 * and summary as JSON members. Stateless; safe from any thread.
 */
final class EchoFile {
  private EchoFile() {}

  static Map<String, Object> map(EchoTemplate template) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("gaps", template.gaps());
    map.put("delays", template.delays());
    map.put("times", template.times());
    map.put("amplitudes", template.amplitudes());
    map.putAll(template.spec().toMap());
    map.putAll(template.summary().toMap());
    return map;
  }

  /** The train that the map holds; empty if it is not that of the spec. */
  static Optional<EchoTemplate> template(EchoSpec spec, Map<?, ?> map) {
    try {
      EchoTemplate found =
          new EchoTemplate(
              spec(map),
              summary(map),
              vector(spec, map, "gaps"),
              vector(spec, map, "delays"),
              vector(spec, map, "times"),
              vector(spec, map, "amplitudes"));
      return found.spec().equals(spec) ? Optional.of(found) : Optional.empty();
    } catch (IllegalArgumentException | IncompatibleDataException e) {
      return Optional.empty();
    }
  }

  private static EchoSpec spec(Map<?, ?> map) {
    return new EchoSpec(
        number(map, "alpha"),
        number(map, "tau0"),
        (int) number(map, "n"),
        EchoScaling.parse(String.valueOf(map.get("scaling"))),
        EchoDecay.parse(String.valueOf(map.get("decay"))));
  }

  private static EchoSummary summary(Map<?, ?> map) {
    return new EchoSummary(
        number(map, "duration"),
        number(map, "mean_gap"),
        number(map, "gap_deviation"),
        number(map, "mean_amplitude"),
        number(map, "decay_rate"));
  }

  private static double number(Map<?, ?> map, String name) {
    if (map.get(name) instanceof Number number) {
      return number.doubleValue();
    }
    throw new IncompatibleDataException("found no number '" + name + "' in a train of echoes");
  }

  private static NdArray vector(EchoSpec spec, Map<?, ?> map, String name) {
    if (map.get(name) instanceof NdArray array
        && array.type() == DType.FLOAT64
        && Arrays.equals(array.shape(), new int[] {spec.n()})) {
      return array;
    }
    throw new IncompatibleDataException(
        "found no float64 vector '" + name + "' of " + spec.n() + " in a train of echoes");
  }
}
