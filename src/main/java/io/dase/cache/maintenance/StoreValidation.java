// SPDX-License-Identifier: MIT
package io.dase.cache.maintenance;

import io.dase.cache.core.CacheException;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.store.Finding;
import io.dase.cache.store.Finding.Severity;
import io.dase.cache.store.Record;
import io.dase.cache.store.Store;
import io.dase.cache.store.StoreHealth;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks a whole store: the files by {@link StoreHealth#validate}, then what they hold by {@link
 * ContentCheck}. Changes nothing. Stateless; safe from any thread.
 */
public final class StoreValidation {
  private StoreValidation() {}

  /**
   * What a validation found.
   *
   * @param entries how many live entries were checked
   * @param findings bad files and notes
   */
  public record Result(long entries, List<Finding> findings) {
    public Result {
      findings = List.copyOf(findings);
    }
  }

  public static Result run(Store store) {
    List<Finding> findings = new ArrayList<>(store.health().validate());
    Set<Path> bad =
        findings.stream().filter(Finding::isBad).map(Finding::path).collect(Collectors.toSet());
    ContentCheck check = new ContentCheck();
    long[] entries = {0};
    try (Stream<Record> records = store.list()) {
      records.forEach(
          record -> {
            entries[0]++;
            Path file = store.blobPath(record);
            if (!bad.contains(file)) {
              checkContent(check, record, file, findings);
            }
          });
    }
    return new Result(entries[0], findings);
  }

  private static void checkContent(
      ContentCheck check, Record record, Path file, List<Finding> findings) {
    try {
      check.run(record, file);
    } catch (NoSuchFileException e) {
      return;
    } catch (CorruptDataException e) {
      findings.add(finding(Severity.BAD, record, file, e));
    } catch (CacheException e) {
      findings.add(finding(Severity.NOTE, record, file, e));
    } catch (IOException e) {
      findings.add(finding(Severity.BAD, record, file, e));
    }
  }

  private static Finding finding(Severity severity, Record record, Path file, Exception e) {
    return new Finding(
        severity,
        file,
        record.key() + ": " + e.getMessage(),
        "content that fits its name, ." + record.extension());
  }
}
