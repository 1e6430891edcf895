package io.github.zonemint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.function.Executable;

import static org.junit.jupiter.api.Assertions.assertThrows;

/** Stands in for a zone: gives one answer after the other, and notes the requests. */
final class FakeZone implements AutoCloseable {
  /** As long as a token is at least, and of the same characters. */
  static final String TOKEN = "MDAxNWxvY2F0aW9uIG9uZXpvbmUK".repeat(4);

  /** What a request is answered with. */
  interface Answer {
    void give(HttpExchange exchange) throws IOException;
  }

  final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  final List<Map<String, List<String>>> headers = Collections.synchronizedList(new ArrayList<>());
  final List<Duration> waits = new ArrayList<>();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  FakeZone(Answer... answers) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    List<Answer> left = Collections.synchronizedList(new ArrayList<>(Arrays.asList(answers)));
    server.setExecutor(threads);
    server.createContext("/", exchange -> {
      try (exchange) {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        requests.add((exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body).trim());
        headers.add(Map.copyOf(exchange.getRequestHeaders()));
        left.remove(0).give(exchange);
      }
    });
    server.start();
  }

  /** Begins a client that does not really wait. */
  ZonemintBuilder builder() {
    return ZonemintClient.builder("http://127.0.0.1:" + server.getAddress().getPort()).sleeper(waits::add);
  }

  ZonemintClient client() {
    return builder().build();
  }

  /** An answer in JSON; without a body where that is empty. Headers are names and values in turn. */
  static Answer answer(int status, String body, String... headers) {
    return exchange -> {
      exchange.getResponseHeaders().set("X-Request-Id", "request-1");
      if (!body.isEmpty()) {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
      }
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
      }
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** A refusal that says when to come back. */
  static Answer busy(int status, String retryAfter) {
    return answer(status, "{\"error\":\"unavailable\",\"error_description\":\"the store is busy; try again\"}", "Retry-After", retryAfter);
  }

  static Answer minted() {
    return answer(200, "{\"token\":\"" + TOKEN + "\"}");
  }

  static ZonemintException refused(Executable call) {
    return assertThrows(ZonemintException.class, call);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
