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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;


import io.github.zonemint.generated.ApiClient;
/**
 * What this server is.
 */
@JsonPropertyOrder({
  ZoneConfiguration.JSON_PROPERTY_NAME,
  ZoneConfiguration.JSON_PROPERTY_VERSION,
  ZoneConfiguration.JSON_PROPERTY_COMPATIBILITY
})
public class ZoneConfiguration {
  public static final String JSON_PROPERTY_NAME = "name";
  private String name;

  public static final String JSON_PROPERTY_VERSION = "version";
  private String version;

  public static final String JSON_PROPERTY_COMPATIBILITY = "compatibility";
  private List<String> compatibility;

  public ZoneConfiguration() {
  }

  public ZoneConfiguration name(String name) {
    this.name = name;
    return this;
  }

  /**
   * Name of the zone, which is also the location of its tokens.
   * @return name
   */
  @JsonProperty(value = JSON_PROPERTY_NAME, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getName() {
    return name;
  }


  @JsonProperty(value = JSON_PROPERTY_NAME, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setName(String name) {
    this.name = name;
  }


  public ZoneConfiguration version(String version) {
    this.version = version;
    return this;
  }

  /**
   * Version of the server.
   * @return version
   */
  @JsonProperty(value = JSON_PROPERTY_VERSION, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getVersion() {
    return version;
  }


  @JsonProperty(value = JSON_PROPERTY_VERSION, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setVersion(String version) {
    this.version = version;
  }


  public ZoneConfiguration compatibility(List<String> compatibility) {
    this.compatibility = compatibility;
    return this;
  }

  public ZoneConfiguration addCompatibilityItem(String compatibilityItem) {
    if (this.compatibility == null) {
      this.compatibility = new ArrayList<>();
    }
    this.compatibility.add(compatibilityItem);
    return this;
  }

  /**
   * The Onezone generations whose clients this server understands.
   * @return compatibility
   */
  @JsonProperty(value = JSON_PROPERTY_COMPATIBILITY, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public List<String> getCompatibility() {
    return compatibility;
  }


  @JsonProperty(value = JSON_PROPERTY_COMPATIBILITY, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setCompatibility(List<String> compatibility) {
    this.compatibility = compatibility;
  }


  /**
   * Return true if this Configuration object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    ZoneConfiguration _configuration = (ZoneConfiguration) o;
    return Objects.equals(this.name, _configuration.name) &&
        Objects.equals(this.version, _configuration.version) &&
        Objects.equals(this.compatibility, _configuration.compatibility);
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, version, compatibility);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class ZoneConfiguration {\n");
    sb.append("    name: ").append(toIndentedString(name)).append("\n");
    sb.append("    version: ").append(toIndentedString(version)).append("\n");
    sb.append("    compatibility: ").append(toIndentedString(compatibility)).append("\n");
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

    // add `version` to the URL query string
    if (getVersion() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sversion%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getVersion()))));
    }

    // add `compatibility` to the URL query string
    if (getCompatibility() != null) {
      for (int i = 0; i < getCompatibility().size(); i++) {
        joiner.add(String.format(java.util.Locale.ROOT, "%scompatibility%s%s=%s", prefix, suffix,
            "".equals(suffix) ? "" : String.format(java.util.Locale.ROOT, "%s%d%s", containerPrefix, i, containerSuffix),
            ApiClient.urlEncode(ApiClient.valueToString(getCompatibility().get(i)))));
      }
    }

    return joiner.toString();
  }
}

