// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import java.util.List;
import org.eclipse.jetty.http.ByteRange;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends answers: whole, in part, as a 304, or without content for HEAD. Stateless. */
final class Sender {
  private Sender() {}

  static void send(Answer answer, Request request, Response response, Callback callback) {
    HttpFields.Mutable headers = response.getHeaders();
    answer.headers().forEach(headers::add);
    headers.put(answer.cacheControl());
    if (!answer.etag().isEmpty()) {
      headers.put(HttpHeader.ETAG, answer.etag());
    }
    if (answer.status() == HttpStatus.OK_200
        && Conditions.isNotModified(request.getHeaders(), answer)) {
      response.setStatus(HttpStatus.NOT_MODIFIED_304);
      response.write(true, null, callback);
      return;
    }
    if (answer.status() == HttpStatus.NO_CONTENT_204) {
      response.setStatus(answer.status());
      response.write(true, null, callback);
      return;
    }
    headers.put(HttpHeader.CONTENT_TYPE, answer.contentType());
    if (answer.isStrong()) {
      headers.put(HttpHeader.ACCEPT_RANGES, "bytes");
    }
    long length = answer.body().length();
    List<ByteRange> ranges = Conditions.ranges(request.getHeaders(), answer);
    if (ranges == null || ranges.size() > 1) {
      response.setStatus(answer.status());
      content(answer, 0, length, request, response, callback);
    } else if (ranges.isEmpty()) {
      headers.put(HttpHeader.CONTENT_RANGE, ByteRange.toNonSatisfiableHeaderValue(length));
      Problem problem =
          new Problem(
              HttpStatus.RANGE_NOT_SATISFIABLE_416,
              "the range is '%s'; expected one within %d bytes"
                  .formatted(request.getHeaders().get(HttpHeader.RANGE), length));
      headers.remove(HttpHeader.ETAG);
      send(problem.answer(), request, response, callback);
    } else {
      ByteRange range = ranges.get(0);
      response.setStatus(HttpStatus.PARTIAL_CONTENT_206);
      headers.put(HttpHeader.CONTENT_RANGE, range.toHeaderValue(length));
      content(answer, range.first(), range.getLength(), request, response, callback);
    }
  }

  private static void content(
      Answer answer,
      long first,
      long count,
      Request request,
      Response response,
      Callback callback) {
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, count);
    if (HttpMethod.HEAD.is(request.getMethod())) {
      response.write(true, null, callback);
    } else {
      answer.body().send(first, count, response, callback);
    }
  }
}
