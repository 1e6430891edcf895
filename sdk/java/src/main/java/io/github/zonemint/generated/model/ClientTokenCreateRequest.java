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
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;


import io.github.zonemint.generated.ApiClient;
/**
 * What an access token is for and what to confine it to. Everything is optional.
 */
@JsonPropertyOrder({
  ClientTokenCreateRequest.JSON_PROPERTY_NAME,
  ClientTokenCreateRequest.JSON_PROPERTY_TTL,
  ClientTokenCreateRequest.JSON_PROPERTY_IP
})
public class ClientTokenCreateRequest {
  public static final String JSON_PROPERTY_NAME = "name";
  private String name;

  public static final String JSON_PROPERTY_TTL = "ttl";
  private Long ttl;

  public static final String JSON_PROPERTY_IP = "ip";
  private Set<String> ip;

  public ClientTokenCreateRequest() {
  }

  public ClientTokenCreateRequest name(String name) {
    this.name = name;
    return this;
  }

  /**
   * What a token is for, in the words of who made it.
   * @return name
   */
  @JsonProperty(value = JSON_PROPERTY_NAME, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public String getName() {
    return name;
  }


  @JsonProperty(value = JSON_PROPERTY_NAME, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setName(String name) {
    this.name = name;
  }


  public ClientTokenCreateRequest ttl(Long ttl) {
    this.ttl = ttl;
    return this;
  }

  /**
   * Seconds until the token expires. Without it the token is good until it is deleted.
   * minimum: 1
   * maximum: 315360000
   * @return ttl
   */
  @JsonProperty(value = JSON_PROPERTY_TTL, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Long getTtl() {
    return ttl;
  }


  @JsonProperty(value = JSON_PROPERTY_TTL, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setTtl(Long ttl) {
    this.ttl = ttl;
  }


  public ClientTokenCreateRequest ip(Set<String> ip) {
    this.ip = ip;
    return this;
  }

  public ClientTokenCreateRequest addIpItem(String ipItem) {
    if (this.ip == null) {
      this.ip = new LinkedHashSet<>();
    }
    this.ip.add(ipItem);
    return this;
  }

  /**
   * Addresses and networks from which the token may be used.
   * @return ip
   */
  @JsonProperty(value = JSON_PROPERTY_IP, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Set<String> getIp() {
    return ip;
  }


  @JsonDeserialize(as = LinkedHashSet.class)
  @JsonProperty(value = JSON_PROPERTY_IP, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setIp(Set<String> ip) {
    this.ip = ip;
  }


  /**
   * Return true if this ClientTokenCreateRequest object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    ClientTokenCreateRequest clientTokenCreateRequest = (ClientTokenCreateRequest) o;
    return Objects.equals(this.name, clientTokenCreateRequest.name) &&
        Objects.equals(this.ttl, clientTokenCreateRequest.ttl) &&
        Objects.equals(this.ip, clientTokenCreateRequest.ip);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, ttl, ip);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class ClientTokenCreateRequest {\n");
    sb.append("    name: ").append(toIndentedString(name)).append("\n");
    sb.append("    ttl: ").append(toIndentedString(ttl)).append("\n");
    sb.append("    ip: ").append(toIndentedString(ip)).append("\n");
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

    // add `name` to the URL query string
    if (getName() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sname%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getName()))));
    }

    // add `ttl` to the URL query string
    if (getTtl() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sttl%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getTtl()))));
    }

    // add `ip` to the URL query string
    if (getIp() != null) {
      int i = 0;
      for (String _item : getIp()) {
        joiner.add(String.format(java.util.Locale.ROOT, "%sip%s%s=%s", prefix, suffix,
            "".equals(suffix) ? "" : String.format(java.util.Locale.ROOT, "%s%d%s", containerPrefix, i, containerSuffix),
            ApiClient.urlEncode(ApiClient.valueToString(_item))));
      }
      i++;
    }

    return joiner.toString();
  }
}

