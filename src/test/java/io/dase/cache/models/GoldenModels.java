// SPDX-License-Identifier: MIT
package io.dase.cache.models;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Real files of PyTorch, made by wisdom/golden/make_models.py. */
final class GoldenModels {
  private static final Path FOLDER =
      Path.of(System.getProperty("dase.source.dir"), "wisdom", "golden", "models");

  private GoldenModels() {}

  static Path path(String name) {
    return FOLDER.resolve(name);
  }

  static byte[] bytes(String name) {
    try {
      return Files.readAllBytes(path(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
