// SPDX-License-Identifier: MIT
package io.dase.cache.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One file of {@code wisdom/golden/echoes}, written by {@code make_echoes.py}: the summary, and
 * sampled echoes as index, gap, delay, time, amplitude. Forty digits are read as the nearest
 * double.
 */
record GoldenTrain(EchoSpec spec, Map<String, Double> summary, List<double[]> echoes) {
  static final Path FOLDER = Path.of(System.getProperty("dase.source.dir"), "wisdom/golden/echoes");

  static List<GoldenTrain> all() throws IOException {
    List<GoldenTrain> trains = new ArrayList<>();
    for (EchoScaling scaling : EchoScaling.values()) {
      trains.add(read(new EchoSpec(0.25, 0.01, 1000, scaling, EchoDecay.EXPONENTIAL)));
      trains.add(read(new EchoSpec(1.5, 2.5, 1000, scaling, EchoDecay.POWER)));
      trains.add(read(new EchoSpec(40, 0.1, 1000, scaling, EchoDecay.GAUSSIAN)));
    }
    return trains;
  }

  static GoldenTrain read(EchoSpec spec) throws IOException {
    Map<String, Double> summary = new LinkedHashMap<>();
    List<double[]> echoes = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve(spec.key() + ".tsv"))) {
      String[] fields = line.split("\t");
      if (fields.length == 2) {
        summary.put(fields[0], Double.valueOf(fields[1]));
      } else {
        echoes.add(List.of(fields).stream().mapToDouble(Double::parseDouble).toArray());
      }
    }
    return new GoldenTrain(spec, summary, echoes);
  }
}
