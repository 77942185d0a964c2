// SPDX-License-Identifier: MIT
package io.dase.cache.readme;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A command that a {@code console} block shows behind {@code $}, and the output below it. */
record ShownCommand(String command, List<String> output) {
  private static final String ANY = "...";

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

  /**
   * Whether the lines are those shown, but for figures; {@code ...} stands for any lines, and
   * within a line for any text.
   */
  boolean matches(List<String> lines) {
    return matches(output, lines.stream().map(ShownCommand::withoutFigures).toList());
  }

  private static boolean matches(List<String> shown, List<String> lines) {
    if (shown.isEmpty()) {
      return lines.isEmpty();
    }
    List<String> rest = shown.subList(1, shown.size());
    if (shown.get(0).strip().equals(ANY)) {
      return matches(rest, lines)
          || (!lines.isEmpty() && matches(shown, lines.subList(1, lines.size())));
    }
    return !lines.isEmpty()
        && pattern(shown.get(0)).matcher(lines.get(0)).matches()
        && matches(rest, lines.subList(1, lines.size()));
  }

  private static Pattern pattern(String shown) {
    return Pattern.compile(
        Arrays.stream(withoutFigures(shown).split(Pattern.quote(ANY), -1))
            .map(Pattern::quote)
            .collect(Collectors.joining(".*")));
  }

  private static String withoutFigures(String line) {
    return line.replaceAll("\\d+([.,]\\d+)?", "#").replaceAll("\\s+", " ").strip();
  }
}
