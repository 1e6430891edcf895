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
import java.util.Arrays;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;


import io.github.zonemint.generated.ApiClient;
/**
 * A new space support token.
 */
@JsonPropertyOrder({
  MintedSupportToken.JSON_PROPERTY_TOKEN,
  MintedSupportToken.JSON_PROPERTY_TOKEN_ID,
  MintedSupportToken.JSON_PROPERTY_EXPIRES_AT
})
public class MintedSupportToken {
  public static final String JSON_PROPERTY_TOKEN = "token";
  private String token;

  public static final String JSON_PROPERTY_TOKEN_ID = "tokenId";
  private String tokenId;

  public static final String JSON_PROPERTY_EXPIRES_AT = "expiresAt";
  private Long expiresAt;

  public MintedSupportToken() {
  }

  public MintedSupportToken token(String token) {
    this.token = token;
    return this;
  }

  /**
   * Text of a new token: a libmacaroons V1 macaroon in unpadded base64url. A secret, shown this once and never again.
   * @return token
   */
  @JsonProperty(value = JSON_PROPERTY_TOKEN, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getToken() {
    return token;
  }


  @JsonProperty(value = JSON_PROPERTY_TOKEN, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setToken(String token) {
    this.token = token;
  }


  public MintedSupportToken tokenId(String tokenId) {
    this.tokenId = tokenId;
    return this;
  }

  /**
   * Public id of a token. It is no secret, and good for nothing but naming the token.
   * @return tokenId
   */
  @JsonProperty(value = JSON_PROPERTY_TOKEN_ID, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getTokenId() {
    return tokenId;
  }


  @JsonProperty(value = JSON_PROPERTY_TOKEN_ID, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setTokenId(String tokenId) {
    this.tokenId = tokenId;
  }


  public MintedSupportToken expiresAt(Long expiresAt) {
    this.expiresAt = expiresAt;
    return this;
  }

  /**
   * A point in time, in seconds since 1970-01-01T00:00:00Z.
   * minimum: 0
   * maximum: 9007199254740991
   * @return expiresAt
   */
  @JsonProperty(value = JSON_PROPERTY_EXPIRES_AT, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Long getExpiresAt() {
    return expiresAt;
  }


  @JsonProperty(value = JSON_PROPERTY_EXPIRES_AT, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setExpiresAt(Long expiresAt) {
    this.expiresAt = expiresAt;
  }


  /**
   * Return true if this MintedSupportToken object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    MintedSupportToken mintedSupportToken = (MintedSupportToken) o;
    return Objects.equals(this.token, mintedSupportToken.token) &&
        Objects.equals(this.tokenId, mintedSupportToken.tokenId) &&
        Objects.equals(this.expiresAt, mintedSupportToken.expiresAt);
  }

  @Override
  public int hashCode() {
    return Objects.hash(token, tokenId, expiresAt);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class MintedSupportToken {\n");
    sb.append("    token: ").append("[redacted]").append("\n");
    sb.append("    tokenId: ").append(toIndentedString(tokenId)).append("\n");
    sb.append("    expiresAt: ").append(toIndentedString(expiresAt)).append("\n");
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

    // add `token` to the URL query string
    if (getToken() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%stoken%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getToken()))));
    }

    // add `tokenId` to the URL query string
    if (getTokenId() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%stokenId%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getTokenId()))));
    }

    // add `expiresAt` to the URL query string
    if (getExpiresAt() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sexpiresAt%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getExpiresAt()))));
    }

    return joiner.toString();
  }
}

