// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.format.DType;
import io.dase.cache.format.NdArray;
import io.dase.cache.format.NpzArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Arrays under a digest, which tells nothing of their numbers: kept as they are where names, types
 * and shapes are those of their category.
 */
record OldArchive(
    CacheManager manager, CacheKey key, Path file, Consumer<Map<String, NdArray>> content)
    implements OldFile {
  private static final int MAP_RANK = 2;

  @Override
  public void check() throws IOException {
    content.accept(new TreeMap<>(NpzArchive.read(ContentCheck.content("npz", file))));
  }

  @Override
  public boolean store() {
    return manager.saveFile(key.category().name(), key.key(), file);
  }

  /**
   * @throws IncompatibleDataException telling what is there, and what a source map has
   */
  static void checkSourceMap(Map<String, NdArray> found) {
    requireNames(found, "[source] or [coupling, source]");
    for (Map.Entry<String, NdArray> member : found.entrySet()) {
      NdArray array = member.getValue();
      require(
          array.type() == DType.FLOAT64 && array.rank() == MAP_RANK && array.size() > 0,
          member,
          "float64 of two axes, as in a source map");
    }
    requireAlike(found, "source");
  }

  /**
   * @throws IncompatibleDataException telling what is there, and what a field triplet has
   */
  static void checkTriplet(Map<String, NdArray> found) {
    requireNames(found, "[h, phi, psi]");
    for (Map.Entry<String, NdArray> member : found.entrySet()) {
      NdArray array = member.getValue();
      boolean known = array.type() == DType.FLOAT64 || array.type() == DType.COMPLEX128;
      require(
          known && array.rank() > 0 && array.size() > 0,
          member,
          "float64 or complex128, as in a field triplet");
    }
    requireAlike(found, "psi");
  }

  private static void requireNames(Map<String, NdArray> found, String expected) {
    String names = new TreeSet<>(found.keySet()).toString();
    if (!Arrays.asList(expected.split(" or ")).contains(names)) {
      throw new IncompatibleDataException("found the members " + names + ", expected " + expected);
    }
  }

  private static void requireAlike(Map<String, NdArray> found, String first) {
    NdArray model = found.get(first);
    for (Map.Entry<String, NdArray> member : found.entrySet()) {
      NdArray array = member.getValue();
      require(
          array.type() == model.type() && Arrays.equals(array.shape(), model.shape()),
          member,
          ArtifactContent.describe(model) + " as '" + first + "' is");
    }
  }

  private static void require(boolean holds, Map.Entry<String, NdArray> member, String expected) {
    if (!holds) {
      throw new IncompatibleDataException(
          "found '%s' as %s, expected %s"
              .formatted(member.getKey(), ArtifactContent.describe(member.getValue()), expected));
    }
  }
}
