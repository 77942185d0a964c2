// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.TypeConversionException;

/**
 * Constants as people write them: their names in lower case, which errors list; capitals pass too.
 * Stateless.
 */
final class EnumNames<E> implements ITypeConverter<E> {
  private final Class<E> type;

  private EnumNames(Class<E> type) {
    this.type = type;
  }

  /** Reads every constant among the options and parameters of a command and those below it. */
  static void addTo(CommandLine line) {
    for (ArgSpec argument : line.getCommandSpec().args()) {
      if (argument.type().isEnum()) {
        add(line, argument.type());
      }
    }
    line.getSubcommands().values().forEach(EnumNames::addTo);
  }

  private static <E> void add(CommandLine line, Class<E> type) {
    line.registerConverter(type, new EnumNames<>(type));
  }

  @Override
  public E convert(String text) {
    for (E constant : type.getEnumConstants()) {
      if (text(constant).equalsIgnoreCase(text)) {
        return constant;
      }
    }
    throw new TypeConversionException(
        "found '"
            + text
            + "', expected "
            + Arrays.stream(type.getEnumConstants())
                .map(EnumNames::text)
                .collect(Collectors.joining(", ")));
  }

  private static String text(Object constant) {
    return constant.toString().toLowerCase(Locale.ROOT);
  }
}
