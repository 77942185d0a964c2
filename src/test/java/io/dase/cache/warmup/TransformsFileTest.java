// SPDX-License-Identifier: MIT
package io.dase.cache.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class TransformsFileTest {
  private final JsonNode file = read();

  @Test
  void thirteenTransformsAreListedInOrderOfRankAndSize() {
    List<String> keys = new ArrayList<>();
    file.get("transforms").forEach(transform -> keys.add(transform.get("key").asText()));
    assertThat(keys)
        .containsExactly(
            "fft_1d_64",
            "fft_1d_128",
            "fft_1d_256",
            "fft_1d_512",
            "fft_1d_1024",
            "fft_1d_2048",
            "fft_2d_64x64",
            "fft_2d_128x128",
            "fft_2d_256x256",
            "fft_2d_512x512",
            "fft_3d_32x32x32",
            "fft_3d_64x64x64",
            "fft_3d_128x128x128");
  }

  @Test
  void everyKeySaysTheTypeRankAndSizesBesideIt() {
    for (JsonNode transform : file.get("transforms")) {
      JsonNode sizes = transform.get("sizes");
      String joined =
          StreamSupport.stream(sizes.spliterator(), false)
              .map(JsonNode::asText)
              .collect(Collectors.joining("x"));
      assertThat(transform.get("key").asText())
          .isEqualTo(transform.get("type").asText() + "_" + sizes.size() + "d_" + joined);
    }
  }

  @Test
  void allOfThemArePlannedBothWaysInAndOutOfPlaceOnOneThreadByMeasuring() {
    assertThat(file.get("rigor").asText()).isEqualTo("measure");
    assertThat(file.get("threads").asInt()).isEqualTo(1);
    assertThat(file.get("directions")).map(JsonNode::asText).containsExactly("forward", "backward");
    assertThat(file.get("placements")).map(JsonNode::asText).containsExactly("in", "out");
  }

  private static JsonNode read() {
    Path path = Path.of(System.getProperty("dase.source.dir"), "wisdom/transforms.json");
    try {
      return new ObjectMapper().readTree(path.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
