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
 * What to confine a new support token to, and with a &#x60;name&#x60; how it is kept. Everything is optional; without a body the token is the one that the GET mints. Whoever holds the token can confine it further, but never widen it.
 */
@JsonPropertyOrder({
  SpaceSupportTokenRequest.JSON_PROPERTY_TTL,
  SpaceSupportTokenRequest.JSON_PROPERTY_NAME,
  SpaceSupportTokenRequest.JSON_PROPERTY_MEMO,
  SpaceSupportTokenRequest.JSON_PROPERTY_USAGE_LIMIT,
  SpaceSupportTokenRequest.JSON_PROPERTY_CONSUMER,
  SpaceSupportTokenRequest.JSON_PROPERTY_IP,
  SpaceSupportTokenRequest.JSON_PROPERTY_MAX_SIZE,
  SpaceSupportTokenRequest.JSON_PROPERTY_MIN_SIZE
})
public class SpaceSupportTokenRequest {
  public static final String JSON_PROPERTY_TTL = "ttl";
  private Long ttl;

  public static final String JSON_PROPERTY_NAME = "name";
  private String name;

  public static final String JSON_PROPERTY_MEMO = "memo";
  private String memo;

  public static final String JSON_PROPERTY_USAGE_LIMIT = "usageLimit";
  private Long usageLimit;

  public static final String JSON_PROPERTY_CONSUMER = "consumer";
  private Set<String> consumer;

  public static final String JSON_PROPERTY_IP = "ip";
  private Set<String> ip;

  public static final String JSON_PROPERTY_MAX_SIZE = "maxSize";
  private Long maxSize;

  public static final String JSON_PROPERTY_MIN_SIZE = "minSize";
  private Long minSize;

  public SpaceSupportTokenRequest() {
  }

  public SpaceSupportTokenRequest ttl(Long ttl) {
    this.ttl = ttl;
    return this;
  }

