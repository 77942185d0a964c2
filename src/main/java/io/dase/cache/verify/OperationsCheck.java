// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import io.dase.cache.CacheManager;
import io.dase.cache.core.EntryInfo;
import io.dase.cache.core.MissReason;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Save, replace, list, compute, delete and clear do what they say. Stateless. */
final class OperationsCheck implements VerifierCheck {
  private static final String CATEGORY = "verify_operations";

  @Override
  public String name() {
    return "cache operations";
  }

  @Override
  public String run(Path folder) throws Mismatch {
    try (CacheManager manager = Alone.manager(folder)) {
      saveAndReplace(manager);
      compute(manager);
      list(manager);
      remove(manager);
    }
    return "save, replace, list, info, compute once, delete, clear";
  }

  private static void saveAndReplace(CacheManager manager) throws Mismatch {
    Mismatch.unlessEqual("exists before a save", manager.exists(CATEGORY, "a"), false);
    Mismatch.unless(
        manager.save(CATEGORY, "a", "first"), "a value was not stored; see 'dase-cache doctor'");
    manager.save(CATEGORY, "a", "second");
    Mismatch.unlessEqual("a replaced value", load(manager, "a"), Optional.of("second"));
    Mismatch.unlessEqual("exists after a save", manager.exists(CATEGORY, "a"), true);
  }

  private static void compute(CacheManager manager) throws Mismatch {
    AtomicInteger calls = new AtomicInteger();
    for (int i = 0; i < 2; i++) {
      String value =
          manager.computeIfAbsent(
              CATEGORY, "b", String.class, () -> "computed " + calls.incrementAndGet());
      Mismatch.unlessEqual("a computed value", value, "computed 1");
    }
  }

  private static void list(CacheManager manager) throws Mismatch {
    List<String> keys = manager.list(CATEGORY).stream().map(e -> e.key().key()).toList();
    Mismatch.unlessEqual("the list of keys", keys, List.of("a", "b"));
    Mismatch.unlessEqual(
        "the generation of a value that was replaced once",
        manager.info(CATEGORY, "a").map(EntryInfo::generation),
        Optional.of(2L));
  }

  private static void remove(CacheManager manager) throws Mismatch {
    Mismatch.unlessEqual("delete", manager.delete(CATEGORY, "a"), true);
    Mismatch.unlessEqual("a deleted value", load(manager, "a"), Optional.empty());
    Mismatch.unlessEqual(
        "the reason of its miss",
        manager.why(CATEGORY, "a").reason(),
        Optional.of(MissReason.DELETED));
    Mismatch.unlessEqual("clear", manager.clear(CATEGORY), 1);
    Mismatch.unlessEqual("the list after clear", manager.list(CATEGORY), List.of());
  }

  private static Optional<String> load(CacheManager manager, String key) {
    return manager.load(CATEGORY, key, String.class);
  }
}
