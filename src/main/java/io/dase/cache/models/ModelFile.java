// SPDX-License-Identifier: MIT
package io.dase.cache.models;

import io.dase.cache.core.CacheException;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What a model's file is, by its content: nothing in it is executed or unpickled, and no more than
 * its structure is read. Immutable; safe from any thread.
 *
 * @param format what it is
 * @param details what its structure tells, numbers and text, such as {@code tensors}
 */
public record ModelFile(ModelFormat format, Map<String, Object> details) {
  private static final Set<String> TORCH_EXTENSIONS = Set.of("pt", "pth", "ts", "torchscript");
  private static final byte[] ZIP_MAGIC = {'P', 'K', 3, 4};

  /** A pickle of protocol 2 that holds PyTorch's magic number, 0x1950a86a20f9469cfc6c. */
  private static final byte[] LEGACY_MAGIC = {
    (byte) 0x80,
    2,
    (byte) 0x8a,
    10,
    0x6c,
    (byte) 0xfc,
    (byte) 0x9c,
    0x46,
    (byte) 0xf9,
    0x20,
    0x6a,
    (byte) 0xa8,
    0x50,
    0x19,
    '.'
  };

  public ModelFile {
    details = Map.copyOf(details);
  }

  /**
   * Recognises and checks a file. Where its extension names a format ({@code pt}, {@code pth},
   * {@code ts}, {@code torchscript}, {@code onnx}, {@code safetensors}) it must be one; otherwise
   * it is what its content turns out to be, {@link ModelFormat#OTHER} at least.
   *
   * @throws CorruptDataException if it breaks the format that it claims to be
   * @throws IncompatibleDataException if it is whole, but of a kind that is not supported
   * @throws IllegalArgumentException if it is no file that can be read
   */
  public static ModelFile of(Path file) {
    Objects.requireNonNull(file, "file");
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new IllegalArgumentException(
          "file is " + file + "; expected a model's file that this process can read");
    }
    String extension = extension(file);
    try {
      if (TORCH_EXTENSIONS.contains(extension)) {
        return torch(file);
      }
      return switch (extension) {
        case "onnx" -> OnnxHeader.read(file);
        case "safetensors" -> SafetensorsHeader.read(file);
        default -> recognised(file);
      };
    } catch (CorruptDataException e) {
      throw new CorruptDataException(refusal(file, e), e);
    } catch (IncompatibleDataException e) {
      throw new IncompatibleDataException(refusal(file, e), e);
    } catch (IOException e) {
      throw new CacheIoException("the model " + file + " cannot be read: " + e, e);
    }
  }

  private static String refusal(Path file, CacheException e) {
    return "the model " + file + " is refused: " + e.getMessage();
  }

  private static ModelFile torch(Path file) throws IOException {
    byte[] start = start(file);
    if (startsWith(start, LEGACY_MAGIC)) {
      return new ModelFile(ModelFormat.TORCH_LEGACY, Map.of());
    }
    if (!startsWith(start, ZIP_MAGIC)) {
      throw new CorruptDataException(
          "found neither a zip archive nor PyTorch's magic number, expected a file of torch.save"
              + " or torch.jit.save");
    }
    return TorchArchive.read(file);
  }

  /** What is no good model of a known format is some other file, and stored as it is. */
  private static ModelFile recognised(Path file) throws IOException {
    byte[] start = start(file);
    try {
      if (startsWith(start, LEGACY_MAGIC) || startsWith(start, ZIP_MAGIC)) {
        return torch(file);
      }
      return start.length > Long.BYTES && start[Long.BYTES] == '{'
          ? SafetensorsHeader.read(file)
          : OnnxHeader.read(file);
    } catch (CorruptDataException | IncompatibleDataException e) {
      return new ModelFile(ModelFormat.OTHER, Map.of());
    }
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LEGACY_MAGIC.length);
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] magic) {
    return bytes.length >= magic.length
        && Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
  }

  private static String extension(Path file) {
    String name = file.getFileName().toString();
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
