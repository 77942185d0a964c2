// SPDX-License-Identifier: MIT
package io.dase.cache.readme;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The examples of a document in one language, as one program that runs them in turn. A block that
 * begins with a comment of its own is a method for the others; each other one is a method's body.
 */
record ExampleProgram(List<Snippet> blocks) {
  private static final String JAVA_IMPORTS =
      """
      import io.dase.cache.*;
      import io.dase.cache.core.*;
      import io.dase.cache.fftw.*;
      import io.dase.cache.fftw.signal.*;
      import io.dase.cache.format.*;
      import io.dase.cache.kernels.*;
      import io.dase.cache.maps.*;
      import io.dase.cache.missions.*;
      import io.dase.cache.models.*;
      import io.dase.cache.profiles.*;
      import io.dase.cache.stencils.*;
      import io.dase.cache.templates.*;
      import io.dase.cache.warmup.*;
      import java.nio.file.*;
      import java.time.*;
      import java.util.*;
      import java.util.concurrent.*;
      """;
  private static final String CPP_INCLUDES =
      """
      #include <fftw3.h>

      #include <chrono>
      #include <complex>
      #include <future>
      #include <iostream>
      #include <numeric>
      #include <vector>

      #include "dase/convolver.hpp"
      #include "dase/npy.hpp"
      #include "dase/planner.hpp"
      #include "dase/store.hpp"

      """;

  static ExampleProgram of(Path document, String language) throws IOException {
    return new ExampleProgram(
        Snippet.of(document).stream().filter(s -> s.language().equals(language)).toList());
  }

  List<PrintedLine> shown() {
    return blocks.stream().flatMap(block -> PrintedLine.in(block).stream()).toList();
  }

  String java(String className) {
    String methods = methods("static void ", "() throws Exception");
    String main = "public static void main(String[] args) throws Exception {\n" + calls() + "}\n";
    return JAVA_IMPORTS + "public class " + className + " {\n" + main + methods + "}\n";
  }

  String cpp() {
    return CPP_INCLUDES + methods("static void ", "()") + "int main() {\n" + calls() + "}\n";
  }

  private String methods(String before, String after) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < blocks.size(); i++) {
      String block = blocks.get(i).text();
      text.append(isMethod(block) ? block : before + name(i) + after + " {\n" + block + "}\n");
    }
    return text.toString();
  }

  private String calls() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < blocks.size(); i++) {
      if (!isMethod(blocks.get(i).text())) {
        text.append(name(i)).append("();\n");
      }
    }
    return text.toString();
  }

  private static boolean isMethod(String block) {
    return block.startsWith("/**");
  }

  private static String name(int block) {
    return "example" + block;
  }
}
