// SPDX-License-Identifier: MIT
package io.dase.cache.verify;

import io.dase.cache.maintenance.StoreValidation;
import io.dase.cache.store.Finding;
import io.dase.cache.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the user's own store holds is whole. Reads only. Stateless. */
final class StoreCheck implements VerifierCheck {
  private final Path root;

  StoreCheck(Path root) {
    this.root = root;
  }

  @Override
  public String name() {
    return "store";
  }

  @Override
  public String run(Path folder) throws Mismatch {
    if (!Files.isDirectory(root.resolve(".store"))) {
      return root + " holds nothing yet";
    }
    try (Store store = Alone.store(root)) {
      StoreValidation.Result result = StoreValidation.run(store);
      List<Finding> bad = result.findings().stream().filter(Finding::isBad).toList();
      if (!bad.isEmpty()) {
        throw new Mismatch(
            "%d bad files, such as %s: found %s; 'dase-cache validate' lists all"
                .formatted(bad.size(), bad.get(0).path(), bad.get(0).found()));
      }
      return result.entries() + " entries of " + root + " are whole";
    }
  }
}
