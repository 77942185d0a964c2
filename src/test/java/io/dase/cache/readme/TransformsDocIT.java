// SPDX-License-Identifier: MIT
package io.dase.cache.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every example of docs/transforms.md runs, on the packaged jar, and prints what it says. */
class TransformsDocIT {
  private static final Path SOURCE = Path.of(System.getProperty("dase.source.dir"));
  private static final String CLI_JAR = System.getProperty("dase.cli.jar");

  @TempDir Path scratch;

  @Test
  void theExamplesPrintWhatTheirCommentsSay() throws Exception {
    List<Snippet> snippets = Snippet.of(SOURCE.resolve("docs/transforms.md"));
    assertThat(snippets).extracting(Snippet::language).containsOnly("java");
    List<PrintedLine> shown = snippets.stream().flatMap(s -> PrintedLine.in(s).stream()).toList();
    assertThat(shown).hasSizeGreaterThan(30);

    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Shell shell = new Shell(SOURCE, scratch.resolve("root"));
    List<String> lines = shell.run(java, "-cp", CLI_JAR, program(snippets).toString());
    assertThat(lines).hasSameSizeAs(shown);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(shown.get(i).matches(lines.get(i)))
          .as("%s%nprinted %s", shown.get(i).statement(), lines.get(i))
          .isTrue();
    }
  }

  /** The first block is a method, each other one the body of a method. */
  private Path program(List<Snippet> snippets) throws IOException {
    StringBuilder methods = new StringBuilder();
    StringBuilder calls = new StringBuilder();
    for (int i = 1; i < snippets.size(); i++) {
      calls.append("example").append(i).append("();\n");
      methods.append("static void example").append(i).append("() throws Exception {\n");
      methods.append(snippets.get(i).text()).append("}\n");
    }
    String text =
        "import io.dase.cache.fftw.*;\nimport io.dase.cache.fftw.signal.*;\nimport java.util.*;\n"
            + "public class Transforms {\npublic static void main(String[] args) throws Exception {\n"
            + calls
            + "}\n"
            + snippets.get(0).text()
            + methods
            + "}\n";
    return Files.writeString(scratch.resolve("Transforms.java"), text);
  }
}
