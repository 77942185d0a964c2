// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets requests through that name this machine itself, so that no page of the web whose name was
 * pointed at 127.0.0.1 reads a cache through a browser. Safe from any thread.
 */
final class HostCheck extends Handler.Wrapper {
  private final Set<String> names;

  HostCheck(Handler handler, String bind) {
    super(handler);
    names = Set.of("localhost", "127.0.0.1", "::1", "[::1]", "[0:0:0:0:0:0:0:1]", "cache:" + bind);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    String host = Request.getServerName(request);
    if (host != null && !isOwn(host.toLowerCase(Locale.ROOT))) {
      Response.writeError(
          request, response, callback, HttpStatus.MISDIRECTED_REQUEST_421, "Host is not this one");
      return true;
    }
    return super.handle(request, response, callback);
  }

  private boolean isOwn(String host) {
    return names.contains(host) || names.contains("cache:" + host) || host.endsWith(".localhost");
  }
}
