package io.github.zonemint;

import static io.github.zonemint.FakeZone.TOKEN;
import static io.github.zonemint.FakeZone.answer;
import static io.github.zonemint.FakeZone.busy;
import static io.github.zonemint.FakeZone.minted;
import static io.github.zonemint.FakeZone.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zonemint.generated.model.SpaceSupportTokenRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What goes wrong, and when a request is sent again. */
class RefusalsTest {
  private static final String HTML = "text/html";

  /** Every answer that is no success of a zone's is the same exception, which has no token in it. */
  @Test
  void answers() {
    String error = "{\"error\":\"%s\",\"error_description\":\"%s\"}";
    expect(400, "token_used", "request-1", answer(400, error.formatted("token_used", "The token " + TOKEN + " was\\u001b[2J used.")),
        "The token [redacted] was\ufffd[2J used (token_used, status 400, request request-1)");
    expect(502, "bad_answer", "", answer(502, "<h1>" + TOKEN, "Content-Type", HTML, "X-Request-Id", "bad id"),
        "the answer has the status 502 and is not one of a zone's (bad_answer, status 502)");
    expect(200, "bad_answer", "request-1", answer(200, TOKEN, "Content-Type", HTML), null);
    for (String body : List.of("{}", "[\"" + TOKEN + "\"]", "{\"token\":[\"" + TOKEN + "\"]}", "null", TOKEN, "{\"token\":\"\"}")) {
      expect(200, "bad_answer", "request-1", answer(200, body), null);
    }
    expect(202, "bad_answer", "request-1", minted(202), null);
    expect(204, "bad_answer", "request-1", answer(204, ""), null);
    expect(302, "bad_answer", "request-1", answer(302, "", "Location", "https://elsewhere/" + TOKEN), null);
    expect(500, "bad_answer", "request-1", answer(500, error.formatted("Bad Code", TOKEN)), null);
    expect(500, "internal_error", "request-1", answer(500, error.formatted("internal_error", "x ".repeat(900))), null);
    expect(0, "unreachable", "", exchange -> exchange.close(), null);
  }

  private static FakeZone.Answer minted(int status) {
    return answer(status, "{\"token\":\"" + TOKEN + "\"}");
  }

  private static void expect(int status, String code, String requestId, FakeZone.Answer answer, String text) {
    try (FakeZone zone = new FakeZone(answer)) {
      ZonemintException refused = refused(() -> zone.builder().token(TOKEN).build().mint("s1"));
      assertEquals(status + code + requestId, refused.getStatus() + refused.getCode() + refused.getRequestId());
      StringWriter all = new StringWriter();
      refused.printStackTrace(new PrintWriter(all));
      assertFalse((all + refused.getDescription()).contains(TOKEN), code);
      assertTrue(refused.getMessage().length() < 1100);
      assertEquals(text == null ? refused.getMessage() : text, refused.getMessage());
    }
  }

  /** Nobody is to believe that a token was redeemed or revoked because something answered. */
  @Test
  void strangeSuccesses() {
    strange(c -> c.redeem(TOKEN, 5), answer(201, ""));
    strange(c -> c.redeem(TOKEN, 5), answer(201, "", "Location", "/provider/spaces/"));
    strange(c -> c.redeem(TOKEN, 5), answer(201, "", "Location", "/spaces/s1/and/so/on"));
    strange(c -> c.redeem(TOKEN, 5), answer(201, "<h1>", "Location", "/provider/spaces/s1", "Content-Type", HTML));
    strange(c -> c.redeem(TOKEN, 5), answer(200, "{}", "Location", "/provider/spaces/s1"));
    strange(c -> c.revoke(TOKEN), answer(200, "{}"));
    strange(c -> c.mintWith("s1", new SpaceSupportTokenRequest()), minted(200));
    strange(c -> c.confine(TOKEN), answer(200, "{}"));
    strange(c -> c.verify(TOKEN), answer(200, "{}"));
    strange(c -> c.examine(TOKEN), answer(200, "{}"));
  }

  private static void strange(Consumer<ZonemintClient> call, FakeZone.Answer answer) {
    try (FakeZone zone = new FakeZone(answer)) {
      assertEquals(ZonemintException.BAD_ANSWER, refused(() -> call.accept(zone.client())).getCode());
    }
  }

