// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import io.dase.cache.cli.Rows.Row;
import io.dase.cache.core.Category;
import io.dase.cache.core.Layer;
import io.dase.cache.store.Store;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists entries by category, with their sizes and accesses. */
@Command(
    name = "ls",
    description = "List the entries by category, with their sizes and accesses.",
    footer = "  dase-cache ls fractional_kernels")
final class LsCommand extends Subcommand {
  private static final int MAX_COLUMN = 64;
  private static final int SIZE_COLUMN = 9;

  @Parameters(arity = "0..1", paramLabel = "CATEGORY", description = "Only this category.")
  private String category;

  @Override
  int run(Session session) throws IOException {
    if (category != null) {
      category = new Category(category).name();
    }
    try (Store store = session.readable().store()) {
      SortedMap<String, ? extends List<Row>> rows = Rows.of(store, category);
      if (session.json()) {
        printJson(session, rows);
      } else {
        print(session.terminal(), rows);
      }
    }
    return ExitCode.OK;
  }

  private static void print(Terminal terminal, SortedMap<String, ? extends List<Row>> categories) {
    terminal.marked("@|bold Cache Entries by Category|@");
    terminal.line("");
    categories.forEach(
        (name, rows) -> {
          terminal.line(name + ": (" + Count.of(rows.size(), "entry", "entries") + ")");
          int width = width(rows);
          for (Row row : rows) {
            String key = SafeText.escape(row.key());
            String size = Sizes.human(row.bytes());
            terminal.line(
                "  "
                    + pad(key, width)
                    + "  "
                    + pad("", SIZE_COLUMN - size.length())
                    + size
                    + "  "
                    + Count.of(row.accesses(), "access", "accesses")
                    + (row.layer() == Layer.USER ? "" : "  (" + row.layer().text() + ")"));
          }
          terminal.line("");
        });
    terminal.line("Total: " + Count.of(count(categories), "entry", "entries"));
    terminal.line("Total size: " + Sizes.megabytes(bytes(categories)));
  }

  private static void printJson(Session session, SortedMap<String, ? extends List<Row>> categories)
      throws IOException {
    JsonGenerator json = JsonOutput.generator(session.terminal());
    json.writeStartObject();
    json.writeStringField("root", session.root().toString());
    json.writeArrayFieldStart("entries");
    for (Map.Entry<String, ? extends List<Row>> each : categories.entrySet()) {
      for (Row row : each.getValue()) {
        json.writeStartObject();
        json.writeStringField("category", each.getKey());
        json.writeStringField("key", row.key());
        json.writeStringField("variant", row.variant());
        json.writeStringField("layer", row.layer().text());
        json.writeNumberField("size_bytes", row.bytes());
        json.writeNumberField("accesses", row.accesses());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeNumberField("total_entries", count(categories));
    json.writeNumberField("total_size_bytes", bytes(categories));
    json.writeEndObject();
    JsonOutput.end(session.terminal(), json);
  }

  private static int width(List<Row> rows) {
    int width = 0;
    for (Row row : rows) {
      width = Math.max(width, SafeText.escape(row.key()).length());
    }
    return Math.min(width, MAX_COLUMN);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static long count(SortedMap<String, ? extends List<Row>> categories) {
    return categories.values().stream().mapToLong(List::size).sum();
  }

  private static long bytes(SortedMap<String, ? extends List<Row>> categories) {
    return categories.values().stream().flatMap(List::stream).mapToLong(Row::bytes).sum();
  }
}
