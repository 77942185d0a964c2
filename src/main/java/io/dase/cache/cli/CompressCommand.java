// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dase.cache.core.Category;
import io.dase.cache.format.NpzArchive.Packing;
import io.dase.cache.maintenance.Compression;
import io.dase.cache.maintenance.Compression.Report;
import io.dase.cache.maintenance.Compression.Rewriting;
import io.dase.cache.maintenance.PackingTrial;
import io.dase.cache.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares packings on a category's own arrays, and packs them anew. */
@Command(
    name = "compress",
    description =
        "Try on the .npz of a category how small and how fast they are stored as they are and"
            + " deflated, and recommend one: stored unless deflate saves a fifth, then the lowest"
            + " level within 3 %% of the smallest. --apply writes new versions; the former ones keep"
            + " their place on the disk until they are collected. Exit 1 if an entry was left out.",
    footer = "  dase-cache compress state_profiles --report")
final class CompressCommand extends Subcommand {
  private static final String ROW = "%-10s %10s %8s %12s %14s";
  private static final int BITS_PER_MB = 20;

  @Parameters(index = "0", paramLabel = "CATEGORY", description = "Such as state_profiles.")
  private String category;

  @ArgGroup(multiplicity = "1")
  private Mode mode;

  @Option(
      names = "--level",
      paramLabel = "LEVEL",
      description = "Apply this: 0 (stored), 1 to 9 (deflate); default: what is recommended.")
  private Integer level;

  @Option(
      names = "--sample",
      paramLabel = "MB",
      defaultValue = "256",
      description = "Try as many entries as hold these many megabytes; default: 256.")
  private int sampleMegabytes;

  /** What is done, which must be said. */
  private static final class Mode {
    @Option(names = "--report", required = true, description = "Try, and change nothing.")
    private boolean report;

    @Option(names = "--apply", required = true, description = "Try, and pack all entries anew.")
    private boolean apply;
  }

  @Override
  int run(Session session) throws IOException {
    if (level != null && mode.report) {
      throw usage("--level is what --apply takes; with --report all levels are tried");
    }
    if (sampleMegabytes < 1) {
      throw usage("--sample is " + sampleMegabytes + "; expected at least 1 MB");
    }
    Packing asked = level == null ? null : new Packing(level);
    try (Store store = session.store()) {
      Compression compression = new Compression(store, new Category(category));
      if (compression.entries() == 0) {
        throw new NoSuchElementException(
            "there is no .npz in %s that could be packed; 'dase-cache ls %s' lists what there is"
                .formatted(category, category));
      }
      int entries = compression.entries();
      long bytes = compression.bytes();
      Report report = compression.report((long) sampleMegabytes << BITS_PER_MB);
      Packing applied = asked == null ? report.recommended() : asked;
      Rewriting rewriting = mode.apply ? compression.apply(applied) : null;
      if (session.json()) {
        JsonOutput.print(session.terminal(), json(entries, bytes, report, applied, rewriting));
      } else {
        print(session.terminal(), entries, bytes, report);
        print(session.terminal(), report, applied, rewriting);
      }
      List<String> skipped = rewriting == null ? report.skipped() : rewriting.skipped();
      skipped.forEach(why -> session.terminal().warn("left as it is: " + why));
      return skipped.isEmpty() ? ExitCode.OK : ExitCode.NO;
    }
  }

  private void print(Terminal terminal, int entries, long bytes, Report report) {
    terminal.line(
        "%s: %s, %s; tried %d, %s of arrays"
            .formatted(
                category,
                Count.of(entries, "archive", "archives"),
                Sizes.human(bytes),
                report.entries(),
                Sizes.human(report.trials().get(0).arrayBytes())));
    terminal.marked(
        "@|bold " + ROW.formatted("packing", "size", "ratio", "pack MB/s", "unpack MB/s") + "|@");
    for (PackingTrial trial : report.trials()) {
      terminal.line(
          ROW.formatted(
              trial.packing(),
              Sizes.human(trial.bytes()),
              number("%.2f", trial.ratio()),
              number("%.0f", trial.packSpeed()),
              number("%.0f", trial.unpackSpeed())));
    }
    terminal.line("recommended: " + report.recommended());
  }

  private void print(Terminal terminal, Report report, Packing applied, Rewriting rewriting) {
    if (rewriting == null) {
      terminal.line(
          "'dase-cache compress %s --apply' packs %s".formatted(category, report.recommended()));
      return;
    }
    terminal.line(
        "packed %s as %s: %s before, %s now; %d unchanged"
            .formatted(
                Count.of(rewriting.rewritten(), "archive", "archives"),
                applied,
                Sizes.human(rewriting.bytesBefore()),
                Sizes.human(rewriting.bytesAfter()),
                rewriting.unchanged()));
  }

  private ObjectNode json(
      int entries, long bytes, Report report, Packing applied, Rewriting rewriting) {
    ObjectNode json = JsonOutput.object();
    json.put("category", category).put("entries", entries).put("bytes", bytes);
    json.put("tried", report.entries());
    json.put("array_bytes", report.trials().get(0).arrayBytes());
    ArrayNode packings = json.putArray("packings");
    for (PackingTrial trial : report.trials()) {
      packings
          .addObject()
          .put("packing", trial.packing().toString())
          .put("level", trial.packing().level())
          .put("bytes", trial.bytes())
          .put("ratio", trial.ratio())
          .put("pack_mb_per_s", trial.packSpeed())
          .put("unpack_mb_per_s", trial.unpackSpeed());
    }
    json.put("recommended", report.recommended().toString());
    List<String> skipped = rewriting == null ? report.skipped() : rewriting.skipped();
    json.set("skipped", JsonOutput.tree(skipped));
    if (rewriting != null) {
      json.putObject("applied")
          .put("packing", applied.toString())
          .put("rewritten", rewriting.rewritten())
          .put("bytes_before", rewriting.bytesBefore())
          .put("bytes_after", rewriting.bytesAfter())
          .put("unchanged", rewriting.unchanged());
    }
    return json;
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
