// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CorruptDataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The files of counts under {@code .store/stats}. Safe from any thread. */
final class UsageFolder {
  /** So many files of closed processes are left before one that closes folds them. */
  static final int MAX_CLOSED = 64;

  private static final int ID_LENGTH = 32;
  private static final int MAX_BYTES = 1 << 28;
  private static final String SUFFIX = ".json";
  private static final String FOLD_SUFFIX = ".fold";

  private final Path folder;

  UsageFolder(Layout layout) {
    folder = layout.statistics();
  }

  /** Adds up what all processes have written. */
  UsageTotals total() throws IOException {
    UsageTotals total = UsageTotals.NONE;
    Map<String, UsageFile> files = new HashMap<>();
    List<String> folds = new ArrayList<>();
    for (String name : Chain.listFolder(folder.toString())) {
      if (isFile(name)) {
        read(name).ifPresent(file -> files.put(name.substring(0, ID_LENGTH), file));
      } else if (isFold(name)) {
        folds.add(name);
      }
    }
    for (UsageFile file : files.values()) {
      total = total.plus(file.totals());
    }
    for (String name : folds) {
      UsageFile into = files.get(name.substring(0, ID_LENGTH));
      String old = name.substring(ID_LENGTH + 1, 2 * ID_LENGTH + 1);
      if (into == null || !into.folded().contains(old)) {
        total = total.plus(read(name).map(UsageFile::totals).orElse(UsageTotals.NONE));
      }
    }
    return total;
  }

  void write(String id, UsageFile file) throws IOException {
    try (TemporaryFile temporary = TemporaryFile.in(folder)) {
      temporary.write(ByteBuffer.wrap(file.encode()));
      temporary.finish(false);
      temporary.rename(folder.resolve(id + SUFFIX));
    }
  }

  /** Writes a process's last counts; where many files have gathered, together with theirs. */
  void close(String id, UsageTotals totals) throws IOException {
    List<String> closed = new ArrayList<>();
    for (String name : Chain.listFolder(folder.toString())) {
      if (isFile(name) && read(name).filter(UsageFile::closed).isPresent()) {
        closed.add(name.substring(0, ID_LENGTH));
      }
    }
    if (closed.size() <= MAX_CLOSED) {
      write(id, new UsageFile(true, totals, List.of()));
      return;
    }
    List<String> taken = new ArrayList<>();
    UsageTotals sum = totals;
    for (String old : closed) {
      Optional<UsageFile> file = take(id, old);
      if (file.isPresent()) {
        taken.add(old);
        sum = sum.plus(file.get().totals());
      }
    }
    write(id, new UsageFile(true, sum, taken));
    for (String old : taken) {
      Files.deleteIfExists(folder.resolve(foldName(id, old)));
    }
  }

  /** Moves a file under the folder's own name, unless another process was first. */
  private Optional<UsageFile> take(String id, String old) throws IOException {
    for (String counted : read(old + SUFFIX).map(UsageFile::folded).orElse(List.of())) {
      Files.deleteIfExists(folder.resolve(foldName(old, counted)));
    }
    String fold = foldName(id, old);
    try {
      Files.move(
          folder.resolve(old + SUFFIX), folder.resolve(fold), StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
    return read(fold);
  }

  private Optional<UsageFile> read(String name) throws IOException {
    try {
      byte[] content = FileContent.readRegular(folder.resolve(name), MAX_BYTES);
      return content == null ? Optional.empty() : Optional.of(UsageFile.decode(content));
    } catch (CorruptDataException | NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static String foldName(String id, String old) {
    return id + "." + old + FOLD_SUFFIX;
  }

  private static boolean isFile(String name) {
    return name.length() == ID_LENGTH + SUFFIX.length()
        && name.endsWith(SUFFIX)
        && Record.isHex(name.substring(0, ID_LENGTH), ID_LENGTH);
  }

  private static boolean isFold(String name) {
    return name.length() == 2 * ID_LENGTH + 1 + FOLD_SUFFIX.length()
        && name.endsWith(FOLD_SUFFIX)
        && name.charAt(ID_LENGTH) == '.'
        && Record.isHex(name.substring(0, ID_LENGTH), ID_LENGTH)
        && Record.isHex(name.substring(ID_LENGTH + 1, 2 * ID_LENGTH + 1), ID_LENGTH);
  }
}
