// SPDX-License-Identifier: MIT
package io.dase.cache.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples of the documents run, on what is packaged, and print what their comments say. */
class DocsIT {
  private static final Path SOURCE = Path.of(System.getProperty("dase.source.dir"));
  private static final String CLI_JAR = System.getProperty("dase.cli.jar");

  @TempDir Path scratch;

  @ParameterizedTest
  @CsvSource({"transforms.md, 30", "migration.md, 8", "planning.md, 8"})
  void theJavaExamplesPrintWhatTheirCommentsSay(String document, int least) throws Exception {
    checkJava(document, least);
  }

  @ParameterizedTest
  @CsvSource({"transforms.md, 5", "migration.md, 3", "planning.md, 10", "operations.md, 4"})
  void theCppExamplesPrintWhatTheirCommentsSay(String document, int least) throws Exception {
    checkCpp(document, least);
  }

  @Test
  void theCppExamplesReadWhatTheJavaExamplesOfArtifactsStored() throws Exception {
    checkJava("artifacts.md", 34);
    checkCpp("artifacts.md", 10);
  }

  private void checkJava(String document, int least) throws Exception {
    ExampleProgram examples = ExampleProgram.of(SOURCE.resolve("docs/" + document), "java");
    Path file = Files.writeString(scratch.resolve("Examples.java"), examples.java("Examples"));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    Shell shell = new Shell(SOURCE, scratch.resolve("root"));

    checkPrinted(examples, least, shell.run(java, "-cp", CLI_JAR, file.toString()));
  }

  private void checkCpp(String document, int least) throws Exception {
    ExampleProgram examples = ExampleProgram.of(SOURCE.resolve("docs/" + document), "cpp");
    Shell shell = new Shell(scratch, scratch.resolve("root"));
    String program = InstalledLibrary.in(shell).compile("examples", examples.cpp());

    checkPrinted(examples, least, shell.run(program));
  }

  private static void checkPrinted(ExampleProgram examples, int least, List<String> lines) {
    List<PrintedLine> shown = examples.shown();
    assertThat(shown).hasSizeGreaterThanOrEqualTo(least);
    assertThat(lines).hasSameSizeAs(shown);
    for (int i = 0; i < lines.size(); i++) {
      assertThat(shown.get(i).matches(lines.get(i)))
          .as("%s%nprinted %s", shown.get(i).statement(), lines.get(i))
          .isTrue();
    }
  }
}
