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
 * The token to be revoked, either by its text, &#x60;token&#x60;, or by its id and its space, &#x60;tokenId&#x60; and &#x60;spaceId&#x60;.
 */
@JsonPropertyOrder({
  TokenRevokeRequest.JSON_PROPERTY_TOKEN,
  TokenRevokeRequest.JSON_PROPERTY_TOKEN_ID,
  TokenRevokeRequest.JSON_PROPERTY_SPACE_ID
})
public class TokenRevokeRequest {
  public static final String JSON_PROPERTY_TOKEN = "token";
  private String token;

  public static final String JSON_PROPERTY_TOKEN_ID = "tokenId";
  private String tokenId;

  public static final String JSON_PROPERTY_SPACE_ID = "spaceId";
  private String spaceId;

  public TokenRevokeRequest() {
  }

  public TokenRevokeRequest token(String token) {
    this.token = token;
    return this;
  }

  /**
   * Text of a token as it was handed over, in base64url or in Onezone&#39;s \&quot;base62\&quot; spelling. A secret: whoever has it can use it.
   * @return token
   */
  @JsonProperty(value = JSON_PROPERTY_TOKEN, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public String getToken() {
    return token;
  }


  @JsonProperty(value = JSON_PROPERTY_TOKEN, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setToken(String token) {
    this.token = token;
  }


  public TokenRevokeRequest tokenId(String tokenId) {
    this.tokenId = tokenId;
    return this;
  }

  /**
   * Public id of a token. It is no secret, and good for nothing but naming the token.
   * @return tokenId
   */
  @JsonProperty(value = JSON_PROPERTY_TOKEN_ID, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public String getTokenId() {
    return tokenId;
  }


  @JsonProperty(value = JSON_PROPERTY_TOKEN_ID, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setTokenId(String tokenId) {
    this.tokenId = tokenId;
  }


  public TokenRevokeRequest spaceId(String spaceId) {
    this.spaceId = spaceId;
    return this;
  }

  /**
   * Id of a space.
   * @return spaceId
   */
  @JsonProperty(value = JSON_PROPERTY_SPACE_ID, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public String getSpaceId() {
    return spaceId;
  }


  @JsonProperty(value = JSON_PROPERTY_SPACE_ID, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setSpaceId(String spaceId) {
    this.spaceId = spaceId;
  }


  /**
   * Return true if this TokenRevokeRequest object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    TokenRevokeRequest tokenRevokeRequest = (TokenRevokeRequest) o;
    return Objects.equals(this.token, tokenRevokeRequest.token) &&
        Objects.equals(this.tokenId, tokenRevokeRequest.tokenId) &&
        Objects.equals(this.spaceId, tokenRevokeRequest.spaceId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(token, tokenId, spaceId);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class TokenRevokeRequest {\n");
    sb.append("    token: ").append("[redacted]").append("\n");
    sb.append("    tokenId: ").append(toIndentedString(tokenId)).append("\n");
    sb.append("    spaceId: ").append(toIndentedString(spaceId)).append("\n");
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

    // add `spaceId` to the URL query string
    if (getSpaceId() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sspaceId%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getSpaceId()))));
    }

    return joiner.toString();
  }
}

