// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import io.dase.cache.core.CacheException;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.core.ReplacedFile;
import io.dase.cache.format.NdArray;
import io.dase.cache.format.NpyCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;

/** Arrays in files that the user names. Stateless. */
final class NpyFile {
  private NpyFile() {}

  /**
   * @throws NoSuchElementException if there is no such file
   * @throws CacheException naming the file, if it holds no array that can be read here
   */
  static NdArray read(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchElementException("there is no file " + file + "; --in names a .npy file");
    }
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          file + " is a folder, FIFO or device; name a regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return new NpyCodec().read(in, NdArray.MAX_BYTES);
    } catch (CorruptDataException e) {
      throw new CorruptDataException(file + ": " + e.getMessage(), e);
    } catch (IncompatibleDataException e) {
      throw new IncompatibleDataException(file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Replaces a file in one step, so that a reader sees the old array or the new one.
   *
   * @throws IllegalArgumentException if there is something that is not a regular file
   * @throws CacheIoException if the folder is missing, full or not writable
   */
  static void write(Path file, NdArray array) {
    ReplacedFile.write(file, out -> new NpyCodec().write(array, out));
  }
}
