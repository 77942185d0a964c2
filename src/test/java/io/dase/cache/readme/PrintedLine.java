// SPDX-License-Identifier: MIT
package io.dase.cache.readme;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A statement of an example that prints a line, and what its comment shows of that line. */
record PrintedLine(String statement, String shown) {
  private static final Pattern STATEMENT =
      Pattern.compile("(?m)^ *((?:System\\.out\\.println\\(|std::cout <<).*;) +// (.*)$");
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\w.-])-?\\d+(\\.\\d+)?([eE]-?\\d+)?");
  private static final double HALF_A_DIGIT = 0.5001e-4;

  static List<PrintedLine> in(Snippet snippet) {
    return STATEMENT
        .matcher(snippet.text())
        .results()
        .map((MatchResult match) -> new PrintedLine(match.group(1), match.group(2)))
        .toList();
  }

  /**
   * Whether the comment begins with the line: the same text between numbers that agree to four
   * decimals, with a decimal point where the line has one. A remark may follow, behind a colon or a
   * blank.
   */
  boolean matches(String line) {
    String[] shownText = NUMBER.split(shown, -1);
    String[] lineText = NUMBER.split(line, -1);
    List<String> shownTexts = numbers(shown);
    List<String> lineTexts = numbers(line);
    double[] shownNumbers = values(shownTexts);
    double[] lineNumbers = values(lineTexts);
    for (int i = 0; i < lineNumbers.length; i++) {
      if (i >= shownNumbers.length
          || !lineText[i].equals(shownText[i])
          || Math.abs(lineNumbers[i] - shownNumbers[i]) > HALF_A_DIGIT
          || (!isRounding(lineNumbers[i])
              && lineTexts.get(i).contains(".") != shownTexts.get(i).contains("."))) {
        return false;
      }
    }
    int last = lineNumbers.length;
    String rest = shownText[last];
    return rest.startsWith(lineText[last]) && isRemark(rest.substring(lineText[last].length()));
  }

  /** What stands for 0 in a comment, whatever the program prints. */
  private static boolean isRounding(double number) {
    return number != 0 && Math.abs(number) < HALF_A_DIGIT;
  }

  private static boolean isRemark(String rest) {
    return rest.isEmpty() || rest.startsWith(":") || rest.startsWith(" ");
  }

  private static List<String> numbers(String text) {
    return NUMBER.matcher(text).results().map(MatchResult::group).toList();
  }

  private static double[] values(List<String> numbers) {
    return numbers.stream().mapToDouble(Double::parseDouble).toArray();
  }
}
