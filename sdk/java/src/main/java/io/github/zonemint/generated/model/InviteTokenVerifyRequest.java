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
import io.github.zonemint.generated.model.InviteType;
import java.util.Arrays;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;


import io.github.zonemint.generated.ApiClient;
/**
 * A support token, and what it is to be redeemed for.
 */
@JsonPropertyOrder({
  InviteTokenVerifyRequest.JSON_PROPERTY_TOKEN,
  InviteTokenVerifyRequest.JSON_PROPERTY_SIZE,
  InviteTokenVerifyRequest.JSON_PROPERTY_PEER_IP,
  InviteTokenVerifyRequest.JSON_PROPERTY_EXPECTED_INVITE_TYPE
})
public class InviteTokenVerifyRequest {
  public static final String JSON_PROPERTY_TOKEN = "token";
  private String token;

  public static final String JSON_PROPERTY_SIZE = "size";
  private Long size;

  public static final String JSON_PROPERTY_PEER_IP = "peerIp";
  private String peerIp;

  public static final String JSON_PROPERTY_EXPECTED_INVITE_TYPE = "expectedInviteType";
  private InviteType expectedInviteType;

  public InviteTokenVerifyRequest() {
  }

  public InviteTokenVerifyRequest token(String token) {
    this.token = token;
    return this;
  }

  /**
   * Text of a token as it was handed over, in base64url or in Onezone&#39;s \&quot;base62\&quot; spelling. A secret: whoever has it can use it.
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


  public InviteTokenVerifyRequest size(Long size) {
    this.size = size;
    return this;
  }

  /**
   * Size of a support in bytes. The zone has a smallest size of its own, 1,000,000 bytes unless configured otherwise; less than that is 400 &#x60;invalid_request&#x60;.
   * minimum: 1
   * maximum: 9007199254740991
   * @return size
   */
  @JsonProperty(value = JSON_PROPERTY_SIZE, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Long getSize() {
    return size;
  }


  @JsonProperty(value = JSON_PROPERTY_SIZE, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setSize(Long size) {
    this.size = size;
  }


  public InviteTokenVerifyRequest peerIp(String peerIp) {
    this.peerIp = peerIp;
    return this;
  }

  /**
   * The IPv4 or IPv6 address that the token would be redeemed from; without it that of this request.
   * @return peerIp
   */
  @JsonProperty(value = JSON_PROPERTY_PEER_IP, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public String getPeerIp() {
    return peerIp;
  }


  @JsonProperty(value = JSON_PROPERTY_PEER_IP, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setPeerIp(String peerIp) {
    this.peerIp = peerIp;
  }


  public InviteTokenVerifyRequest expectedInviteType(InviteType expectedInviteType) {
    this.expectedInviteType = expectedInviteType;
    return this;
  }

  /**
   * Get expectedInviteType
   * @return expectedInviteType
   */
  @JsonProperty(value = JSON_PROPERTY_EXPECTED_INVITE_TYPE, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public InviteType getExpectedInviteType() {
    return expectedInviteType;
  }


  @JsonProperty(value = JSON_PROPERTY_EXPECTED_INVITE_TYPE, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setExpectedInviteType(InviteType expectedInviteType) {
    this.expectedInviteType = expectedInviteType;
  }


  /**
   * Return true if this InviteTokenVerifyRequest object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    InviteTokenVerifyRequest inviteTokenVerifyRequest = (InviteTokenVerifyRequest) o;
    return Objects.equals(this.token, inviteTokenVerifyRequest.token) &&
        Objects.equals(this.size, inviteTokenVerifyRequest.size) &&
        Objects.equals(this.peerIp, inviteTokenVerifyRequest.peerIp) &&
        Objects.equals(this.expectedInviteType, inviteTokenVerifyRequest.expectedInviteType);
  }

  @Override
  public int hashCode() {
    return Objects.hash(token, size, peerIp, expectedInviteType);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class InviteTokenVerifyRequest {\n");
    sb.append("    token: ").append("[redacted]").append("\n");
    sb.append("    size: ").append(toIndentedString(size)).append("\n");
    sb.append("    peerIp: ").append(toIndentedString(peerIp)).append("\n");
    sb.append("    expectedInviteType: ").append(toIndentedString(expectedInviteType)).append("\n");
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

    // add `size` to the URL query string
    if (getSize() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%ssize%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getSize()))));
    }

    // add `peerIp` to the URL query string
    if (getPeerIp() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%speerIp%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getPeerIp()))));
    }

    // add `expectedInviteType` to the URL query string
    if (getExpectedInviteType() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sexpectedInviteType%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getExpectedInviteType()))));
    }

    return joiner.toString();
  }
}

