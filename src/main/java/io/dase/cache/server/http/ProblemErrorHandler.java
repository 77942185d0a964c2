// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What Jetty itself refuses, told as a {@link Problem}. Stateless; safe from any thread. */
public final class ProblemErrorHandler implements Request.Handler {
  private static final Logger LOG = System.getLogger(ProblemErrorHandler.class.getName());

  private static final Map<Integer, String> DETAILS =
      Map.of(
          HttpStatus.REQUEST_TIMEOUT_408, "the request came too slowly",
          HttpStatus.PAYLOAD_TOO_LARGE_413, "the content is too long; send less",
          HttpStatus.URI_TOO_LONG_414, "the path and query are too long; ask for less",
          HttpStatus.MISDIRECTED_REQUEST_421,
              "Host names another machine; ask for localhost or 127.0.0.1",
          HttpStatus.TOO_MANY_REQUESTS_429, "too many requests of one client; wait a second",
          HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431, "the headers are too long; send fewer",
          HttpStatus.SERVICE_UNAVAILABLE_503, "the server is stopping or has too much to do");

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = Math.max(response.getStatus(), HttpStatus.BAD_REQUEST_400);
    Problem problem = new Problem(status, detail(request, status));
    if (status == HttpStatus.TOO_MANY_REQUESTS_429
        || status == HttpStatus.SERVICE_UNAVAILABLE_503) {
      response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
    }
    if (status >= HttpStatus.INTERNAL_SERVER_ERROR_500
        && request.getAttribute(ErrorHandler.ERROR_EXCEPTION) instanceof Throwable failure) {
      LOG.log(
          Level.ERROR, "no answer to " + request.getMethod() + " " + request.getHttpURI(), failure);
    }
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    Sender.send(problem.answer(), request, response, callback);
    return true;
  }

  private static String detail(Request request, int status) {
    Object message = request.getAttribute(ErrorHandler.ERROR_MESSAGE);
    String known = DETAILS.get(status);
    if (known != null) {
      return known;
    }
    return status < HttpStatus.INTERNAL_SERVER_ERROR_500 && message != null
        ? "the request is not well formed: " + message
        : "the server failed; its log tells why";
  }
}
