// SPDX-License-Identifier: MIT
package io.dase.cache.cli;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Times as people write them. Stateless. */
final class Durations implements ITypeConverter<Duration> {
  private static final Pattern FORM =
      Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,6})s)?(?:(\\d{1,6})ms)?");

  /** {@code 10m}, {@code 1h30m}, {@code 45s}, {@code 500ms}; more than nothing. */
  @Override
  public Duration convert(String text) {
    Matcher parts = FORM.matcher(text);
    Duration value = Duration.ZERO;
    if (parts.matches()) {
      value =
          Duration.ofHours(number(parts, 1))
              .plusMinutes(number(parts, 2))
              .plusSeconds(number(parts, 3))
              .plusMillis(number(parts, 4));
    }
    if (value.isZero()) {
      throw new TypeConversionException(
          "found '" + text + "', expected a time such as 45s, 10m or 1h30m");
    }
    return value;
  }

  /** Hours, minutes and seconds: {@code 1:02:03}, {@code 02:03}. */
  static String clock(Duration time) {
    String minutes = "%02d:%02d".formatted(time.toMinutesPart(), time.toSecondsPart());
    return time.toHours() == 0 ? minutes : time.toHours() + ":" + minutes;
  }

  private static long number(Matcher parts, int group) {
    return parts.group(group) == null ? 0 : Long.parseLong(parts.group(group));
  }
}