  /**
   * Seconds until the token expires. Without it a temporary token lives 24 hours unless configured otherwise, and a named token for ever. The zone has a longest life for temporary tokens, 7 days at most; more than that is 400 &#x60;invalid_request&#x60;.
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


  public SpaceSupportTokenRequest name(String name) {
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


  public SpaceSupportTokenRequest memo(String memo) {
    this.memo = memo;
    return this;
  }

  /**
   * What to remember about a token that has a name; may be empty.
   * @return memo
   */
  @JsonProperty(value = JSON_PROPERTY_MEMO, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public String getMemo() {
    return memo;
  }


  @JsonProperty(value = JSON_PROPERTY_MEMO, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setMemo(String memo) {
    this.memo = memo;
  }


  public SpaceSupportTokenRequest usageLimit(Long usageLimit) {
    this.usageLimit = usageLimit;
    return this;
  }

  /**
   * How many times a named token may be redeemed, each time by another provider; 1 unless given. A temporary token is redeemed once, so without &#x60;name&#x60; this is 400 &#x60;invalid_request&#x60;.
   * minimum: 1
   * maximum: 1000000000
   * @return usageLimit
   */
  @JsonProperty(value = JSON_PROPERTY_USAGE_LIMIT, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Long getUsageLimit() {
    return usageLimit;
  }


  @JsonProperty(value = JSON_PROPERTY_USAGE_LIMIT, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setUsageLimit(Long usageLimit) {
    this.usageLimit = usageLimit;
  }


  public SpaceSupportTokenRequest consumer(Set<String> consumer) {
    this.consumer = consumer;
    return this;
  }

  public SpaceSupportTokenRequest addConsumerItem(String consumerItem) {
    if (this.consumer == null) {
      this.consumer = new LinkedHashSet<>();
    }
    this.consumer.add(consumerItem);
    return this;
  }

  /**
   * The providers that may redeem the token, or &#x60;*&#x60; alone for any.
   * @return consumer
   */
  @JsonProperty(value = JSON_PROPERTY_CONSUMER, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Set<String> getConsumer() {
    return consumer;
  }


  @JsonDeserialize(as = LinkedHashSet.class)
  @JsonProperty(value = JSON_PROPERTY_CONSUMER, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setConsumer(Set<String> consumer) {
    this.consumer = consumer;
  }


  public SpaceSupportTokenRequest ip(Set<String> ip) {
    this.ip = ip;
    return this;
  }

  public SpaceSupportTokenRequest addIpItem(String ipItem) {
    if (this.ip == null) {
      this.ip = new LinkedHashSet<>();
    }
    this.ip.add(ipItem);
    return this;
  }

  /**
   * Addresses and networks from which the token may be redeemed.
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


  public SpaceSupportTokenRequest maxSize(Long maxSize) {
    this.maxSize = maxSize;
    return this;
  }

  /**
   * The largest support, in bytes, that the token may be redeemed for. Less than the smallest support of the zone, 1,000,000 bytes unless configured otherwise, is 400 &#x60;invalid_request&#x60;.
   * minimum: 1
   * maximum: 9007199254740991
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


  public SpaceSupportTokenRequest minSize(Long minSize) {
    this.minSize = minSize;
    return this;
  }

  /**
   * The smallest support, in bytes, that the token may be redeemed for. At most &#x60;maxSize&#x60;.
   * minimum: 1
   * maximum: 9007199254740991
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


  /**
   * Return true if this SpaceSupportTokenRequest object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    SpaceSupportTokenRequest spaceSupportTokenRequest = (SpaceSupportTokenRequest) o;
    return Objects.equals(this.ttl, spaceSupportTokenRequest.ttl) &&
        Objects.equals(this.name, spaceSupportTokenRequest.name) &&
        Objects.equals(this.memo, spaceSupportTokenRequest.memo) &&
        Objects.equals(this.usageLimit, spaceSupportTokenRequest.usageLimit) &&
        Objects.equals(this.consumer, spaceSupportTokenRequest.consumer) &&
        Objects.equals(this.ip, spaceSupportTokenRequest.ip) &&
        Objects.equals(this.maxSize, spaceSupportTokenRequest.maxSize) &&
        Objects.equals(this.minSize, spaceSupportTokenRequest.minSize);
  }

  @Override
  public int hashCode() {
    return Objects.hash(ttl, name, memo, usageLimit, consumer, ip, maxSize, minSize);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class SpaceSupportTokenRequest {\n");
    sb.append("    ttl: ").append(toIndentedString(ttl)).append("\n");
    sb.append("    name: ").append(toIndentedString(name)).append("\n");
    sb.append("    memo: ").append(toIndentedString(memo)).append("\n");
    sb.append("    usageLimit: ").append(toIndentedString(usageLimit)).append("\n");
    sb.append("    consumer: ").append(toIndentedString(consumer)).append("\n");
    sb.append("    ip: ").append(toIndentedString(ip)).append("\n");
    sb.append("    maxSize: ").append(toIndentedString(maxSize)).append("\n");
    sb.append("    minSize: ").append(toIndentedString(minSize)).append("\n");
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

    // add `ttl` to the URL query string
    if (getTtl() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sttl%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getTtl()))));
    }

    // add `name` to the URL query string
    if (getName() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sname%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getName()))));
    }

    // add `memo` to the URL query string
    if (getMemo() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%smemo%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getMemo()))));
    }

    // add `usageLimit` to the URL query string
    if (getUsageLimit() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%susageLimit%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getUsageLimit()))));
    }

    // add `consumer` to the URL query string
    if (getConsumer() != null) {
      int i = 0;
      for (String _item : getConsumer()) {
        joiner.add(String.format(java.util.Locale.ROOT, "%sconsumer%s%s=%s", prefix, suffix,
            "".equals(suffix) ? "" : String.format(java.util.Locale.ROOT, "%s%d%s", containerPrefix, i, containerSuffix),
            ApiClient.urlEncode(ApiClient.valueToString(_item))));
      }
      i++;
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

    // add `maxSize` to the URL query string
    if (getMaxSize() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%smaxSize%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getMaxSize()))));
    }

    // add `minSize` to the URL query string
    if (getMinSize() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sminSize%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getMinSize()))));
    }

    return joiner.toString();
  }
}

