// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import static io.dase.cache.store.Values.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.dase.cache.core.CacheKey;
import io.dase.cache.core.Category;
import io.dase.cache.core.Variant;
import io.dase.cache.testing.AnotherUser;
import io.dase.cache.testing.ChildJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shared folder in which one user's file cannot be read by another. */
class UnreadableEntryTest {
  private static final CacheKey KEY = new CacheKey(Category.SOURCE_MAPS, "map_1");

  @TempDir Path folder;

  @Test
  void anUpdateOfWhatCannotBeReadIsSkipped() throws Exception {
    Path root = folder.resolve("cache");
    try (Store store = Store.open(root)) {
      store.put(KEY, value("older"));
      store.put(KEY, value("newer"));
      Path newest = store.get(KEY).entry().orElseThrow().file();
      openToAll();
      Files.setPosixFilePermissions(newest, PosixFilePermissions.fromString("---------"));
      String told = AnotherUser.run(ChildJvm.of(Visitor.class), folder, root);

      assertThat(told).startsWith("SKIPPED, warned").contains(newest.getFileName().toString());
      assertThat(store.get(KEY).entry().orElseThrow().bytes()).asString().isEqualTo("newer");
    }
  }

  private void openToAll() throws Exception {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.filter(Files::isDirectory).toList()) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
      }
    }
  }

  /** What the other user does. */
  static final class Visitor {
    public static void main(String[] args) {
      List<String> warnings = new ArrayList<>();
      StoreOptions options = StoreOptions.defaults().withWarn(warnings::add);
      try (Store store = Store.open(Path.of(args[0]), options)) {
        PutOutcome outcome =
            store.update(KEY, Variant.NONE, newest -> Optional.of(value("instead")));
        System.out.println(outcome.state() + ", warned " + warnings);
      }
    }
  }
}
