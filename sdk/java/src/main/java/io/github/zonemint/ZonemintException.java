package io.github.zonemint;

import java.time.Duration;
import java.util.Optional;

/** Whatever goes wrong between the caller and a zone. Its text never has a token or a password in it. */
public final class ZonemintException extends RuntimeException {
  /** The code where the address is not one of a zone: nothing was sent. */
  public static final String INVALID_ADDRESS = "invalid_address";

  /** The code where an argument cannot be sent, such as an id that is none: nothing was sent. */
  public static final String INVALID_ARGUMENT = "invalid_argument";

  /** The code of an answer that is not one of a zone's: something else has answered in its place. */
  public static final String BAD_ANSWER = "bad_answer";

  /** The code where there was no answer in time: whether the request had an effect is unknown. */
  public static final String TIMEOUT = "timeout";

  /** The code where the thread was interrupted: the same. */
  public static final String CANCELED = "canceled";

  /** The code where there was no answer for another reason: the same. */
  public static final String UNREACHABLE = "unreachable";

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String description;
  private final String requestId;
  private final Duration retryAfter;

  ZonemintException(int status, String code, String description, String requestId, Duration retryAfter, Throwable cause) {
    super(message(status, code, description, requestId), cause);
    this.status = status;
    this.code = code;
    this.description = description;
    this.requestId = requestId;
    this.retryAfter = retryAfter;
  }

  private static String message(int status, String code, String description, String requestId) {
    StringBuilder text = new StringBuilder(description.replaceAll("[. ]+$", "")).append(" (").append(code);
    if (status != 0) {
      text.append(", status ").append(status);
    }
    if (!requestId.isEmpty()) {
      text.append(", request ").append(requestId);
    }
    return text.append(')').toString();
  }

  /** The HTTP status; 0 where there was no answer. */
  public int getStatus() {
    return status;
  }

  /** A code of the contract, such as {@code token_used}, or one of the constants. Decide by it. */
  public String getCode() {
    return code;
  }

  /** What is wrong and what to do about it, for people. */
  public String getDescription() {
    return description;
  }

  /** The id by which the server's log knows the request; empty where there is none. */
  public String getRequestId() {
    return requestId;
  }

  /** How long the server asks to wait, where it says so. */
  public Optional<Duration> getRetryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
