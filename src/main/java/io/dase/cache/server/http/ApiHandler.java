// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import io.dase.cache.core.CacheException;
import io.dase.cache.core.CacheIoException;
import io.dase.cache.core.NativeLibraryException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Answers every request that it gets by its route, or by a {@link Problem}. Safe from any thread;
 * stopping it closes what its endpoints use.
 */
public final class ApiHandler extends Handler.Abstract {
  private static final Logger LOG = System.getLogger(ApiHandler.class.getName());

  private static final List<HttpField> SECURITY =
      List.of(
          new PreEncodedHttpField(
              "Content-Security-Policy",
              "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"),
          new PreEncodedHttpField("X-Content-Type-Options", "nosniff"),
          new PreEncodedHttpField("Referrer-Policy", "no-referrer"),
          new PreEncodedHttpField("Cross-Origin-Resource-Policy", "same-origin"));
  private static final HttpField VARY = new PreEncodedHttpField(HttpHeader.VARY, "Accept");

  private final Routes routes;
  private final Access access;
  private final RequestCounts counts;
  private final AutoCloseable resources;

  /**
   * @param resources closed when the handler is stopped
   */
  public ApiHandler(Routes routes, Access access, RequestCounts counts, AutoCloseable resources) {
    this.routes = routes;
    this.access = access;
    this.counts = counts;
    this.resources = resources;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    SECURITY.forEach(response.getHeaders()::put);
    Answer answer = answer(request, response);
    counts.count(answer.status());
    Sender.send(answer, request, response, answer.releasing(callback));
    return true;
  }

  @Override
  protected void doStop() throws Exception {
    super.doStop();
    resources.close();
  }

  private Answer answer(Request request, Response response) {
    try {
      List<String> segments = RawPath.segments(path(request));
      Route route = routes.find(request.getMethod(), segments);
      access.check(route, request);
      Call call = new Call(route, request, segments);
      if (call.isNegotiated()) {
        response.getHeaders().add(VARY);
      }
      return answer(route, call);
    } catch (Problem problem) {
      return problem.answer();
    } catch (NativeLibraryException e) {
      return new Problem(503, "this needs the native library: " + e.getMessage()).answer();
    } catch (IllegalStateException e) { // closed while it was used
      return new Problem(503, e.getMessage()).withHeader("Retry-After", "5").answer();
    } catch (CacheIoException e) {
      return new Problem(503, e.getMessage()).answer();
    } catch (CacheException e) {
      return new Problem(500, e.getMessage()).answer();
    } catch (OutOfMemoryError e) {
      return new Problem(503, "the memory of this server does not suffice for the answer").answer();
    } catch (IOException | RuntimeException e) {
      LOG.log(Level.ERROR, "no answer to " + request.getMethod() + " " + request.getHttpURI(), e);
      return new Problem(500, "the server failed; its log tells why").answer();
    }
  }

  private static Answer answer(Route route, Call call) throws IOException {
    try {
      return route.endpoint().answer(call);
    } catch (IllegalArgumentException e) {
      throw call.query().refused(e);
    }
  }

  /** As the client sent it, without what comes before this handler. */
  private static String path(Request request) {
    String path = request.getHttpURI().getPath();
    String context = Request.getContextPath(request);
    if (path == null) {
      return "/";
    }
    return context == null ? path : path.substring(context.length());
  }
}
