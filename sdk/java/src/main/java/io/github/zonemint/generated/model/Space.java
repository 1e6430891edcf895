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
import java.util.HashMap;
import java.util.Map;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;


import io.github.zonemint.generated.ApiClient;
/**
 * A space.
 */
@JsonPropertyOrder({
  Space.JSON_PROPERTY_SPACE_ID,
  Space.JSON_PROPERTY_NAME,
  Space.JSON_PROPERTY_PROVIDERS_SUPPORTS
})
public class Space {
  public static final String JSON_PROPERTY_SPACE_ID = "spaceId";
  private String spaceId;

  public static final String JSON_PROPERTY_NAME = "name";
  private String name;

  public static final String JSON_PROPERTY_PROVIDERS_SUPPORTS = "providersSupports";
  private Map<String, Long> providersSupports;

  public Space() {
  }

  public Space spaceId(String spaceId) {
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


  public Space name(String name) {
    this.name = name;
    return this;
  }

  /**
   * Name of a space. Need not be unique.
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


  public Space providersSupports(Map<String, Long> providersSupports) {
    this.providersSupports = providersSupports;
    return this;
  }

  public Space putProvidersSupportsItem(String key, Long providersSupportsItem) {
    if (this.providersSupports == null) {
      this.providersSupports = new HashMap<>();
    }
    this.providersSupports.put(key, providersSupportsItem);
    return this;
  }

  /**
   * How many bytes each provider gives to the space, by the provider&#39;s id.
   * @return providersSupports
   */
  @JsonProperty(value = JSON_PROPERTY_PROVIDERS_SUPPORTS, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public Map<String, Long> getProvidersSupports() {
    return providersSupports;
  }


  @JsonProperty(value = JSON_PROPERTY_PROVIDERS_SUPPORTS, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setProvidersSupports(Map<String, Long> providersSupports) {
    this.providersSupports = providersSupports;
  }


  /**
   * Return true if this Space object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    Space space = (Space) o;
    return Objects.equals(this.spaceId, space.spaceId) &&
        Objects.equals(this.name, space.name) &&
        Objects.equals(this.providersSupports, space.providersSupports);
  }

  @Override
  public int hashCode() {
    return Objects.hash(spaceId, name, providersSupports);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class Space {\n");
    sb.append("    spaceId: ").append(toIndentedString(spaceId)).append("\n");
    sb.append("    name: ").append(toIndentedString(name)).append("\n");
    sb.append("    providersSupports: ").append(toIndentedString(providersSupports)).append("\n");
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

    // add `spaceId` to the URL query string
    if (getSpaceId() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sspaceId%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getSpaceId()))));
    }

    // add `name` to the URL query string
    if (getName() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sname%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getName()))));
    }

    // add `providersSupports` to the URL query string
    if (getProvidersSupports() != null) {
      for (String _key : getProvidersSupports().keySet()) {
        joiner.add(String.format(java.util.Locale.ROOT, "%sprovidersSupports%s%s=%s", prefix, suffix,
            "".equals(suffix) ? "" : String.format(java.util.Locale.ROOT, "%s%d%s", containerPrefix, _key, containerSuffix),
            getProvidersSupports().get(_key), ApiClient.urlEncode(ApiClient.valueToString(getProvidersSupports().get(_key)))));
      }
    }

    return joiner.toString();
  }
}

