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
 * What to change of a user. What is absent stays as it is.
 */
@JsonPropertyOrder({
  UserModifyRequest.JSON_PROPERTY_FULL_NAME,
  UserModifyRequest.JSON_PROPERTY_PASSWORD,
  UserModifyRequest.JSON_PROPERTY_ADMIN,
  UserModifyRequest.JSON_PROPERTY_BLOCKED
})
public class UserModifyRequest {
  public static final String JSON_PROPERTY_FULL_NAME = "fullName";
  private String fullName;

  public static final String JSON_PROPERTY_PASSWORD = "password";
  private String password;

  public static final String JSON_PROPERTY_ADMIN = "admin";
  private Boolean admin;

  public static final String JSON_PROPERTY_BLOCKED = "blocked";
  private Boolean blocked;

  public UserModifyRequest() {
  }

  public UserModifyRequest fullName(String fullName) {
    this.fullName = fullName;
    return this;
  }

  /**
   * Full name of a user.
   * @return fullName
   */
  @JsonProperty(value = JSON_PROPERTY_FULL_NAME, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public String getFullName() {
    return fullName;
  }


  @JsonProperty(value = JSON_PROPERTY_FULL_NAME, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setFullName(String fullName) {
    this.fullName = fullName;
  }


  public UserModifyRequest password(String password) {
    this.password = password;
    return this;
  }

  /**
   * A password to be set: at least 8 characters of any kind but NUL, at most 1024 bytes in UTF-8. The username, and those that are most common, are 400 &#x60;invalid_request&#x60;.
   * @return password
   */
  @JsonProperty(value = JSON_PROPERTY_PASSWORD, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public String getPassword() {
    return password;
  }


  @JsonProperty(value = JSON_PROPERTY_PASSWORD, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setPassword(String password) {
    this.password = password;
  }


  public UserModifyRequest admin(Boolean admin) {
    this.admin = admin;
    return this;
  }

  /**
   * Whether the user is to be a zone admin.
   * @return admin
   */
  @JsonProperty(value = JSON_PROPERTY_ADMIN, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Boolean getAdmin() {
    return admin;
  }


  @JsonProperty(value = JSON_PROPERTY_ADMIN, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setAdmin(Boolean admin) {
    this.admin = admin;
  }


  public UserModifyRequest blocked(Boolean blocked) {
    this.blocked = blocked;
    return this;
  }

  /**
   * Whether the user is to be blocked.
   * @return blocked
   */
  @JsonProperty(value = JSON_PROPERTY_BLOCKED, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Boolean getBlocked() {
    return blocked;
  }


  @JsonProperty(value = JSON_PROPERTY_BLOCKED, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setBlocked(Boolean blocked) {
    this.blocked = blocked;
  }


  /**
   * Return true if this UserModifyRequest object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    UserModifyRequest userModifyRequest = (UserModifyRequest) o;
    return Objects.equals(this.fullName, userModifyRequest.fullName) &&
        Objects.equals(this.password, userModifyRequest.password) &&
        Objects.equals(this.admin, userModifyRequest.admin) &&
        Objects.equals(this.blocked, userModifyRequest.blocked);
  }

  @Override
  public int hashCode() {
    return Objects.hash(fullName, password, admin, blocked);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class UserModifyRequest {\n");
    sb.append("    fullName: ").append(toIndentedString(fullName)).append("\n");
    sb.append("    password: ").append("*").append("\n");
    sb.append("    admin: ").append(toIndentedString(admin)).append("\n");
    sb.append("    blocked: ").append(toIndentedString(blocked)).append("\n");
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

    // add `fullName` to the URL query string
    if (getFullName() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sfullName%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getFullName()))));
    }

    // add `password` to the URL query string
    if (getPassword() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%spassword%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getPassword()))));
    }

    // add `admin` to the URL query string
    if (getAdmin() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sadmin%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getAdmin()))));
    }

    // add `blocked` to the URL query string
    if (getBlocked() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sblocked%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getBlocked()))));
    }

    return joiner.toString();
  }
}

