// SPDX-License-Identifier: MIT
package io.dase.cache.server;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Knows which connections have a request whose answer is not sent whole. Jetty's count of messages
 * out has an answer once its head is sent. Safe from any thread.
 */
final class UnderWay extends Handler.Wrapper {
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

  UnderWay(Handler handler) {
    super(handler);
  }

  boolean has(Connection connection) {
    return connections.contains(connection);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Connection connection = request.getConnectionMetaData().getConnection();
    connections.add(connection);
    Request.addCompletionListener(request, failure -> connections.remove(connection));
    return super.handle(request, response, callback);
  }
}
