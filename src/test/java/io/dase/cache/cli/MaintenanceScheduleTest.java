// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class MaintenanceScheduleTest {
  private static final Path SOURCE = Path.of(System.getProperty("dase.source.dir"));

  @TempDir private Path root;

  @Test
  void theUnitOfSystemdRunsACommandThatThereIs() throws IOException {
    String unit = Files.readString(SOURCE.resolve("scripts/systemd/dase-cache-maintain.service"));

    assertRuns(after("(?m)^ExecStart=\\S+/dase-cache (.+)$", unit));
  }

  @Test
  void theTimerIsWeekly() throws IOException {
    String timer = Files.readString(SOURCE.resolve("scripts/systemd/dase-cache-maintain.timer"));

    assertThat(timer).contains("OnCalendar=weekly", "WantedBy=timers.target");
  }

  @Test
  void theLineForCronRunsACommandThatThereIs() throws IOException {
    String docs = Files.readString(SOURCE.resolve("docs/operations.md"));

    assertRuns(after("(?m)^ +\\d+ \\d+ \\* \\* 0 root \\S+ \\S+/dase-cache (.+)$", docs));
  }

  @Test
  void theTaskForWindowsIsWellFormedAndRunsACommandThatThereIs() throws Exception {
    Document task =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(SOURCE.resolve("scripts/windows/dase-cache-maintain.xml").toFile());

    assertThat(text(task, "Command")).endsWith("scripts\\cache_maintenance.bat");
    assertThat(task.getElementsByTagName("ScheduleByWeek").getLength()).isEqualTo(1);
    assertRuns("maintain " + text(task, "Arguments"));
  }

  private void assertRuns(String command) {
    CliRun run = CliRun.of(root, command.split(" "));

    assertThat(command).contains("maintain", "--cleanup", "--check");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
  }

  private static String text(Document document, String name) {
    return document.getElementsByTagName(name).item(0).getTextContent();
  }

  private static String after(String pattern, String text) {
    Matcher line = Pattern.compile(pattern).matcher(text);
    assertThat(line.find()).isTrue();
    return line.group(1);
  }
}
