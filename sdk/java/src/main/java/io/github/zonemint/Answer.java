package io.github.zonemint;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Flow;
import javax.net.ssl.SSLSession;

/** An answer whose body was in memory, with that body in the form that the caller wants it in. */
record Answer<T>(HttpResponse<byte[]> head, T body) implements HttpResponse<T> {
  /** Has the caller's handler read what is in memory. */
  static <T> Answer<T> of(HttpResponse<byte[]> head, HttpResponse.BodyHandler<T> handler) {
    HttpResponse.BodySubscriber<T> reader = handler.apply(new Info(head));
    reader.onSubscribe(new Flow.Subscription() {
      @Override
      public void request(long n) {}

      @Override
      public void cancel() {}
    });
    reader.onNext(List.of(ByteBuffer.wrap(head.body())));
    reader.onComplete();
    return new Answer<>(head, reader.getBody().toCompletableFuture().join());
  }

  private record Info(HttpResponse<byte[]> head) implements HttpResponse.ResponseInfo {
    @Override
    public int statusCode() {
      return head.statusCode();
    }

    @Override
    public HttpHeaders headers() {
      return head.headers();
    }

    @Override
    public HttpClient.Version version() {
      return head.version();
    }
  }

  @Override
  public int statusCode() {
    return head.statusCode();
  }

  @Override
  public HttpRequest request() {
    return head.request();
  }

  @Override
  public Optional<HttpResponse<T>> previousResponse() {
    return Optional.empty();
  }

  @Override
  public HttpHeaders headers() {
    return head.headers();
  }

  @Override
  public Optional<SSLSession> sslSession() {
    return head.sslSession();
  }

  @Override
  public URI uri() {
    return head.uri();
  }

  @Override
  public HttpClient.Version version() {
    return head.version();
  }
}
