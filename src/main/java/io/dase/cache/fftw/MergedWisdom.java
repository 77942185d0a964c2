// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.ReplacedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The union of wisdom files, see {@link WisdomText#merge}. Immutable value; safe from any thread.
 *
 * @param preamble the FFTW build that made it
 * @param lines how many solutions it holds
 * @param text the wisdom as FFTW reads it, ASCII
 * @param sources what each file gave, in the order in which they were merged
 */
public record MergedWisdom(String preamble, int lines, String text, List<Source> sources) {
  /**
   * What one file gave. Immutable value; safe from any thread.
   *
   * @param path the file
   * @param lines how many solutions it holds
   * @param problemsGained the (sub)problems that the files before it had no solution of, or only
   *     lesser ones
   */
  public record Source(Path path, int lines, int problemsGained) {}

  public MergedWisdom {
    sources = List.copyOf(sources);
  }

  /**
   * Replaces a file in one step; it may be one of the sources.
   *
   * @throws IllegalArgumentException if there is something that is not a regular file
   * @throws CacheIoException if the folder is missing, full or not writable
   */
  public void write(Path file) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    ReplacedFile.write(file, out -> out.write(bytes));
  }
}
