// Made by OpenAPI Generator from openapi.yaml: make sdk. Do not edit.


package io.github.zonemint.generated.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.Objects;
import java.util.Map;
import java.util.HashMap;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonValue;
import io.github.zonemint.generated.model.TokenCaveatType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;


import io.github.zonemint.generated.ApiClient;
/**
 * A restriction of a token: its text as it stands there, and what that says. A token with a caveat of type &#x60;unknown&#x60; is refused whenever it is used.
 */
@JsonPropertyOrder({
  TokenCaveat.JSON_PROPERTY_TEXT,
  TokenCaveat.JSON_PROPERTY_TYPE,
  TokenCaveat.JSON_PROPERTY_VALID_UNTIL,
  TokenCaveat.JSON_PROPERTY_WHITELIST,
  TokenCaveat.JSON_PROPERTY_MIN_SIZE,
  TokenCaveat.JSON_PROPERTY_MAX_SIZE
})
public class TokenCaveat {
  public static final String JSON_PROPERTY_TEXT = "text";
  private String text;

  public static final String JSON_PROPERTY_TYPE = "type";
  private TokenCaveatType type;

  public static final String JSON_PROPERTY_VALID_UNTIL = "validUntil";
  private Long validUntil;

  public static final String JSON_PROPERTY_WHITELIST = "whitelist";
  private List<String> whitelist;

  public static final String JSON_PROPERTY_MIN_SIZE = "minSize";
  private Long minSize;

  public static final String JSON_PROPERTY_MAX_SIZE = "maxSize";
  private Long maxSize;

  public TokenCaveat() {
  }

  public TokenCaveat text(String text) {
    this.text = text;
    return this;
  }

