// SPDX-License-Identifier: MIT
package io.dase.cache.kernels;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * One file of {@code wisdom/golden/kernels}, written by {@code make_kernels.py}: dt^-alpha and
 * sampled weights to 60 digits.
 */
record GoldenKernel(BigDecimal scale, Map<Integer, BigDecimal> weights) {
  static GoldenKernel read(KernelSpec spec) throws IOException {
    Path file =
        Path.of(
            System.getProperty("dase.source.dir"), "wisdom/golden/kernels", spec.key() + ".tsv");
    BigDecimal scale = null;
    Map<Integer, BigDecimal> weights = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      String[] fields = line.split("\t");
      BigDecimal value = new BigDecimal(fields[1]);
      if (fields[0].equals("scale")) {
        scale = value;
      } else {
        weights.put(Integer.valueOf(fields[0]), value);
      }
    }
    return new GoldenKernel(scale, weights);
  }
}
