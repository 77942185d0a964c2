// SPDX-License-Identifier: MIT
package io.dase.cache.readme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A fenced block of a Markdown file. */
record Snippet(String language, String text) {
  private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w+)\\n(.*?)^```$");

  static List<Snippet> of(Path file) throws IOException {
    return FENCE
        .matcher(Files.readString(file))
        .results()
        .map((MatchResult match) -> new Snippet(match.group(1), match.group(2)))
        .toList();
  }
}
