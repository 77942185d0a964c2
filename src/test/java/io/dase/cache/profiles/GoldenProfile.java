// SPDX-License-Identifier: MIT
package io.dase.cache.profiles;

import io.dase.cache.core.Grid;
import io.dase.cache.format.JsonCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * One file of {@code wisdom/golden/profiles}, written by {@code make_profiles.py}: the canonical
 * parameters, and all values, of which thirty digits are read as the nearest double.
 */
record GoldenProfile(String key, ProfileSpec spec, double[] values) {
  private static final Path FOLDER =
      Path.of(System.getProperty("dase.source.dir"), "wisdom/golden/profiles");

  static List<GoldenProfile> all() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().map(GoldenProfile::read).toList();
    }
  }

  @Override
  public String toString() {
    return key;
  }

  private static GoldenProfile read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      double[] values =
          lines.stream()
              .skip(1)
              .flatMap(line -> Arrays.stream(line.split("\t")))
              .mapToDouble(Double::parseDouble)
              .toArray();
      String name = file.getFileName().toString();
      return new GoldenProfile(name.substring(0, name.length() - 4), spec(lines.get(0)), values);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProfileSpec spec(String canonical) {
    Map<?, ?> members =
        new JsonCodec<>(Map.class)
            .decode(ByteBuffer.wrap(canonical.getBytes(StandardCharsets.US_ASCII)));
    List<Integer> sizes =
        ((List<?>) members.get("shape")).stream().map(size -> (Integer) size).toList();
    return new ProfileSpec(
        ProfileKind.parse((String) members.get("kind")),
        new Grid(sizes, numbers(members, "lower"), numbers(members, "upper")),
        numbers(members, "centre"),
        number(members, "amplitude"),
        number(members, "width"),
        number(members, "radius"),
        number(members, "thickness"),
        numbers(members, "wave"),
        number(members, "phase"),
        members.get("type").equals("complex128"));
  }

  private static double number(Map<?, ?> members, String name) {
    return members.containsKey(name) ? Double.parseDouble((String) members.get(name)) : 0;
  }

  private static List<Double> numbers(Map<?, ?> members, String name) {
    return ((List<?>) members.get(name)).stream().map(v -> Double.valueOf((String) v)).toList();
  }
}
