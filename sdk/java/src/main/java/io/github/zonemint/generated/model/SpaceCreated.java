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
 * A space that was made.
 */
@JsonPropertyOrder({
  SpaceCreated.JSON_PROPERTY_SPACE_ID
})
public class SpaceCreated {
  public static final String JSON_PROPERTY_SPACE_ID = "spaceId";
  private String spaceId;

  public SpaceCreated() {
  }

  public SpaceCreated spaceId(String spaceId) {
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


  /**
   * Return true if this SpaceCreated object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    SpaceCreated spaceCreated = (SpaceCreated) o;
    return Objects.equals(this.spaceId, spaceCreated.spaceId);
  }

  @Override
  public int hashCode() {
    return Objects.hash(spaceId);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class SpaceCreated {\n");
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

    // add `spaceId` to the URL query string
    if (getSpaceId() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sspaceId%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getSpaceId()))));
    }

    return joiner.toString();
  }
}

