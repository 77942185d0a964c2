// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.core.CacheException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small C++ program that plans through the cache, to begin an engine with: {@code
 * native/template}, which travels in the jar. Stateless; safe from any thread.
 */
public final class CppTemplate {
  private static final List<String> NAMES = List.of("CMakeLists.txt", "main.cpp");

  private CppTemplate() {}

  /** The text of each file by its name, in the order in which they are read. */
  public static Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    NAMES.forEach(name -> files.put(name, text(name)));
    return files;
  }

  /**
   * Writes the files into a folder, which is made if it is missing; returns their paths.
   *
   * @throws IllegalArgumentException if one of them is there already; nothing is written then
   * @throws IOException if the folder cannot be made or written
   */
  public static List<Path> write(Path folder) throws IOException {
    for (String name : NAMES) {
      if (Files.exists(folder.resolve(name))) {
        throw new IllegalArgumentException(
            folder.resolve(name) + " is there already; choose an empty folder");
      }
    }
    Files.createDirectories(folder);
    List<Path> written = new ArrayList<>();
    for (String name : NAMES) {
      Path file = folder.resolve(name);
      written.add(Files.writeString(file, text(name), StandardOpenOption.CREATE_NEW));
    }
    return List.copyOf(written);
  }

  private static String text(String name) {
    try (InputStream in = CppTemplate.class.getResourceAsStream("template/" + name)) {
      if (in == null) {
        throw new CacheException(name + " is not in the jar; build it anew with 'mvn package'");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new CacheException(name + " in the jar cannot be read; build it anew", e);
    }
  }
}
