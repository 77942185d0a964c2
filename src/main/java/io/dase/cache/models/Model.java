// SPDX-License-Identifier: MIT
package io.dase.cache.models;

import io.dase.cache.core.EntryInfo;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A model of the store, without its content. Immutable; safe from any thread.
 *
 * @param name its key
 * @param file what its file is, as of its registration
 * @param metadata what its maker noted
 * @param bytes its size
 * @param sha256 its digest, 64 hex digits
 * @param path the file that holds it, not checked; read it, never write it
 * @param created when it was registered, by that writer's clock
 */
public record Model(
    String name,
    ModelFile file,
    ModelMetadata metadata,
    long bytes,
    String sha256,
    Path path,
    Instant created) {
  static Model of(EntryInfo entry) {
    return new Model(
        entry.key().key(),
        ModelMeta.file(entry.meta()),
        ModelMeta.metadata(entry.meta()),
        entry.sizeBytes(),
        entry.sha256(),
        entry.file(),
        entry.created());
  }
}
