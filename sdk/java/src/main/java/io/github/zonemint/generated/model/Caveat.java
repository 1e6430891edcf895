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
import io.github.zonemint.generated.model.CaveatType;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;


import io.github.zonemint.generated.ApiClient;
/**
 * A restriction to be added to a token. It has the fields of its type and no others: &#x60;validUntil&#x60; for &#x60;time&#x60;, &#x60;whitelist&#x60; for &#x60;ip&#x60; and &#x60;consumer&#x60;, &#x60;minSize&#x60; or &#x60;maxSize&#x60; or both for &#x60;size&#x60;.
 */
@JsonPropertyOrder({
  Caveat.JSON_PROPERTY_TYPE,
  Caveat.JSON_PROPERTY_VALID_UNTIL,
  Caveat.JSON_PROPERTY_WHITELIST,
  Caveat.JSON_PROPERTY_MIN_SIZE,
  Caveat.JSON_PROPERTY_MAX_SIZE
})
public class Caveat {
  public static final String JSON_PROPERTY_TYPE = "type";
  private CaveatType type;

  public static final String JSON_PROPERTY_VALID_UNTIL = "validUntil";
  private Long validUntil;

  public static final String JSON_PROPERTY_WHITELIST = "whitelist";
  private Set<String> whitelist;

  public static final String JSON_PROPERTY_MIN_SIZE = "minSize";
  private Long minSize;

  public static final String JSON_PROPERTY_MAX_SIZE = "maxSize";
  private Long maxSize;

  public Caveat() {
  }

  public Caveat type(CaveatType type) {
    this.type = type;
    return this;
  }

  /**
   * Get type
   * @return type
   */
  @JsonProperty(value = JSON_PROPERTY_TYPE, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public CaveatType getType() {
    return type;
  }


  @JsonProperty(value = JSON_PROPERTY_TYPE, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setType(CaveatType type) {
    this.type = type;
  }


  public Caveat validUntil(Long validUntil) {
    this.validUntil = validUntil;
    return this;
  }

  /**
   * A point in time, in seconds since 1970-01-01T00:00:00Z.
   * minimum: 0
   * maximum: 9007199254740991
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


  public Caveat whitelist(Set<String> whitelist) {
    this.whitelist = whitelist;
    return this;
  }

  public Caveat addWhitelistItem(String whitelistItem) {
    if (this.whitelist == null) {
      this.whitelist = new LinkedHashSet<>();
    }
    this.whitelist.add(whitelistItem);
    return this;
  }

  /**
   * For &#x60;ip&#x60; addresses and networks. For &#x60;consumer&#x60; ids of providers, or &#x60;*&#x60; alone for any.
   * @return whitelist
   */
  @JsonProperty(value = JSON_PROPERTY_WHITELIST, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Set<String> getWhitelist() {
    return whitelist;
  }


  @JsonDeserialize(as = LinkedHashSet.class)
  @JsonProperty(value = JSON_PROPERTY_WHITELIST, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setWhitelist(Set<String> whitelist) {
    this.whitelist = whitelist;
  }


  public Caveat minSize(Long minSize) {
    this.minSize = minSize;
    return this;
  }

  /**
   * The smallest support in bytes. At most &#x60;maxSize&#x60;.
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


  public Caveat maxSize(Long maxSize) {
    this.maxSize = maxSize;
    return this;
  }

  /**
   * The largest support in bytes.
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


  /**
   * Return true if this Caveat object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    Caveat caveat = (Caveat) o;
    return Objects.equals(this.type, caveat.type) &&
        Objects.equals(this.validUntil, caveat.validUntil) &&
        Objects.equals(this.whitelist, caveat.whitelist) &&
        Objects.equals(this.minSize, caveat.minSize) &&
        Objects.equals(this.maxSize, caveat.maxSize);
  }

  @Override
  public int hashCode() {
    return Objects.hash(type, validUntil, whitelist, minSize, maxSize);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class Caveat {\n");
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
      int i = 0;
      for (String _item : getWhitelist()) {
        joiner.add(String.format(java.util.Locale.ROOT, "%swhitelist%s%s=%s", prefix, suffix,
            "".equals(suffix) ? "" : String.format(java.util.Locale.ROOT, "%s%d%s", containerPrefix, i, containerSuffix),
            ApiClient.urlEncode(ApiClient.valueToString(_item))));
      }
      i++;
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