  /**
   * The caveat&#39;s own text. May be empty in a token that was not verified.
   * @return text
   */
  @JsonProperty(value = JSON_PROPERTY_TEXT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getText() {
    return text;
  }


  @JsonProperty(value = JSON_PROPERTY_TEXT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setText(String text) {
    this.text = text;
  }


  public TokenCaveat type(TokenCaveatType type) {
    this.type = type;
    return this;
  }

  /**
   * Get type
   * @return type
   */
  @JsonProperty(value = JSON_PROPERTY_TYPE, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public TokenCaveatType getType() {
    return type;
  }


  @JsonProperty(value = JSON_PROPERTY_TYPE, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setType(TokenCaveatType type) {
    this.type = type;
  }


  public TokenCaveat validUntil(Long validUntil) {
    this.validUntil = validUntil;
    return this;
  }

  /**
   * For &#x60;time&#x60;: the token is good before this point in time, in seconds since 1970-01-01T00:00:00Z.
   * minimum: 0
   * @return validUntil
   */
  @JsonProperty(value = JSON_PROPERTY_VALID_UNTIL, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Long getValidUntil() {
    return validUntil;
  }


  @JsonProperty(value = JSON_PROPERTY_VALID_UNTIL, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setValidUntil(Long validUntil) {
    this.validUntil = validUntil;
  }


  public TokenCaveat whitelist(List<String> whitelist) {
    this.whitelist = whitelist;
    return this;
  }

  public TokenCaveat addWhitelistItem(String whitelistItem) {
    if (this.whitelist == null) {
      this.whitelist = new ArrayList<>();
    }
    this.whitelist.add(whitelistItem);
    return this;
  }

  /**
   * For &#x60;ip&#x60; the networks from which the token is good, in CIDR notation. For &#x60;consumer&#x60; the ids of the providers that it is good for, or &#x60;*&#x60; for any.
   * @return whitelist
   */
  @JsonProperty(value = JSON_PROPERTY_WHITELIST, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public List<String> getWhitelist() {
    return whitelist;
  }


  @JsonProperty(value = JSON_PROPERTY_WHITELIST, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setWhitelist(List<String> whitelist) {
    this.whitelist = whitelist;
  }


  public TokenCaveat minSize(Long minSize) {
    this.minSize = minSize;
    return this;
  }

  /**
   * For &#x60;size&#x60;: the smallest support in bytes that the token is good for.
   * minimum: 0
   * @return minSize
   */
  @JsonProperty(value = JSON_PROPERTY_MIN_SIZE, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Long getMinSize() {
    return minSize;
  }


  @JsonProperty(value = JSON_PROPERTY_MIN_SIZE, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setMinSize(Long minSize) {
    this.minSize = minSize;
  }


  public TokenCaveat maxSize(Long maxSize) {
    this.maxSize = maxSize;
    return this;
  }

  /**
   * For &#x60;size&#x60;: the largest support in bytes that the token is good for.
   * minimum: 0
   * @return maxSize
   */
  @JsonProperty(value = JSON_PROPERTY_MAX_SIZE, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Long getMaxSize() {
    return maxSize;
  }


  @JsonProperty(value = JSON_PROPERTY_MAX_SIZE, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setMaxSize(Long maxSize) {
    this.maxSize = maxSize;
  }


  /**
   * Return true if this TokenCaveat object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    TokenCaveat tokenCaveat = (TokenCaveat) o;
    return Objects.equals(this.text, tokenCaveat.text) &&
        Objects.equals(this.type, tokenCaveat.type) &&
        Objects.equals(this.validUntil, tokenCaveat.validUntil) &&
        Objects.equals(this.whitelist, tokenCaveat.whitelist) &&
        Objects.equals(this.minSize, tokenCaveat.minSize) &&
        Objects.equals(this.maxSize, tokenCaveat.maxSize);
  }

  @Override
  public int hashCode() {
    return Objects.hash(text, type, validUntil, whitelist, minSize, maxSize);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class TokenCaveat {\n");
    sb.append("    text: ").append(toIndentedString(text)).append("\n");
    sb.append("    type: ").append(toIndentedString(type)).append("\n");
    sb.append("    validUntil: ").append(toIndentedString(validUntil)).append("\n");
    sb.append("    whitelist: ").append(toIndentedString(whitelist)).append("\n");
    sb.append("    minSize: ").append(toIndentedString(minSize)).append("\n");
    sb.append("    maxSize: ").append(toIndentedString(maxSize)).append("\n");
    sb.append("}");
    return sb.toString();
  }

  /**
   * Convert the given object to string with each line indented by 4 spaces
   * (except the first line).
   */
  private String toIndentedString(Object o) {
    return o == null ? "null" : o.toString().replace("\n", "\n    ");
  }

  /**
   * Convert the instance into URL query string.
   *
   * @return URL query string
   */
  public String toUrlQueryString() {
    return toUrlQueryString(null);
  }

  /**
   * Convert the instance into URL query string.
   *
   * @param prefix prefix of the query string
   * @return URL query string
   */
  public String toUrlQueryString(String prefix) {
    String suffix = "";
    String containerSuffix = "";
    String containerPrefix = "";
    if (prefix == null) {
      // style=form, explode=true, e.g. /pet?name=cat&type=manx
      prefix = "";
    } else {
      // deepObject style e.g. /pet?id[name]=cat&id[type]=manx
      prefix = prefix + "[";
      suffix = "]";
      containerSuffix = "]";
      containerPrefix = "[";
    }

    StringJoiner joiner = new StringJoiner("&");

    // add `text` to the URL query string
    if (getText() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%stext%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getText()))));
    }

    // add `type` to the URL query string
    if (getType() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%stype%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getType()))));
    }

    // add `validUntil` to the URL query string
    if (getValidUntil() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%svalidUntil%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getValidUntil()))));
    }

    // add `whitelist` to the URL query string
    if (getWhitelist() != null) {
      for (int i = 0; i < getWhitelist().size(); i++) {
        joiner.add(String.format(java.util.Locale.ROOT, "%swhitelist%s%s=%s", prefix, suffix,
            "".equals(suffix) ? "" : String.format(java.util.Locale.ROOT, "%s%d%s", containerPrefix, i, containerSuffix),
            ApiClient.urlEncode(ApiClient.valueToString(getWhitelist().get(i)))));
      }
    }

    // add `minSize` to the URL query string
    if (getMinSize() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sminSize%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getMinSize()))));
    }

    // add `maxSize` to the URL query string
    if (getMaxSize() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%smaxSize%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getMaxSize()))));
    }

    return joiner.toString();
  }
}

