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
import io.github.zonemint.generated.model.SpacePrivilege;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;


import io.github.zonemint.generated.ApiClient;
/**
 * What a member may do in a space.
 */
@JsonPropertyOrder({
  SpaceUserPrivileges.JSON_PROPERTY_PRIVILEGES
})
public class SpaceUserPrivileges {
  public static final String JSON_PROPERTY_PRIVILEGES = "privileges";
  private Set<SpacePrivilege> privileges;

  public SpaceUserPrivileges() {
  }

  public SpaceUserPrivileges privileges(Set<SpacePrivilege> privileges) {
    this.privileges = privileges;
    return this;
  }

  public SpaceUserPrivileges addPrivilegesItem(SpacePrivilege privilegesItem) {
    if (this.privileges == null) {
      this.privileges = new LinkedHashSet<>();
    }
    this.privileges.add(privilegesItem);
    return this;
  }

  /**
   * The member&#39;s privileges.
   * @return privileges
   */
  @JsonProperty(value = JSON_PROPERTY_PRIVILEGES, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public Set<SpacePrivilege> getPrivileges() {
    return privileges;
  }


  @JsonDeserialize(as = LinkedHashSet.class)
  @JsonProperty(value = JSON_PROPERTY_PRIVILEGES, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setPrivileges(Set<SpacePrivilege> privileges) {
    this.privileges = privileges;
  }


  /**
   * Return true if this SpaceUserPrivileges object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    SpaceUserPrivileges spaceUserPrivileges = (SpaceUserPrivileges) o;
    return Objects.equals(this.privileges, spaceUserPrivileges.privileges);
  }

  @Override
  public int hashCode() {
    return Objects.hash(privileges);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class SpaceUserPrivileges {\n");
    sb.append("    privileges: ").append(toIndentedString(privileges)).append("\n");
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

    // add `privileges` to the URL query string
    if (getPrivileges() != null) {
      int i = 0;
      for (SpacePrivilege _item : getPrivileges()) {
        if (_item != null) {
          joiner.add(String.format(java.util.Locale.ROOT, "%sprivileges%s%s=%s", prefix, suffix,
              "".equals(suffix) ? "" : String.format(java.util.Locale.ROOT, "%s%d%s", containerPrefix, i, containerSuffix),
              ApiClient.urlEncode(ApiClient.valueToString(_item))));
        }
        i++;
      }
    }

    return joiner.toString();
  }
}