  /** The time-out is for all of the answer, not only for its head. */
  @Test
  void slowAnswer() {
    CountDownLatch over = new CountDownLatch(1);
    try (FakeZone zone = new FakeZone(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      await(over);
    })) {
      long begin = System.nanoTime();
      ZonemintException refused = refused(() -> zone.builder().timeout(Duration.ofMillis(200)).build().mint("s1"));
      assertEquals("0timeout", refused.getStatus() + refused.getCode());
      assertTrue(System.nanoTime() - begin < Duration.ofSeconds(10).toNanos());
    } finally {
      over.countDown();
    }
  }

  /** An answer that is longer than any of a zone's is not read to its end. */
  @Test
  void longAnswer() {
    AtomicLong sent = new AtomicLong();
    try (FakeZone zone = new FakeZone(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      for (byte[] spaces = " ".repeat(1 << 16).getBytes(); ; sent.addAndGet(spaces.length)) {
        exchange.getResponseBody().write(spaces); // fails once the client has gone
      }
    })) {
      assertEquals("there was no answer: the answer is longer than a zone's would be (unreachable)",
          refused(() -> zone.client().mint("s1")).getMessage());
    }
    assertTrue(sent.get() < 8 * Body.LONGEST, sent + " bytes were sent"); // what is on its way is more than what is read
  }

  /** A call whose thread is interrupted ends, and the thread stays interrupted. */
  @Test
  void interrupted() {
    CountDownLatch over = new CountDownLatch(1);
    try (FakeZone zone = new FakeZone(exchange -> await(over))) {
      Thread.currentThread().interrupt();
      assertEquals(ZonemintException.CANCELED, refused(() -> zone.client().mint("s1")).getCode());
      assertTrue(Thread.interrupted());
    } finally {
      over.countDown();
    }
  }

  private static void await(CountDownLatch latch) throws IOException {
    try {
      latch.await();
    } catch (InterruptedException stopped) {
      throw new IOException(stopped);
    }
  }

  /** A refused request is sent again after the time that the server asks for, and at most half of it more. */
  @Test
  void waits() {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(20));
    try (FakeZone zone = new FakeZone(busy(503, "2"), busy(429, "2"), busy(503, date), FakeZone.minted())) {
      assertEquals(TOKEN, zone.client().mint("s1"));
      assertEquals(3, zone.waits.size());
      for (int i = 0; i < 3; i++) {
        long least = i < 2 ? 2000 : 10_000;
        long most = i < 2 ? 3000 : 30_000;
        long wait = zone.waits.get(i).toMillis();
        assertTrue(least <= wait && wait <= most, wait + " ms");
      }
    }
  }

  /** After three times, or where the server says no time or one that is too long, the refusal is the answer. */
  @Test
  void bounds() {
    sent(4, c -> c.mint("s1"), busy(503, "2"), busy(503, "2"), busy(503, "2"), busy(503, "2"));
    for (String retryAfter : List.of("", "0", "-1", "31", "soon")) {
      sent(1, c -> c.mint("s1"), busy(503, retryAfter));
    }
    sent(1, c -> c.mint("s1"), busy(500, "2"));
    try (FakeZone zone = new FakeZone(busy(503, "2"))) {
      assertEquals(Duration.ofSeconds(2), refused(() -> zone.builder().retries(0).build().mint("s1")).getRetryAfter().orElseThrow());
    }
  }

  /** What creates something is not sent again, what can be repeated without harm is. */
  @Test
  void which() {
    sent(1, c -> c.mintWith("s1", new SpaceSupportTokenRequest().name("sites")), busy(503, "2"));
    FakeZone.Answer last = busy(400, "2");
    sent(2, c -> c.redeem(TOKEN, 5), busy(503, "2"), last);
    sent(2, c -> c.examine(TOKEN), busy(503, "2"), last);
    sent(2, c -> c.confine(TOKEN), busy(503, "2"), last);
    sent(2, c -> c.verify(TOKEN), busy(429, "2"), last);
    sent(2, c -> c.revoke(TOKEN), busy(503, "2"), last);
  }

  private static void sent(int times, Consumer<ZonemintClient> call, FakeZone.Answer... answers) {
    try (FakeZone zone = new FakeZone(answers)) {
      assertEquals("unavailable", refused(() -> call.accept(zone.client())).getCode());
      assertEquals(times, zone.requests.size());
      assertEquals(times - 1, zone.waits.size());
      assertEquals(zone.requests.get(0), zone.requests.get(times - 1));
    }
  }
}
