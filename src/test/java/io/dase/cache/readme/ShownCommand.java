// SPDX-License-Identifier: MIT
package io.dase.cache.readme;

import java.util.ArrayList;
import java.util.List;

/** A command that a {@code console} block shows behind {@code $}, and the output below it. */
record ShownCommand(String command, List<String> output) {
  private static final String ANY_LINES = "...";

  static List<ShownCommand> in(Snippet snippet) {
    List<ShownCommand> commands = new ArrayList<>();
    for (String line : snippet.text().split("\n")) {
      if (line.startsWith("$ ")) {
        commands.add(new ShownCommand(line.substring(2), new ArrayList<>()));
      } else {
        commands.get(commands.size() - 1).output().add(line);
      }
    }
    return commands;
  }

  /** Whether the lines are those shown, but for figures; {@code ...} stands for any lines. */
  boolean matches(List<String> lines) {
    return matches(output, lines.stream().map(ShownCommand::withoutFigures).toList());
  }

  private static boolean matches(List<String> shown, List<String> lines) {
    if (shown.isEmpty()) {
      return lines.isEmpty();
    }
    List<String> rest = shown.subList(1, shown.size());
    if (shown.get(0).strip().equals(ANY_LINES)) {
      return matches(rest, lines)
          || (!lines.isEmpty() && matches(shown, lines.subList(1, lines.size())));
    }
    return !lines.isEmpty()
        && withoutFigures(shown.get(0)).equals(lines.get(0))
        && matches(rest, lines.subList(1, lines.size()));
  }

  private static String withoutFigures(String line) {
    return line.replaceAll("\\d+([.,]\\d+)?", "#").replaceAll("\\s+", " ").strip();
  }
}
