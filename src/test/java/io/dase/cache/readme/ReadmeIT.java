// SPDX-License-Identifier: MIT
package io.dase.cache.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every snippet of the README runs, on the packaged jar, and prints what the README shows. */
class ReadmeIT {
  private static final Path SOURCE = Path.of(System.getProperty("dase.source.dir"));
  private static final String CLI_JAR = System.getProperty("dase.cli.jar");
  private static final String TEST_COMMAND = "scripts/test.sh";

  @TempDir static Path scratch;
  private static List<Snippet> snippets;

  @BeforeAll
  static void readTheReadme() throws IOException {
    snippets = Snippet.of(SOURCE.resolve("README.md"));
  }

  @Test
  void everyBlockIsOfAKindThatIsTested() {
    assertThat(snippets).extracting(Snippet::language).containsOnly("console", "java", "cpp");
  }

  @Test
  void theJavaExampleFindsItsPlanAgain() throws Exception {
    assertThat(runJava("Example", 0)).contains("planned: 7680.0");
    assertThat(runJava("Example", 0)).containsExactly("store: 7680.0");
  }

  @Test
  void theJavaExampleOfStoredValuesRuns() throws Exception {
    assertThat(runJava("Values", 1)).containsExactly("weights: 1000", "3.0");
  }

  @Test
  void theCppExampleFindsItsPlanAgain() throws Exception {
    Shell shell = new Shell(scratch, scratch.resolve("cpp-root"));
    String example = InstalledLibrary.in(shell).compile("example", blocks("cpp").get(0));

    assertThat(blocks("cpp")).hasSize(1);
    assertThat(shell.run(example)).containsExactly("planned: 7680");
    assertThat(shell.run(example)).containsExactly("store: 7680");
  }

  @Test
  void theCommandsPrintWhatIsShown() throws Exception {
    Shell shell = new Shell(SOURCE, scratch.resolve("warm-root"));
    for (Snippet snippet : snippets) {
      if (snippet.language().equals("console")) {
        for (ShownCommand shown : ShownCommand.in(snippet)) {
          List<String> lines = shell.run("bash", "-c", runnable(shown.command()));
          if (shown.command().startsWith(TEST_COMMAND)) {
            continue;
          }
          assertThat(shown.matches(lines))
              .as("output of `%s`:%n%s", shown.command(), String.join("\n", lines))
              .isTrue();
        }
      }
    }
  }

  /** This very test is part of what the test command runs, so that one only tells its usage. */
  private static String runnable(String command) {
    return command.startsWith(TEST_COMMAND)
        ? TEST_COMMAND + " --help"
        : command.replaceFirst("^scripts/deploy_cache\\.sh", "$0 --skip-build");
  }

  private static List<String> runJava(String name, int block) throws IOException {
    Path file = Files.writeString(scratch.resolve(name + ".java"), blocks("java").get(block));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Shell shell = new Shell(SOURCE, scratch.resolve("java-root"));
    return shell.run(java, "-cp", CLI_JAR, file.toString());
  }

  private static List<String> blocks(String language) {
    return snippets.stream()
        .filter(snippet -> snippet.language().equals(language))
        .map(Snippet::text)
        .toList();
  }
}
