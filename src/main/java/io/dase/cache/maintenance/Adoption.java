// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.CacheManager;
import io.dase.cache.core.CacheException;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.CorruptDataException;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Takes in the files of an older cache whose names parse as keys: {@code .npy}, {@code .npz},
 * {@code .json}, models, and wisdom that FFTW wrote. What follows from its key alone is compared
 * with what this library computes, and kept in the exact form; wisdom is checked and merged; models
 * are checked and streamed. Files are read where they lie; one that takes more memory than there is
 * is refused, and the others are gone on with. The old files are not changed. Stateless; safe from
 * any thread.
 */
public final class Adoption {
  private static final String STORE_FOLDER = ".store";
  private static final int MB_BITS = 20;

  private Adoption() {}

  /** What became of a file. */
  public enum Outcome {
    /** The store holds it now, or would without a dry run. */
    ADOPTED,
    /** The store held its key before; nothing was changed. */
    PRESENT,
    /** It is named as wisdom, and holds no text of FFTW. */
    PLACEHOLDER,
    /** It does not hold what its name says. */
    REFUSED,
    /** Its name is no key. */
    IGNORED
  }

  /**
   * One file.
   *
   * @param key empty if its name is none
   * @param reason why it was not adopted; empty if it was
   */
  public record Adopted(Path file, Optional<CacheKey> key, Outcome outcome, String reason) {}

  /**
   * Goes through a folder and those below it, in the order of their names; symbolic links and the
   * inside of a store are passed over.
   *
   * @param dryRun check, and store nothing
   * @throws NoSuchElementException if there is no such folder
   * @throws IllegalArgumentException if it is no folder
   * @throws CacheIoException if it cannot be read, or the store's folder refuses a value
   */
  public static List<Adopted> run(CacheManager manager, Path folder, boolean dryRun) {
    if (!Files.exists(folder)) {
      throw new NoSuchElementException(
          "there is no folder "
              + folder
              + "; name that of the older cache, as in"
              + " 'dase-cache adopt old/cache'");
    }
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is no folder; name that of the older cache");
    }
    OldNames names = new OldNames(manager);
    List<Adopted> adopted = new ArrayList<>();
    for (Path file : files(folder)) {
      adopted.add(
          names
              .parse(file)
              .map(old -> adopt(manager, old, dryRun))
              .orElseGet(
                  () ->
                      new Adopted(file, Optional.empty(), Outcome.IGNORED, "its name is no key")));
    }
    return adopted;
  }

  private static Adopted adopt(CacheManager manager, OldFile old, boolean dryRun) {
    CacheKey key = old.key();
    if (old.isNeedless(manager.exists(key.category().name(), key.key()))) {
      return outcome(old, Outcome.PRESENT, "the cache has " + key);
    }
    boolean taken;
    try {
      old.check();
      taken = dryRun || old.store();
    } catch (CorruptDataException e) {
      return key.category().equals(Category.FFTW_WISDOM)
          ? outcome(old, Outcome.PLACEHOLDER, placeholder(key, e))
          : outcome(old, Outcome.REFUSED, e.getMessage());
    } catch (CacheException | IllegalArgumentException e) {
      return outcome(old, Outcome.REFUSED, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return outcome(old, Outcome.REFUSED, "it cannot be read: " + e);
    } catch (OutOfMemoryError e) {
      return outcome(old, Outcome.REFUSED, tooLarge(old));
    }
    if (!taken) {
      throw new CacheIoException(
          "the folder " + manager.root() + " did not take " + key + "; see 'dase-cache doctor'");
    }
    return outcome(old, Outcome.ADOPTED, "");
  }

  private static String tooLarge(OldFile old) {
    return "found %d bytes, which to check takes more than the heap of %d MB; run it again with a"
            .formatted(old.file().toFile().length(), Runtime.getRuntime().maxMemory() >> MB_BITS)
        + " larger one, such as DASE_JAVA_OPTS=-Xmx4g";
  }

  private static String placeholder(CacheKey key, CorruptDataException e) {
    return "not FFTW's text: "
        + e.getMessage()
        + "; plan it with 'dase-cache wisdom generate "
        + key.key()
        + "'";
  }

  private static Adopted outcome(OldFile old, Outcome outcome, String reason) {
    return new Adopted(old.file(), Optional.of(old.key()), outcome, reason);
  }

  private static List<Path> files(Path folder) {
    List<Path> files = new ArrayList<>();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) {
              return inner.endsWith(STORE_FOLDER)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              if (attributes.isRegularFile()) {
                files.add(file);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new CacheIoException(
          folder + " cannot be read: " + e + "; run as a user who may read all of it", e);
    }
    files.sort(null);
    return files;
  }
}
