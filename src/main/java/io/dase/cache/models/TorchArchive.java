// SPDX-License-Identifier: MIT
package io.dase.cache.models;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import io.dase.cache.format.ZipArchive;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The zip archives of PyTorch: one folder with {@code data.pkl}, {@code version} and the tensors'
 * bytes as {@code data/0}, {@code data/1}, ...; TorchScript has {@code constants.pkl} and {@code
 * code/} besides. Stateless; safe from any thread.
 */
final class TorchArchive {
  private static final String PICKLE = "data.pkl";
  private static final String VERSION = "version";
  private static final String CONSTANTS = "constants.pkl";
  private static final String TENSORS = "data/";
  private static final String CODE = "code/";
  private static final int MAX_VERSION_BYTES = 32;

  private TorchArchive() {}

  static ModelFile read(Path file) {
    List<ZipArchive.Member> members = ZipArchive.members(file);
    String folder = folder(members);
    Set<String> names = new HashSet<>();
    long tensors = 0;
    long tensorBytes = 0;
    boolean code = false;
    for (ZipArchive.Member member : members) {
      String name = member.name().substring(folder.length());
      names.add(name);
      if (name.startsWith(TENSORS) && name.length() > TENSORS.length()) {
        requireStored(member);
        tensors++;
        tensorBytes += member.bytes();
      }
      if (name.equals(VERSION) && member.bytes() > MAX_VERSION_BYTES) {
        throw new CorruptDataException(
            "found %d bytes as '%s', expected the number of a version"
                .formatted(member.bytes(), member.name()));
      }
      code |= name.startsWith(CODE);
    }
    if (!names.contains(PICKLE) || !names.contains(VERSION)) {
      throw new IncompatibleDataException(
          "found a zip archive of %d members without %s and %s in '%s', expected one of torch.save"
                  .formatted(members.size(), PICKLE, VERSION, folder)
              + " or torch.jit.save");
    }
    boolean script = code || names.contains(CONSTANTS);
    return new ModelFile(
        script ? ModelFormat.TORCHSCRIPT : ModelFormat.STATE_DICT,
        Map.of("members", (long) members.size(), "tensors", tensors, "tensor_bytes", tensorBytes));
  }

  /** The one folder of all members, with its slash. */
  private static String folder(List<ZipArchive.Member> members) {
    Set<String> folders =
        members.stream()
            .map(member -> member.name().substring(0, member.name().indexOf('/') + 1))
            .collect(Collectors.toSet());
    if (folders.size() != 1 || folders.contains("")) {
      throw new IncompatibleDataException(
          "found a zip archive with %d folders at its top, expected one as PyTorch makes it"
              .formatted(folders.size()));
    }
    return folders.iterator().next();
  }

  /** PyTorch maps tensors where they lie, and refuses others. */
  private static void requireStored(ZipArchive.Member member) {
    if (member.deflated()) {
      throw new IncompatibleDataException(
          "found the deflated tensor '" + member.name() + "', expected tensors stored as they are");
    }
  }
}
