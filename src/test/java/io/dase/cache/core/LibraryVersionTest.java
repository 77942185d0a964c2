// SPDX-License-Identifier: MIT
package io.dase.cache.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class LibraryVersionTest {
  @Test
  void theVersionIsThatOfTheMavenCoordinates() throws IOException {
    Path pom = Path.of(System.getProperty("dase.source.dir", ".")).resolve("pom.xml");

    assertThat(Files.readString(pom))
        .contains(
            "<artifactId>dase-cache</artifactId>\n  <version>" + LibraryVersion.VERSION + "<");
  }
}
