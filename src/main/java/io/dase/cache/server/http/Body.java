// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The content of an answer. Immutable; safe from any thread. */
interface Body {
  long length();

  /** Sends bytes {@code first} to {@code first + count - 1}, and ends the answer. */
  void send(long first, long count, Response response, Callback callback);

  /** Bytes in memory, which nobody changes. */
  record Bytes(byte[] bytes) implements Body {
    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public void send(long first, long count, Response response, Callback callback) {
      ByteBuffer part = ByteBuffer.wrap(bytes, Math.toIntExact(first), Math.toIntExact(count));
      response.write(true, part, callback);
    }
  }

  /**
   * Two arrays, one after the other, which nobody changes. They are joined in memory that is lent
   * to the answer, so that sending them leaves nothing to collect.
   */
  record Joined(byte[] head, byte[] tail) implements Body {
    @Override
    public long length() {
      return (long) head.length + tail.length;
    }

    @Override
    public void send(long first, long count, Response response, Callback callback) {
      RetainableByteBuffer.Mutable lent =
          response
              .getRequest()
              .getComponents()
              .getByteBufferPool()
              .acquire(Math.toIntExact(length()), true);
      lent.append(ByteBuffer.wrap(head));
      lent.append(ByteBuffer.wrap(tail));
      ByteBuffer part = lent.getByteBuffer();
      part = part.slice(part.position() + Math.toIntExact(first), Math.toIntExact(count));
      response.write(true, part, Callback.from(callback, lent::release));
    }
  }

  /** Numbers in memory, which nobody changes. */
  record Buffer(ByteBuffer bytes) implements Body {
    @Override
    public long length() {
      return bytes.remaining();
    }

    @Override
    public void send(long first, long count, Response response, Callback callback) {
      ByteBuffer part =
          bytes.slice(bytes.position() + Math.toIntExact(first), Math.toIntExact(count));
      response.write(true, part, callback);
    }
  }

  /** A file that is never changed, only replaced. */
  record File(Path path, long length) implements Body {
    @Override
    public void send(long first, long count, Response response, Callback callback) {
      Content.copy(Content.Source.from(path, first, count), response, callback);
    }
  }
}
