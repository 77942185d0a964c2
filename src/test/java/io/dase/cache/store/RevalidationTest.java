// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static io.dase.cache.store.Values.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RevalidationTest extends OpenStore {
  private static final CacheKey CHANGING = new CacheKey(Category.STATE_PROFILES, "changes");
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  @Test
  void endsWithTheNextRecord() {
    store.put(CHANGING, value("x"));
    Revalidation revalidation = revalidation();

    assertThat(revalidation.isCurrent()).isTrue();
    store.put(CHANGING, value("y"));
    assertThat(revalidation.isCurrent()).isFalse();
  }

  @Test
  void endsWhenAnotherFileTakesTheNameOfTheRecord() throws IOException {
    store.put(CHANGING, value("x"));
    Path record = record();
    date(record, LONG_AGO);
    Revalidation revalidation = revalidation();
    assertThat(revalidation.isCurrent()).isTrue();

    Path other = Files.copy(record, root.resolve("copy"));
    date(other, LONG_AGO);
    Files.delete(record);
    Files.move(other, record);
    assertThat(revalidation.isCurrent()).isFalse();
  }

  /**
   * Two files may have the same inode, size and time if one was written right after the other, as
   * far as the clock of the file system goes.
   */
  @Test
  void doesNotTrustTheTimesOfARecordThatWasJustWritten() throws IOException {
    store.put(CHANGING, value("x"));
    Path record = record();
    Instant soon = Instant.now().plusSeconds(3600);
    date(record, soon);
    Revalidation revalidation = revalidation();
    assertThat(revalidation.isCurrent()).isTrue();

    byte[] line = Files.readAllBytes(record);
    line[line.length / 2]++;
    record.toFile().setWritable(true);
    Files.write(record, line);
    date(record, soon);
    assertThat(revalidation.isCurrent()).isFalse();
  }

  @Test
  void endsWhenSomethingElseTakesTheNameOfTheRecord() throws IOException {
    store.put(CHANGING, value("x"));
    Revalidation revalidation = revalidation();
    Files.delete(record());
    Files.createDirectory(record());

    assertThat(revalidation.isCurrent()).isFalse();
  }

  private Revalidation revalidation() {
    return store.get(CHANGING).entry().orElseThrow().revalidation();
  }

  private Path record() {
    Layout layout = new Layout(root);
    return Path.of(layout.record(new RecordName(CHANGING.key32(), Variant.NONE.id(), 1)));
  }

  private static void date(Path file, Instant time) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(time));
  }
}
