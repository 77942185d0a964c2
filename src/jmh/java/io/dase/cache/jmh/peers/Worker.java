// SPDX-License-Identifier: MIT
package io.dase.cache.jmh.peers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * {@code Worker dase|jtransforms|commons-math|bytedeco ROOT OWN}: answers each line of standard
 * input as {@code bench_c_loop} does. ROOT is the store with the wisdom, OWN a folder for wisdom
 * that only this contestant can use.
 */
public final class Worker {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Contestant contestant;
  private Opened opened;

  private Worker(Contestant contestant) {
    this.contestant = contestant;
  }

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[1]);
    Worker worker =
        new Worker(
            switch (args[0]) {
              case "dase" -> new DaseContestant(root);
              case "jtransforms" -> new JTransformsContestant();
              case "commons-math" -> new CommonsMathContestant();
              case "bytedeco" -> new BytedecoContestant(root, Path.of(args[2]));
              default -> throw new IllegalArgumentException("no contestant '" + args[0] + "'");
            });
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = input.readLine(); line != null; line = input.readLine()) {
      System.out.println(JSON.writeValueAsString(worker.answer(line.split(" "))));
    }
    worker.closeCase();
    System.exit(0); // JTransforms' threads would keep the process alive
  }

  private Map<String, ?> answer(String[] words) {
    if (words[0].equals("run") && opened != null && opened.forms().containsKey(words[1])) {
      long count = Long.parseLong(words[2]);
      return Map.of("ns", opened.forms().get(words[1]).nanos(count) / (double) count);
    }
    if (!words[0].equals("case")) {
      return Map.of(
          "refused", "case TYPE HOWMANY THREADS RIGOR SIZE... first, then run FORM COUNT");
    }
    closeCase();
    try {
      opened = contestant.open(Transform.parse(Arrays.copyOfRange(words, 1, words.length)));
    } catch (UnsupportedOperationException e) {
      return Map.of("refused", e.getMessage());
    }
    return Map.of(
        "threads", opened.threads(),
        "wisdom", opened.wisdom(),
        "plan", opened.plan(),
        "check", opened.check(),
        "forms", opened.forms().keySet());
  }

  private void closeCase() {
    if (opened != null) {
      opened.close();
      opened = null;
    }
  }
}
