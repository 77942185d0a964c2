// SPDX-License-Identifier: MIT
package io.dase.cache.store;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** Why the file system refused, in words for people. No decision hangs on it. */
enum IoCause {
  DENIED("permission denied; give this user access to the folder, or choose another root"),
  READ_ONLY("the file system is read-only; remount it, or choose another root"),
  FULL("the file system is full or its quota is used up; free some space"),
  NOT_A_FOLDER("a file stands where a folder is needed; move it away, or choose another root"),
  INTERRUPTED("the thread was interrupted; save again from one that was not"),
  OTHER("the file system failed; check it, or choose another root");

  private final String advice;

  IoCause(String advice) {
    this.advice = advice;
  }

  static IoCause of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return DENIED;
    }
    if (e instanceof ClosedByInterruptException) {
      return INTERRUPTED;
    }
    if (e instanceof NotDirectoryException) {
      return NOT_A_FOLDER;
    }
    String text = reason(e).toLowerCase(Locale.ROOT);
    if (text.contains("read-only")) {
      return READ_ONLY;
    }
    if (text.contains("no space") || text.contains("quota")) {
      return FULL;
    }
    if (text.contains("not a directory") || e instanceof FileAlreadyExistsException) {
      return NOT_A_FOLDER;
    }
    return text.contains("not permitted") ? DENIED : OTHER;
  }

  /** One sentence: what the system said, and what mends it. */
  static String describe(IOException e) {
    String message = e.getMessage() == null ? "" : ": " + e.getMessage();
    return e.getClass().getSimpleName() + message + " (" + of(e).advice + ")";
  }

  /** The same text for every failure that the same measure mends. */
  static String key(IOException e) {
    IoCause cause = of(e);
    return cause == OTHER
        ? "io " + e.getClass().getName() + (e instanceof FileSystemException ? reason(e) : "")
        : "io " + cause;
  }

  private static String reason(IOException e) {
    String text = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
    return text == null ? "" : text;
  }
}
