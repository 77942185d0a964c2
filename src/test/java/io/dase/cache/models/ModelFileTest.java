// SPDX-License-Identifier: MIT
package io.dase.cache.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.core.CacheException;
import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.IncompatibleDataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
  private static final int TENSORS = 4;
  private static final long ELEMENTS = 3 * 4 + 4 + 4 * 2 + 2;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "state.pt, STATE_DICT",
    "script.pt, TORCHSCRIPT",
    "legacy.pt, TORCH_LEGACY",
    "model.onnx, ONNX",
    "tensors.safetensors, SAFETENSORS"
  })
  void filesOfPytorchAreRecognisedByTheirExtensionAndWithoutIt(String name, ModelFormat format)
      throws IOException {
    assertThat(ModelFile.of(GoldenModels.path(name)).format()).isEqualTo(format);
    assertThat(check("model", GoldenModels.bytes(name)).format()).isEqualTo(format);
    assertThat(check("model.bin", GoldenModels.bytes(name)).format()).isEqualTo(format);
  }

  @Test
  void theStructureTellsHowManyTensorsThereAre() {
    for (String name : new String[] {"state.pt", "script.pt"}) {
      assertThat(ModelFile.of(GoldenModels.path(name)).details())
          .containsEntry("tensors", (long) TENSORS)
          .containsEntry("tensor_bytes", Float.BYTES * ELEMENTS);
    }
    assertThat(ModelFile.of(GoldenModels.path("tensors.safetensors")).details())
        .containsEntry("tensors", (long) TENSORS)
        .containsEntry("elements", ELEMENTS)
        .containsEntry("tensor_bytes", Float.BYTES * ELEMENTS);
    assertThat(ModelFile.of(GoldenModels.path("model.onnx")).details())
        .containsEntry("producer", "pytorch")
        .containsKey("ir_version");
  }

  @ParameterizedTest
  @ValueSource(strings = {"state.pt", "script.pt", "model.onnx", "tensors.safetensors"})
  void truncatedFilesAreRefused(String name) {
    byte[] file = GoldenModels.bytes(name);
    int accepted = 0;
    for (int length = 0; length < file.length; length += length < file.length - 400 ? 13 : 1) {
      accepted += isAccepted(name, Arrays.copyOf(file, length)) ? 1 : 0;
    }
    // An ONNX file without its last field, the opset, is a whole message still.
    assertThat(accepted).isEqualTo(name.endsWith("onnx") ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"state.pt", "script.pt", "legacy.pt", "model.onnx", "tensors.safetensors"})
  void mangledFilesAreAcceptedOrRefusedAndNothingElse(String name) {
    byte[] file = GoldenModels.bytes(name);
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int refused = 0;
    for (int round = 0; round < 300; round++) {
      byte[] mangled = file.clone();
      for (int i = 1 + random.nextInt(16); i > 0; i--) {
        mangled[random.nextInt(mangled.length)] = (byte) random.nextInt(256);
      }
      refused += isAccepted(name, mangled) ? 0 : 1;
    }
    assertThat(refused).as("seed %d", seed).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"m.pt", "m.PTH", "m.onnx", "m.safetensors"})
  void aFileThatIsNotWhatItsNameSaysIsRefused(String name) {
    byte[] text = "no model at all, only text".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> check(name, text))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining(name)
        .hasMessageContaining("expected");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "no model", "{\"a\": 1}", "PK\3\4 but no archive"})
  void anyOtherFileIsTakenAsItIs(String content) throws IOException {
    ModelFile file = check("weights.h5", content.getBytes(StandardCharsets.US_ASCII));
    assertThat(file.format()).isEqualTo(ModelFormat.OTHER);
    assertThat(file.details()).isEmpty();
  }

  @Test
  void whatIsNoFileIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelFile.of(folder))
        .withMessageContaining(folder.toString());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ModelFile.of(folder.resolve("none.pt")))
        .withMessageContaining("none.pt");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../evil", "m/../../evil", "/m/evil", "m\\evil", "m//evil", "m/./evil"})
  void membersThatLeadElsewhereAreRefused(String name) {
    assertThatThrownBy(() -> check("m.pt", zip(name, "x", "m/data.pkl", "x", "m/version", "3")))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("relative name");
  }

  @Test
  void archivesThatPytorchDoesNotMakeAreRefused() {
    refused("m.pt", "without data.pkl", "m/other", "x");
    refused("m.pt", "2 folders", "a/data.pkl", "x", "b/version", "3");
    refused("m.pt", "folders", "data.pkl", "x", "version", "3");
    refused("m.pt", "deflated tensor", "m/data.pkl", "x", "m/version", "3", "m/data/0", "000000");
  }

  @Test
  void aVersionThatIsNoNumberIsRefused() {
    assertThatThrownBy(() -> check("m.pt", zip("m/data.pkl", "x", "m/version", "3".repeat(100))))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("100 bytes as 'm/version'");
  }

  @Test
  void aMemberThatClaimsMoreThanDeflateCanHoldIsRefused() throws IOException {
    byte[] bomb = zip("m/data.pkl", "x", "m/version", "3", "m/code/a.py", "0".repeat(1 << 22));
    claim(bomb, 1 << 30);
    assertThatThrownBy(() -> check("m.pt", bomb))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("claims to become 1073741824");
  }

  @Test
  void deflatedMembersThatBecomeTooMuchTogetherAreRefusedUnread() throws IOException {
    byte[] noise = new byte[2 << 20];
    new Random(1).nextBytes(noise);
    String text = new String(noise, StandardCharsets.ISO_8859_1).replaceAll("[^ -~]", "x");
    byte[] bomb = zip("m/data.pkl", "x", "m/version", "3", "m/code/a.py", text);
    claim(bomb, (1 << 30) + 1);
    assertThatThrownBy(() -> check("m.pt", bomb))
        .isInstanceOf(IncompatibleDataException.class)
        .hasMessageContaining("become more than 1073741824 bytes");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,4]}} | of shape [2]",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[4,8]}} | expected it at 0",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}} | expected 8 to the end",
        "{\"a\":{\"dtype\":\"F33\",\"shape\":[1],\"data_offsets\":[0,4]}} | dtype 'F33'",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[-1],\"data_offsets\":[0,4]}} | found -1",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[4611686018427387904,4],\"data_offsets\":[0,4]}}"
            + " | overflows",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,99999999999999999999]}}"
            + " | expected a number",
        "{\"a\":{\"dtype\":\"F32\",\"shape\":[1]}} | data_offsets",
        "{\"__metadata__\":{\"a\":1}} | map of text",
        "[1,2,3] | no JSON object",
        "{\"a\":1,\"a\":1} | Duplicate",
      })
  void aSafetensorsHeaderThatDoesNotFitItsDataIsRefused(String header, String found) {
    assertThatThrownBy(() -> check("m.safetensors", safetensors(header, 8)))
        .isInstanceOf(CacheException.class)
        .hasMessageContaining(found);
  }

  @Test
  void aSafetensorsHeaderBeyondItsFileIsRefusedWithoutMemoryForIt() {
    byte[] file = new byte[16];
    for (long length : new long[] {9, 100_000_000, Integer.MAX_VALUE, -1, Long.MIN_VALUE}) {
      ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).putLong(0, length);
      assertThatThrownBy(() -> check("m.safetensors", file))
          .isInstanceOf(CorruptDataException.class)
          .hasMessageContaining("expected 2 to 100000000");
    }
  }

  private void refused(String name, String message, String... members) {
    assertThatThrownBy(() -> check(name, zip(members)))
        .isInstanceOf(IncompatibleDataException.class)
        .hasMessageContaining(message);
  }

  private boolean isAccepted(String name, byte[] content) {
    try {
      check(name, content);
      return true;
    } catch (CacheException e) {
      return false;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private ModelFile check(String name, byte[] content) throws IOException {
    return ModelFile.of(Files.write(folder.resolve(name), content));
  }

  private static byte[] safetensors(String header, int dataBytes) {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Long.BYTES + text.length + dataBytes)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(text.length)
        .put(text)
        .array();
  }

  /** Lets the last member of an archive claim that it becomes so many bytes. */
  private static void claim(byte[] zip, int bytes) {
    ByteBuffer fields = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
    int central = zip.length;
    while (fields.getInt(central - Integer.BYTES) != 0x02014b50) {
      central--;
    }
    fields.putInt(central - Integer.BYTES + 24, bytes);
  }

  private static byte[] zip(String... namesAndContents) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndContents[i]));
        zip.write(namesAndContents[i + 1].getBytes(StandardCharsets.US_ASCII));
      }
    }
    return out.toByteArray();
  }
}
