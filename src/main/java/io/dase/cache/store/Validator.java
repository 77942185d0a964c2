// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads a whole store and lists what is wrong with it. Used once, by one thread. */
final class Validator {
  private final Layout layout;
  private final RecordFiles records;
  private final BlobVerifier verifier = new BlobVerifier(Faults.NONE);
  private final List<Finding> findings = new ArrayList<>();
  private final Set<String> referenced = new HashSet<>();

  Validator(Layout layout, RecordFiles records) {
    this.layout = layout;
    this.records = records;
  }

  List<Finding> run() {
    try {
      new StoreMarker(layout.marker()).check();
    } catch (IncompatibleDataException e) {
      return List.of(Finding.bad(layout.marker(), e.getMessage(), "a store of this version"));
    } catch (IOException e) {
      return List.of(Finding.bad(layout.marker(), IoCause.describe(e), "a readable marker"));
    }
    forEachShard(layout.records(), this::checkRecord);
    forEachShard(layout.blobs(), this::checkBlob);
    children(layout.leases()).forEach(this::checkLease);
    for (Path entry : children(layout.root())) {
      if (!entry.equals(layout.store()) && Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
        children(entry).forEach(this::checkHead);
      }
    }
    return List.copyOf(findings);
  }

  /** Checks one file of one shard. */
  @FunctionalInterface
  private interface Check {
    void run(Path file, String shard) throws IOException;
  }

  private void forEachShard(Path folder, Check check) {
    for (Path shard : children(folder)) {
      String name = shard.getFileName().toString();
      if (Layout.isTemporary(shard)) {
        findings.add(Finding.note(shard, "a temporary file", "none, unless a put is under way"));
      } else if (!Listing.isShard(name)) {
        findings.add(Finding.note(shard, "an unmanaged file", "folders of three hex digits"));
      } else {
        for (Path file : children(shard)) {
          checkOne(file, name, check);
        }
      }
    }
  }

  private void checkOne(Path file, String shard, Check check) {
    if (Layout.isTemporary(file)) {
      findings.add(Finding.note(file, "a temporary file", "none, unless a put is under way"));
      return;
    }
    try {
      check.run(file, shard);
    } catch (NoSuchFileException e) {
      return;
    } catch (IOException e) {
      findings.add(Finding.bad(file, IoCause.describe(e), "a readable file"));
    }
  }

  private void checkRecord(Path file, String shard) throws IOException {
    String text = file.getFileName().toString();
    if (text.startsWith(shard) && RecordName.isPrunedMark(text)) {
      return;
    }
    RecordName name = RecordName.parse(text);
    if (name == null || !name.key32().startsWith(shard)) {
      findings.add(Finding.note(file, "an unmanaged file", "records of this folder"));
      return;
    }
    try {
      Record record = records.read(name).record();
      if (record.isLive()) {
        Path blob = layout.blob(record.sha256(), record.extension());
        referenced.add(blob.getFileName().toString());
        checkPresence(file, record, blob);
      }
    } catch (CorruptDataException e) {
      findings.add(Finding.bad(file, e.getMessage(), "a record"));
    }
  }

  private void checkPresence(Path file, Record record, Path blob) {
    if (!Files.exists(blob, LinkOption.NOFOLLOW_LINKS)
        && !Files.exists(layout.trash().resolve(blob.getFileName()), LinkOption.NOFOLLOW_LINKS)) {
      findings.add(
          Finding.bad(
              file,
              "generation " + record.generation() + " of " + record.key() + " without its blob",
              "the file " + blob));
    }
  }

  private void checkBlob(Path file, String shard) throws IOException {
    String name = file.getFileName().toString();
    int dot = name.indexOf('.');
    String sha256 = dot < 0 ? "" : name.substring(0, dot);
    if (!Record.isHex(sha256, Record.DIGEST_LENGTH)
        || !sha256.startsWith(shard)
        || !Record.isExtension(name.substring(dot + 1))) {
      findings.add(Finding.note(file, "an unmanaged file", "blobs of this folder"));
      return;
    }
    try {
      verifier.check(file, BlobVerifier.attributes(file, Files.size(file)), sha256);
    } catch (BadBlobException e) {
      findings.add(Finding.bad(file, e.found(), e.expected()));
    }
    if (!referenced.contains(name)) {
      findings.add(Finding.note(file, "a blob that no record names", "none, or a collection soon"));
    }
  }

  private void checkLease(Path file) {
    if (Layout.isTemporary(file)) {
      findings.add(Finding.note(file, "a temporary file", "none, unless a computation waits"));
    } else if (!LeaseName.matches(file.getFileName().toString())) {
      findings.add(Finding.note(file, "an unmanaged file", "leases"));
    } else if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      findings.add(Finding.note(file, "something that is no file", "a lease, or nothing"));
    } else {
      findings.add(Finding.note(file, "a lease", "none, unless a computation is under way"));
    }
  }

  private void checkHead(Path head) {
    if (Layout.isTemporary(head)) {
      findings.add(Finding.note(head, "a temporary file", "none, unless a put is under way"));
      return;
    }
    try {
      Optional<Path> target = Heads.target(head);
      if (target.isEmpty()) {
        findings.add(Finding.note(head, "an unmanaged file", "heads of entries"));
      } else if (!Files.exists(head)) {
        findings.add(
            Finding.bad(head, "a link to " + target.get() + ", which is gone", "a link to a blob"));
      }
    } catch (IOException e) {
      findings.add(Finding.bad(head, IoCause.describe(e), "a readable link"));
    }
  }

  private List<Path> children(Path folder) {
    try {
      String[] names = Chain.listFolder(folder.toString());
      Arrays.sort(names);
      return Arrays.stream(names).map(folder::resolve).toList();
    } catch (IOException e) {
      findings.add(Finding.bad(folder, IoCause.describe(e), "a readable folder"));
      return List.of();
    }
  }
}
