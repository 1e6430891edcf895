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
import io.github.zonemint.generated.model.TokenSubject;
import java.util.Arrays;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;


import io.github.zonemint.generated.ApiClient;
/**
 * A support token that the calling provider could redeem now.
 */
@JsonPropertyOrder({
  RedeemableSupport.JSON_PROPERTY_SUBJECT,
  RedeemableSupport.JSON_PROPERTY_SPACE_ID,
  RedeemableSupport.JSON_PROPERTY_SPACE_NAME,
  RedeemableSupport.JSON_PROPERTY_TTL,
  RedeemableSupport.JSON_PROPERTY_MIN_SIZE,
  RedeemableSupport.JSON_PROPERTY_MAX_SIZE,
  RedeemableSupport.JSON_PROPERTY_USES_LEFT,
  RedeemableSupport.JSON_PROPERTY_REDEEMED
})
public class RedeemableSupport {
  public static final String JSON_PROPERTY_SUBJECT = "subject";
  private TokenSubject subject;

  public static final String JSON_PROPERTY_SPACE_ID = "spaceId";
  private String spaceId;

  public static final String JSON_PROPERTY_SPACE_NAME = "spaceName";
  private String spaceName;

  public static final String JSON_PROPERTY_TTL = "ttl";
  private Long ttl;

  public static final String JSON_PROPERTY_MIN_SIZE = "minSize";
  private Long minSize;

  public static final String JSON_PROPERTY_MAX_SIZE = "maxSize";
  private Long maxSize;

  public static final String JSON_PROPERTY_USES_LEFT = "usesLeft";
  private Long usesLeft;

  public static final String JSON_PROPERTY_REDEEMED = "redeemed";
  private Boolean redeemed;

  public RedeemableSupport() {
  }

  public RedeemableSupport subject(TokenSubject subject) {
    this.subject = subject;
    return this;
  }

