// SPDX-License-Identifier: MIT
package io.dase.cache.server.api;

import io.dase.cache.format.NdArray;
import io.dase.cache.format.NpyCodec;
import io.dase.cache.server.http.Answer;
import io.dase.cache.server.http.Format;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An array as numpy's file or as its numbers alone. Stateless. */
final class ArrayAnswer {
  private ArrayAnswer() {}

  /**
   * @param format {@link Format#NPY} or {@link Format#RAW}
   */
  static Answer of(NdArray array, Format format) {
    ByteBuffer bytes =
        format.equals(Format.NPY)
            ? ByteBuffer.wrap(new NpyCodec().encode(array))
            : array.asByteBuffer();
    return of(array, format, bytes, Digest.of(bytes));
  }

  static Answer of(NdArray array, Format format, ByteBuffer bytes, String digest) {
    return Answer.bytes(format.contentType(), bytes)
        .strongTag(digest)
        .header("Dase-Dtype", array.type().numpyName())
        .header(
            "Dase-Shape",
            Arrays.stream(array.shape())
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(",")));
  }
}
