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
 * A provider and the support that it gives to a space.
 */
@JsonPropertyOrder({
  SpaceProvider.JSON_PROPERTY_PROVIDER_ID,
  SpaceProvider.JSON_PROPERTY_NAME,
  SpaceProvider.JSON_PROPERTY_DOMAIN,
  SpaceProvider.JSON_PROPERTY_LATITUDE,
  SpaceProvider.JSON_PROPERTY_LONGITUDE,
  SpaceProvider.JSON_PROPERTY_SIZE,
  SpaceProvider.JSON_PROPERTY_SINCE
})
public class SpaceProvider {
  public static final String JSON_PROPERTY_PROVIDER_ID = "providerId";
  private String providerId;

  public static final String JSON_PROPERTY_NAME = "name";
  private String name;

  public static final String JSON_PROPERTY_DOMAIN = "domain";
  private String domain;

  public static final String JSON_PROPERTY_LATITUDE = "latitude";
  private Double latitude;

  public static final String JSON_PROPERTY_LONGITUDE = "longitude";
  private Double longitude;

  public static final String JSON_PROPERTY_SIZE = "size";
  private Long size;

  public static final String JSON_PROPERTY_SINCE = "since";
  private Long since;

  public SpaceProvider() {
  }

  public SpaceProvider providerId(String providerId) {
    this.providerId = providerId;
    return this;
  }

  /**
   * Id of a provider.
   * @return providerId
   */
  @JsonProperty(value = JSON_PROPERTY_PROVIDER_ID, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getProviderId() {
    return providerId;
  }


  @JsonProperty(value = JSON_PROPERTY_PROVIDER_ID, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setProviderId(String providerId) {
    this.providerId = providerId;
  }


  public SpaceProvider name(String name) {
    this.name = name;
    return this;
  }

  /**
   * Name of a provider. Need not be unique.
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


  public SpaceProvider domain(String domain) {
    this.domain = domain;
    return this;
  }

  /**
   * Domain name or address under which a provider is reached.
   * @return domain
   */
  @JsonProperty(value = JSON_PROPERTY_DOMAIN, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getDomain() {
    return domain;
  }


  @JsonProperty(value = JSON_PROPERTY_DOMAIN, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setDomain(String domain) {
    this.domain = domain;
  }


  public SpaceProvider latitude(Double latitude) {
    this.latitude = latitude;
    return this;
  }

  /**
   * Degrees north of the equator, negative to the south.
   * minimum: -90
   * maximum: 90
   * @return latitude
   */
  @JsonProperty(value = JSON_PROPERTY_LATITUDE, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Double getLatitude() {
    return latitude;
  }


  @JsonProperty(value = JSON_PROPERTY_LATITUDE, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setLatitude(Double latitude) {
    this.latitude = latitude;
  }


  public SpaceProvider longitude(Double longitude) {
    this.longitude = longitude;
    return this;
  }

  /**
   * Degrees east of Greenwich, negative to the west.
   * minimum: -180
   * maximum: 180
   * @return longitude
   */
  @JsonProperty(value = JSON_PROPERTY_LONGITUDE, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Double getLongitude() {
    return longitude;
  }


  @JsonProperty(value = JSON_PROPERTY_LONGITUDE, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setLongitude(Double longitude) {
    this.longitude = longitude;
  }


  public SpaceProvider size(Long size) {
    this.size = size;
    return this;
  }

  /**
   * Size of a support in bytes. The zone has a smallest size of its own, 1,000,000 bytes unless configured otherwise; less than that is 400 &#x60;invalid_request&#x60;.
   * minimum: 1
   * maximum: 9007199254740991
   * @return size
   */
  @JsonProperty(value = JSON_PROPERTY_SIZE, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public Long getSize() {
    return size;
  }


  @JsonProperty(value = JSON_PROPERTY_SIZE, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setSize(Long size) {
    this.size = size;
  }


  public SpaceProvider since(Long since) {
    this.since = since;
    return this;
  }

  /**
   * A point in time, in seconds since 1970-01-01T00:00:00Z.
   * minimum: 0
   * maximum: 9007199254740991
   * @return since
   */
  @JsonProperty(value = JSON_PROPERTY_SINCE, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public Long getSince() {
    return since;
  }


  @JsonProperty(value = JSON_PROPERTY_SINCE, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setSince(Long since) {
    this.since = since;
  }


  /**
   * Return true if this SpaceProvider object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    SpaceProvider spaceProvider = (SpaceProvider) o;
    return Objects.equals(this.providerId, spaceProvider.providerId) &&
        Objects.equals(this.name, spaceProvider.name) &&
        Objects.equals(this.domain, spaceProvider.domain) &&
        Objects.equals(this.latitude, spaceProvider.latitude) &&
        Objects.equals(this.longitude, spaceProvider.longitude) &&
        Objects.equals(this.size, spaceProvider.size) &&
        Objects.equals(this.since, spaceProvider.since);
  }

  @Override
  public int hashCode() {
    return Objects.hash(providerId, name, domain, latitude, longitude, size, since);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class SpaceProvider {\n");
    sb.append("    providerId: ").append(toIndentedString(providerId)).append("\n");
    sb.append("    name: ").append(toIndentedString(name)).append("\n");
    sb.append("    domain: ").append(toIndentedString(domain)).append("\n");
    sb.append("    latitude: ").append(toIndentedString(latitude)).append("\n");
    sb.append("    longitude: ").append(toIndentedString(longitude)).append("\n");
    sb.append("    size: ").append(toIndentedString(size)).append("\n");
    sb.append("    since: ").append(toIndentedString(since)).append("\n");
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

    // add `providerId` to the URL query string
    if (getProviderId() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sproviderId%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getProviderId()))));
    }

    // add `name` to the URL query string
    if (getName() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sname%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getName()))));
    }

    // add `domain` to the URL query string
    if (getDomain() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sdomain%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getDomain()))));
    }

    // add `latitude` to the URL query string
    if (getLatitude() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%slatitude%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getLatitude()))));
    }

    // add `longitude` to the URL query string
    if (getLongitude() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%slongitude%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getLongitude()))));
    }

    // add `size` to the URL query string
    if (getSize() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%ssize%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getSize()))));
    }

    // add `since` to the URL query string
    if (getSince() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%ssince%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getSince()))));
    }

    return joiner.toString();
  }
}

