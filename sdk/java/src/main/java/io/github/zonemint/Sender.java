package io.github.zonemint;

import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** An HttpClient that sends in time, and again where that helps. It returns successes alone: what else there is it throws. */
final class Sender extends HttpClient {
  // What asks for more is an error at once.
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  // The POST requests that can be sent again: they change nothing, or the second one finds what the first one did.
  private static final List<String> REPEATABLE = List.of(
      "/provider/spaces/support", "/tokens/examine", "/tokens/confine", "/tokens/verify_invite_token", "/tokens/revoke");

  /** Waits. */
  interface Sleeper {
    void sleep(Duration time) throws InterruptedException;
  }

  private final HttpClient http;
  private final Duration timeout;
  private final int retries;
  private final Sleeper sleeper;
  private final ThreadLocal<HttpResponse<byte[]>> latest = new ThreadLocal<>();

  /** Takes a time-out of zero or less as none. */
  Sender(HttpClient http, Duration timeout, int retries, Sleeper sleeper) {
    this.http = http;
    this.timeout = timeout;
    this.retries = retries;
    this.sleeper = sleeper;
  }

  /** Tells whether this thread was given a success that it has not taken. */
  boolean hasLatest() {
    return latest.get() != null;
  }

  /** The success that this thread was given last, and forgets now; null where there was none. */
  HttpResponse<byte[]> takeLatest() {
    HttpResponse<byte[]> answer = latest.get();
    latest.remove();
    return answer;
  }

  @Override
  public <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws InterruptedException {
    for (int left = retries; ; left--) {
      HttpResponse<byte[]> answer = attempt(request);
      ZonemintException refusal = Answers.refusal(answer);
      if (refusal == null) {
        latest.set(answer);
        return Answer.of(answer, handler);
      }
      if (left <= 0 || !again(request, refusal)) {
        throw refusal;
      }
      long wait = refusal.getRetryAfter().orElseThrow().toMillis();
      // Longer by up to a half, so that callers who were refused together do not come back together.
      sleeper.sleep(Duration.ofMillis(wait + ThreadLocalRandom.current().nextLong(wait / 2 + 1)));
    }
  }

  /** Tells whether to send a request once more after it was refused. */
  private static boolean again(HttpRequest request, ZonemintException refusal) {
    Duration wait = refusal.getRetryAfter().orElse(Duration.ZERO);
    if (refusal.getStatus() != 429 && refusal.getStatus() != 503 || wait.isZero() || wait.compareTo(LONGEST_WAIT) > 0) {
      return false;
    }
    return switch (request.method()) {
      case "GET", "DELETE" -> true;
      case "POST" -> REPEATABLE.stream().anyMatch(request.uri().getPath()::endsWith);
      default -> false;
    };
  }

  /** Sends a request once. The time-out of HttpRequest would end with the headers, so this one is for all of the answer. */
  private HttpResponse<byte[]> attempt(HttpRequest request) throws InterruptedException {
    CompletableFuture<HttpResponse<byte[]>> pending = http.sendAsync(request, info -> new Body());
    try {
      return timeout.isNegative() || timeout.isZero() ? pending.get() : pending.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw Answers.noAnswer(new HttpTimeoutException("no answer within " + timeout));
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof IOException cause) {
        throw Answers.noAnswer(cause);
      }
      throw new IllegalStateException(failure.getCause());
    } finally {
      pending.cancel(true); // which does nothing to one that has ended
    }
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    return CompletableFuture.supplyAsync(() -> {
      try {
        return send(request, handler);
      } catch (InterruptedException interrupted) {
        throw Answers.canceled(interrupted);
      }
    });
  }

  @Override
  public <T> CompletableFuture<HttpResponse<T>> sendAsync(
      HttpRequest request, HttpResponse.BodyHandler<T> handler, HttpResponse.PushPromiseHandler<T> push) {
    return sendAsync(request, handler);
  }

  @Override
  public Optional<CookieHandler> cookieHandler() {
    return http.cookieHandler();
  }

  @Override
  public Optional<Duration> connectTimeout() {
    return http.connectTimeout();
  }

  @Override
  public Redirect followRedirects() {
    return http.followRedirects();
  }

  @Override
  public Optional<ProxySelector> proxy() {
    return http.proxy();
  }

  @Override
  public SSLContext sslContext() {
    return http.sslContext();
  }

  @Override
  public SSLParameters sslParameters() {
    return http.sslParameters();
  }

  @Override
  public Optional<Authenticator> authenticator() {
    return http.authenticator();
  }

  @Override
  public Version version() {
    return http.version();
  }

  @Override
  public Optional<Executor> executor() {
    return http.executor();
  }
}
