package io.github.zonemint;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** What answers mean: a success of a zone's, or an exception. */
final class Answers {
  private static final int LONGEST = 1000;
  private static final Pattern CODE = Pattern.compile("[a-z][a-z_]{0,63}");
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");
  // A token is longer than any id that a zone gives. A zone never repeats one, but what stands before it might.
  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{64,}");
  private static final ObjectMapper JSON = new ObjectMapper();

  private Answers() {}

  /** The exception that an answer stands for; null for a success that can be one of a zone's. */
  static ZonemintException refusal(HttpResponse<byte[]> answer) {
    int status = answer.statusCode();
    JsonNode body = json(answer);
    if (status >= 200 && status < 300) {
      boolean empty = status == 204 || status == 201 && answer.body().length == 0;
      return empty || (status == 200 || status == 201) && body != null ? null : badAnswer(status, requestId(answer.headers()));
    }
    String code = body == null ? "" : matching(CODE, body.path("error").asText());
    String description = body == null ? "" : body.path("error_description").asText();
    if (code.isEmpty() || description.isEmpty()) {
      code = ZonemintException.BAD_ANSWER;
      description = "the answer has the status " + status + " and is not one of a zone's";
      if (status >= 300 && status < 400) {
        description = "the answer is a redirect: give the address of the zone itself, since credentials are not sent on";
      }
    }
    return new ZonemintException(status, code, printable(description), requestId(answer.headers()), retryAfter(answer.headers()), null);
  }

  /** For a success that lacks what a zone would send: what stands in its place may answer 200 to anything. */
  static ZonemintException badAnswer(int status, String requestId) {
    String description = "the answer lacks what a zone would send: whether the request had an effect is unknown";
    return new ZonemintException(status, ZonemintException.BAD_ANSWER, description, requestId, null, null);
  }

  /** For a request that got no answer, or none to the end. */
  static ZonemintException noAnswer(IOException cause) {
    if (cause instanceof HttpTimeoutException) {
      return new ZonemintException(0, ZonemintException.TIMEOUT, "there was no answer in time", "", null, cause);
    }
    String why = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return new ZonemintException(0, ZonemintException.UNREACHABLE, printable("there was no answer: " + why), "", null, cause);
  }

  /** For an address that is not one of a zone. */
  static ZonemintException invalidAddress(String description) {
    return new ZonemintException(0, ZonemintException.INVALID_ADDRESS, description, "", null, null);
  }

  /** For a call whose thread was interrupted. */
  static ZonemintException canceled(InterruptedException cause) {
    return new ZonemintException(0, ZonemintException.CANCELED, "the call was interrupted", "", null, cause);
  }

  static String requestId(HttpHeaders headers) {
    return matching(REQUEST_ID, headers.firstValue("X-Request-Id").orElse(""));
  }

  private static JsonNode json(HttpResponse<byte[]> answer) {
    if (!answer.headers().firstValue("Content-Type").orElse("").contains("json")) {
      return null;
    }
    try {
      JsonNode body = JSON.readTree(answer.body());
      return body.isMissingNode() ? null : body;
    } catch (JsonProcessingException notJson) {
      return null;
    } catch (IOException impossible) { // the body is in memory
      throw new IllegalStateException(impossible);
    }
  }

  private static String matching(Pattern pattern, String text) {
    return pattern.matcher(text).matches() ? text : "";
  }

  /** Reads the header in both of its forms (RFC 9110 section 10.2.3); null where there is none. */
  private static Duration retryAfter(HttpHeaders headers) {
    String text = headers.firstValue("Retry-After").orElse("");
    if (SECONDS.matcher(text).matches()) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Duration left = Duration.between(Instant.now(), DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from));
      return left.isNegative() ? Duration.ZERO : left;
    } catch (DateTimeException none) {
      return null;
    }
  }

  /** The text without what could be a token, and without what a terminal would take for a command. */
  private static String printable(String text) {
    StringBuilder clean = new StringBuilder();
    SECRET.matcher(text).replaceAll("[redacted]").codePoints().limit(LONGEST).forEach(c -> clean.appendCodePoint(isPrintable(c) ? c : 0xFFFD));
    return clean.toString();
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
          Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      default -> true;
    };
  }
}
