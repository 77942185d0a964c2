// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.core.NativeLibraryException;
import io.dase.cache.fftw.jni.FftwNative;
import io.dase.cache.fftw.jni.NativeLibrary;
import io.dase.cache.fftw.jni.Utf8;
import java.nio.file.Path;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;

/** The grammar of FFTW's wisdom, whoever made it. Stateless; safe from any thread. */
public final class WisdomText {
  private WisdomText() {}

  /**
   * Refuses what FFTW would abort on, loop on or misread. FFTW does not see the text.
   *
   * @throws CorruptDataException naming the line and the field
   * @throws NativeLibraryException if the native library cannot be used here
   */
  public static void check(byte[] text) {
    Objects.requireNonNull(text, "text");
    NativeLibrary.load();
    FftwNative.checkWisdom(text);
  }

  /**
   * The union of wisdom files of one FFTW build, which any FFTW of that build imports: whole if
   * each of them was. Of two solutions of one problem with one rigor that of the earlier file
   * stays. FFTW does not see the texts.
   *
   * @throws CorruptDataException naming the file, the line and the field
   * @throws IncompatibleDataException naming the file that another FFTW build made
   * @throws NoSuchElementException if a file is missing
   * @throws IllegalArgumentException without a file, or if one is not a regular file
   * @throws NativeLibraryException if the native library cannot be used here
   */
  public static MergedWisdom merge(List<Path> files) {
    byte[] paths = Utf8.paths("files", files);
    NativeLibrary.load();
    return WisdomJson.merged(files, FftwNative.mergeWisdomFiles(paths));
  }
}