  /**
   * Get subject
   * @return subject
   */
  @JsonProperty(value = JSON_PROPERTY_SUBJECT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public TokenSubject getSubject() {
    return subject;
  }


  @JsonProperty(value = JSON_PROPERTY_SUBJECT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setSubject(TokenSubject subject) {
    this.subject = subject;
  }


  public RedeemableSupport spaceId(String spaceId) {
    this.spaceId = spaceId;
    return this;
  }

  /**
   * Id of a space.
   * @return spaceId
   */
  @JsonProperty(value = JSON_PROPERTY_SPACE_ID, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getSpaceId() {
    return spaceId;
  }


  @JsonProperty(value = JSON_PROPERTY_SPACE_ID, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setSpaceId(String spaceId) {
    this.spaceId = spaceId;
  }


  public RedeemableSupport spaceName(String spaceName) {
    this.spaceName = spaceName;
    return this;
  }

  /**
   * Name of a space. Need not be unique.
   * @return spaceName
   */
  @JsonProperty(value = JSON_PROPERTY_SPACE_NAME, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getSpaceName() {
    return spaceName;
  }


  @JsonProperty(value = JSON_PROPERTY_SPACE_NAME, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setSpaceName(String spaceName) {
    this.spaceName = spaceName;
  }


  public RedeemableSupport ttl(Long ttl) {
    this.ttl = ttl;
    return this;
  }

  /**
   * For how many seconds the token is good; null for one that never expires.
   * minimum: 0
   * maximum: 9007199254740991
   * @return ttl
   */
  @JsonProperty(value = JSON_PROPERTY_TTL, required = false)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public Long getTtl() {
    return ttl;
  }


  @JsonProperty(value = JSON_PROPERTY_TTL, required = false)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setTtl(Long ttl) {
    this.ttl = ttl;
  }


  public RedeemableSupport minSize(Long minSize) {
    this.minSize = minSize;
    return this;
  }

  /**
   * The smallest support in bytes that would be granted.
   * minimum: 1
   * @return minSize
   */
  @JsonProperty(value = JSON_PROPERTY_MIN_SIZE, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public Long getMinSize() {
    return minSize;
  }


  @JsonProperty(value = JSON_PROPERTY_MIN_SIZE, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setMinSize(Long minSize) {
    this.minSize = minSize;
  }


  public RedeemableSupport maxSize(Long maxSize) {
    this.maxSize = maxSize;
    return this;
  }

  /**
   * The largest support in bytes that would be granted; absent where there is no bound.
   * minimum: 1
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


  public RedeemableSupport usesLeft(Long usesLeft) {
    this.usesLeft = usesLeft;
    return this;
  }

  /**
   * How many more times the token can be redeemed.
   * minimum: 0
   * maximum: 1000000000
   * @return usesLeft
   */
  @JsonProperty(value = JSON_PROPERTY_USES_LEFT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public Long getUsesLeft() {
    return usesLeft;
  }


  @JsonProperty(value = JSON_PROPERTY_USES_LEFT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setUsesLeft(Long usesLeft) {
    this.usesLeft = usesLeft;
  }


  public RedeemableSupport redeemed(Boolean redeemed) {
    this.redeemed = redeemed;
    return this;
  }

  /**
   * Whether the calling provider has redeemed the token already and that support stands. Redeeming it again then changes nothing.
   * @return redeemed
   */
  @JsonProperty(value = JSON_PROPERTY_REDEEMED, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public Boolean getRedeemed() {
    return redeemed;
  }


  @JsonProperty(value = JSON_PROPERTY_REDEEMED, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setRedeemed(Boolean redeemed) {
    this.redeemed = redeemed;
  }


  /**
   * Return true if this RedeemableSupport object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    RedeemableSupport redeemableSupport = (RedeemableSupport) o;
    return Objects.equals(this.subject, redeemableSupport.subject) &&
        Objects.equals(this.spaceId, redeemableSupport.spaceId) &&
        Objects.equals(this.spaceName, redeemableSupport.spaceName) &&
        Objects.equals(this.ttl, redeemableSupport.ttl) &&
        Objects.equals(this.minSize, redeemableSupport.minSize) &&
        Objects.equals(this.maxSize, redeemableSupport.maxSize) &&
        Objects.equals(this.usesLeft, redeemableSupport.usesLeft) &&
        Objects.equals(this.redeemed, redeemableSupport.redeemed);
  }

  @Override
  public int hashCode() {
    return Objects.hash(subject, spaceId, spaceName, ttl, minSize, maxSize, usesLeft, redeemed);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class RedeemableSupport {\n");
    sb.append("    subject: ").append(toIndentedString(subject)).append("\n");
    sb.append("    spaceId: ").append(toIndentedString(spaceId)).append("\n");
    sb.append("    spaceName: ").append(toIndentedString(spaceName)).append("\n");
    sb.append("    ttl: ").append(toIndentedString(ttl)).append("\n");
    sb.append("    minSize: ").append(toIndentedString(minSize)).append("\n");
    sb.append("    maxSize: ").append(toIndentedString(maxSize)).append("\n");
    sb.append("    usesLeft: ").append(toIndentedString(usesLeft)).append("\n");
    sb.append("    redeemed: ").append(toIndentedString(redeemed)).append("\n");
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

    // add `subject` to the URL query string
    if (getSubject() != null) {
      joiner.add(getSubject().toUrlQueryString(prefix + "subject" + suffix));
    }

    // add `spaceId` to the URL query string
    if (getSpaceId() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sspaceId%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getSpaceId()))));
    }

    // add `spaceName` to the URL query string
    if (getSpaceName() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sspaceName%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getSpaceName()))));
    }

    // add `ttl` to the URL query string
    if (getTtl() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sttl%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getTtl()))));
    }

    // add `minSize` to the URL query string
    if (getMinSize() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sminSize%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getMinSize()))));
    }

    // add `maxSize` to the URL query string
    if (getMaxSize() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%smaxSize%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getMaxSize()))));
    }

    // add `usesLeft` to the URL query string
    if (getUsesLeft() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%susesLeft%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getUsesLeft()))));
    }

    // add `redeemed` to the URL query string
    if (getRedeemed() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sredeemed%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getRedeemed()))));
    }

    return joiner.toString();
  }
}

