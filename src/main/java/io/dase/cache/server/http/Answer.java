// SPDX-License-Identifier: MIT
package io.dase.cache.server.http;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.Callback;

/**
 * What an endpoint answers; {@link Sender} makes a 304, a part or nothing but headers of it where
 * the request asks for that. Not for use by many threads.
 */
public final class Answer {
  public static final String JSON = "application/json";

  private final int status;
  private final String contentType;
  private final Body body;
  private final List<HttpField> headers = new ArrayList<>(4);
  private String etag = "";
  private boolean stored = true;
  private Runnable sent;

  private Answer(int status, String contentType, Body body) {
    this.status = status;
    this.contentType = contentType;
    this.body = body;
  }

  public static Answer of(int status, String contentType, byte[] bytes) {
    return new Answer(status, contentType, new Body.Bytes(bytes));
  }

  /** Status 200 with JSON of {@link JsonText#bytes}. */
  public static Answer json(Object value) {
    return of(200, JSON, JsonText.bytes(value));
  }

  /** Status 200 with JSON of two parts, which nobody changes. */
  public static Answer json(byte[] head, byte[] tail) {
    return new Answer(200, JSON, new Body.Joined(head, tail));
  }

  /**
   * Status 200 with the remaining bytes.
   *
   * @param bytes nobody changes it or its position
   */
  public static Answer bytes(String contentType, ByteBuffer bytes) {
    return new Answer(200, contentType, new Body.Buffer(bytes));
  }

  /** Status 200 with a file that is never changed. */
  public static Answer file(String contentType, Path file, long length) {
    return new Answer(200, contentType, new Body.File(file, length));
  }

  public Answer header(String name, String value) {
    headers.add(new HttpField(name, value));
    return this;
  }

  /**
   * With a strong tag: equal tags, equal bytes. Such an answer is given in parts too.
   *
   * @param digest letters and digits
   */
  public Answer strongTag(String digest) {
    etag = '"' + digest + '"';
    return this;
  }

  /** With a weak tag: equal tags, equal meaning. */
  public Answer weakTag(String digest) {
    etag = "W/\"" + digest + '"';
    return this;
  }

  /** Nobody is to keep it, since it is true for a moment. */
  public Answer notStored() {
    stored = false;
    return this;
  }

  /** Runs this when the answer was sent or could not be. */
  public Answer whenSent(Runnable task) {
    sent = task;
    return this;
  }

  Callback releasing(Callback callback) {
    return sent == null ? callback : Callback.from(callback, sent);
  }

  int status() {
    return status;
  }

  String contentType() {
    return contentType;
  }

  Body body() {
    return body;
  }

  List<HttpField> headers() {
    return headers;
  }

  String etag() {
    return etag;
  }

  boolean isStrong() {
    return etag.startsWith("\"");
  }

  HttpField cacheControl() {
    return stored ? Fields.REVALIDATE : Fields.NO_STORE;
  }

  private static final class Fields {
    static final HttpField REVALIDATE = new HttpField(HttpHeader.CACHE_CONTROL, "no-cache");
    static final HttpField NO_STORE = new HttpField(HttpHeader.CACHE_CONTROL, "no-store");
  }
}
