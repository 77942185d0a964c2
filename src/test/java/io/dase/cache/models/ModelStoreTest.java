// SPDX-License-Identifier: MIT
package io.dase.cache.models;

import static io.dase.cache.testing.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dase.cache.core.CorruptDataException;
import io.dase.cache.core.Digests;
import io.dase.cache.models.Metric.Goal;
import io.dase.cache.testing.OpenCache;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelStoreTest extends OpenCache {
  private static final ModelMetadata METADATA =
      ModelMetadata.NONE
          .withEngine("waves")
          .withArchitecture("3-4-2 perceptron")
          .withTrainingDataSha256("0123456789abcdef".repeat(4))
          .withMetric("validation_mse", 1.25e-3, Goal.LOWEST)
          .withMetric("r2", 0.98, Goal.HIGHEST);

  private ModelStore models;

  @BeforeEach
  void open() {
    models = new ModelStore(cache);
  }

  @Test
  void aModelComesBackByteForByteWithItsMetadata() throws IOException {
    assertThat(models.register("waves_v1", GoldenModels.path("state.pt"), METADATA)).isTrue();

    Model model = models.find("waves_v1").orElseThrow();
    assertThat(model.metadata()).isEqualTo(METADATA);
    assertThat(model.file()).isEqualTo(ModelFile.of(GoldenModels.path("state.pt")));
    assertThat(model.bytes()).isEqualTo(GoldenModels.bytes("state.pt").length);
    assertThat(model.sha256()).isEqualTo(Digests.sha256Hex(GoldenModels.bytes("state.pt")));
    assertThat(models.path("waves_v1").orElseThrow())
        .hasBinaryContent(GoldenModels.bytes("state.pt"));
    try (InputStream in = models.open("waves_v1").orElseThrow()) {
      assertThat(in).hasBinaryContent(GoldenModels.bytes("state.pt"));
    }
  }

  @Test
  void nativeToolsOpenAModelUnderItsNameAndExtension() {
    models.register("waves_v1", GoldenModels.path("tensors.safetensors"));
    assertThat(root.resolve("surrogates/waves_v1.safetensors"))
        .hasBinaryContent(GoldenModels.bytes("tensors.safetensors"));
  }

  @Test
  void aRefusedModelLeavesTheFormerOneInPlace() throws IOException {
    models.register("m", GoldenModels.path("state.pt"));
    Path damaged = Files.write(folder.resolve("damaged.pt"), new byte[] {'P', 'K', 3, 4, 5});

    assertThatThrownBy(() -> models.register("m", damaged))
        .isInstanceOf(CorruptDataException.class)
        .hasMessageContaining("damaged.pt");
    assertThatThrownBy(() -> models.register("other", damaged))
        .isInstanceOf(CorruptDataException.class);

    assertThat(models.list()).singleElement().extracting(Model::name).isEqualTo("m");
    assertThat(models.path("m").orElseThrow()).hasBinaryContent(GoldenModels.bytes("state.pt"));
  }

  @Test
  void theBestOfAnEngineFollowsTheGoalOfTheMetric() {
    register("a", "waves", 0.3, 0.90);
    register("b", "waves", 0.1, 0.80);
    register("c", "waves", 0.2, 0.95);
    register("d", "heat", 0.0, 1.0);

    assertThat(best("waves", "mse")).isEqualTo("b");
    assertThat(best("waves", "r2")).isEqualTo("c");
    assertThat(models.best("waves", "unknown")).isEmpty();
    assertThat(models.best("unknown", "mse")).isEmpty();
  }

  @Test
  void modelsThatDisagreeAboutTheGoalHaveNoBest() {
    register("a", "waves", 0.3, 0.9);
    models.register(
        "b",
        GoldenModels.path("state.pt"),
        ModelMetadata.NONE.withEngine("waves").withMetric("mse", 1, Goal.HIGHEST));

    assertThatIllegalStateException()
        .isThrownBy(() -> models.best("waves", "mse"))
        .withMessageContainingAll("'mse'", "'a'", "'b'");
  }

  @Test
  void filesThatOthersStoredAreListedWithoutMetadata() {
    cache.saveFile("surrogates", "foreign", GoldenModels.path("model.onnx"));
    cache.save("surrogates", "gain", 1.5);

    assertThat(models.list())
        .hasSize(2)
        .allSatisfy(
            model -> {
              assertThat(model.metadata()).isEqualTo(ModelMetadata.NONE);
              assertThat(model.file().format()).isEqualTo(ModelFormat.OTHER);
            });
  }

  @Test
  void aDeletedModelIsGone() {
    models.register("m", GoldenModels.path("state.pt"));
    assertThat(models.delete("m")).isTrue();
    assertThat(models.find("m")).isEmpty();
    assertThat(models.path("m")).isEmpty();
    assertThat(models.delete("m")).isFalse();
  }

  @Test
  void theDigestOfTrainingDataIsThatOfItsFile() throws IOException {
    Path data = Files.write(folder.resolve("data.bin"), new byte[100_000]);
    assertThat(METADATA.withTrainingData(data).trainingDataSha256())
        .isEqualTo(Digests.sha256Hex(new byte[100_000]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> METADATA.withTrainingData(folder.resolve("none")))
        .withMessageContaining("none");
  }

  @Test
  void metadataOutOfRangeIsRefusedByName() {
    refused("engine", () -> METADATA.withEngine("two words"));
    refused("architecture", () -> METADATA.withArchitecture("x".repeat(4097)));
    refused("trainingDataSha256", () -> METADATA.withTrainingDataSha256("ABCD"));
    refused("metric", () -> METADATA.withMetric("", 1, Goal.LOWEST));
    refused("NaN", () -> METADATA.withMetric("mse", Double.NaN, Goal.LOWEST));
    refused("expected", () -> models.register("", GoldenModels.path("state.pt")));
  }

  @Test
  void nullArgumentsAreNamed() {
    Path file = GoldenModels.path("state.pt");
    namesNull("name", () -> models.register(null, file));
    namesNull("file", () -> models.register("m", null));
    namesNull("metadata", () -> models.register("m", file, null));
    namesNull("name", () -> models.find(null));
    namesNull("name", () -> models.path(null));
    namesNull("name", () -> models.open(null));
    namesNull("name", () -> models.delete(null));
    namesNull("engine", () -> models.best(null, null));
    namesNull("metric", () -> models.best("waves", null));
    namesNull("file", () -> ModelFile.of(null));
    namesNull("engine", () -> METADATA.withEngine(null));
    namesNull("architecture", () -> METADATA.withArchitecture(null));
    namesNull("trainingDataSha256", () -> METADATA.withTrainingDataSha256(null));
    namesNull("name", () -> METADATA.withMetric(null, 1, Goal.LOWEST));
    assertThat(models.list()).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenIsNoReasonToFail() throws IOException {
    Path file = Files.createFile(folder.resolve("file"));
    try (ModelStore blocked = new ModelStore(file.resolve("cache"))) {
      assertThat(blocked.register("m", GoldenModels.path("state.pt"))).isFalse();
      assertThat(blocked.find("m")).isEmpty();
    }
  }

  @Test
  void onlyTheOwnerOfTheCacheClosesIt() {
    models.close();
    assertThatIllegalStateException().isThrownBy(models::list);
    assertThat(cache.list()).isEmpty();
    ModelStore own = new ModelStore(root);
    own.close();
    assertThatIllegalStateException().isThrownBy(own::list);
  }

  private void register(String name, String engine, double mse, double r2) {
    ModelMetadata metadata =
        ModelMetadata.NONE
            .withEngine(engine)
            .withMetric("mse", mse, Goal.LOWEST)
            .withMetric("r2", r2, Goal.HIGHEST);
    models.register(name, GoldenModels.path("state.pt"), metadata);
  }

  private String best(String engine, String metric) {
    return models.best(engine, metric).orElseThrow().name();
  }

  private static void namesNull(String argument, ThrowingCallable call) {
    assertThatNullPointerException().isThrownBy(call).withMessage(argument);
  }
}
