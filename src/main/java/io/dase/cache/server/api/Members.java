// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/** Writes members of a JSON object. */
@FunctionalInterface
interface Members {
  void write(JsonGenerator json) throws IOException;
}
