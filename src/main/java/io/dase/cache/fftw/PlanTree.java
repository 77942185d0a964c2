// SPDX-License-Identifier: MIT
package io.dase.cache.fftw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A plan as FFTW describes it: a solver, and the plans that it is made of. Immutable value; safe
 * from any thread.
 *
 * @param solver the solver with its parameters, as FFTW prints them
 * @param parts the plans that it calls, in FFTW's order
 */
public record PlanTree(String solver, List<PlanTree> parts) {
  private static final int MAX_DEPTH = 256;

  public PlanTree {
    parts = List.copyOf(parts);
  }

  /**
   * The tree of FFTW's own description, nested parentheses; empty for any other text.
   *
   * @param planText of {@link WisdomProblem#planText()}
   */
  public static Optional<PlanTree> parse(String planText) {
    Parser parser = new Parser(planText.strip());
    PlanTree tree = parser.plan(0);
    return tree != null && parser.atEnd() ? Optional.of(tree) : Optional.empty();
  }

  /** One line a plan, each below and right of the one that calls it, joined by branches. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(solver);
    addParts("", lines);
    return List.copyOf(lines);
  }

  private void addParts(String indent, List<String> lines) {
    for (int i = 0; i < parts.size(); i++) {
      boolean last = i == parts.size() - 1;
      lines.add(indent + (last ? "└── " : "├── ") + parts.get(i).solver);
      parts.get(i).addParts(indent + (last ? "    " : "│   "), lines);
    }
  }

  /** Used once. */
  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    boolean atEnd() {
      return at == text.length();
    }

    /** Null if there is no whole plan. */
    PlanTree plan(int depth) {
      if (depth == MAX_DEPTH || !accept('(')) {
        return null;
      }
      String solver = solver();
      List<PlanTree> parts = new ArrayList<>();
      while (at < text.length() && text.charAt(at) == '(') {
        PlanTree part = plan(depth + 1);
        if (part == null) {
          return null;
        }
        parts.add(part);
        skipBlanks();
      }
      return !solver.isEmpty() && accept(')') ? new PlanTree(solver, parts) : null;
    }

    private String solver() {
      int begin = at;
      while (at < text.length() && text.charAt(at) != '(' && text.charAt(at) != ')') {
        at++;
      }
      return text.substring(begin, at).strip();
    }

    private boolean accept(char expected) {
      if (at == text.length() || text.charAt(at) != expected) {
        return false;
      }
      at++;
      return true;
    }

    private void skipBlanks() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
  }
}
