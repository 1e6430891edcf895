// Made by OpenAPI Generator from openapi.yaml: make sdk. Do not edit.


package io.github.zonemint.generated.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.Objects;
import java.util.Map;
import java.util.HashMap;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;


import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a caveat restricts: until when (&#x60;time&#x60;), from where (&#x60;ip&#x60;), by which providers (&#x60;consumer&#x60;), or for how many bytes (&#x60;size&#x60;) the token is good. The zone does not know what an &#x60;unknown&#x60; one restricts.
 */
public enum TokenCaveatType {

  TIME("time"),

  IP("ip"),

  CONSUMER("consumer"),

  SIZE("size"),

  UNKNOWN("unknown"),

  UNKNOWN_DEFAULT_OPEN_API("unknown_default_open_api");

  private String value;

  TokenCaveatType(String value) {
    this.value = value;
  }

  @JsonValue
  public String getValue() {
    return value;
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }

  @JsonCreator
  public static TokenCaveatType fromValue(String value) {
    for (TokenCaveatType b : TokenCaveatType.values()) {
      if (b.value.equals(value)) {
        return b;
      }
    }
    return UNKNOWN_DEFAULT_OPEN_API;
  }

  /**
   * Convert the instance into URL query string.
   *
   * @param prefix prefix of the query string
   * @return URL query string
   */
  public String toUrlQueryString(String prefix) {
    if (prefix == null) {
      prefix = "";
    }

    return String.format(java.util.Locale.ROOT, "%s=%s", prefix, this.toString());
  }

}

