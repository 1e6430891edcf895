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
 * A user of the zone.
 */
@JsonPropertyOrder({
  User.JSON_PROPERTY_USER_ID,
  User.JSON_PROPERTY_USERNAME,
  User.JSON_PROPERTY_FULL_NAME,
  User.JSON_PROPERTY_ADMIN,
  User.JSON_PROPERTY_BLOCKED
})
public class User {
  public static final String JSON_PROPERTY_USER_ID = "userId";
  private String userId;

  public static final String JSON_PROPERTY_USERNAME = "username";
  private String username;

  public static final String JSON_PROPERTY_FULL_NAME = "fullName";
  private String fullName;

  public static final String JSON_PROPERTY_ADMIN = "admin";
  private Boolean admin;

  public static final String JSON_PROPERTY_BLOCKED = "blocked";
  private Boolean blocked;

  public User() {
  }

  public User userId(String userId) {
    this.userId = userId;
    return this;
  }

  /**
   * Id of a user.
   * @return userId
   */
  @JsonProperty(value = JSON_PROPERTY_USER_ID, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getUserId() {
    return userId;
  }


  @JsonProperty(value = JSON_PROPERTY_USER_ID, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setUserId(String userId) {
    this.userId = userId;
  }


  public User username(String username) {
    this.username = username;
    return this;
  }

  /**
   * The name to log in with, unique in the zone.
   * @return username
   */
  @JsonProperty(value = JSON_PROPERTY_USERNAME, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getUsername() {
    return username;
  }


  @JsonProperty(value = JSON_PROPERTY_USERNAME, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setUsername(String username) {
    this.username = username;
  }


  public User fullName(String fullName) {
    this.fullName = fullName;
    return this;
  }

  /**
   * The user&#39;s full name; the username where none was given.
   * @return fullName
   */
  @JsonProperty(value = JSON_PROPERTY_FULL_NAME, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getFullName() {
    return fullName;
  }


  @JsonProperty(value = JSON_PROPERTY_FULL_NAME, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setFullName(String fullName) {
    this.fullName = fullName;
  }


  public User admin(Boolean admin) {
    this.admin = admin;
    return this;
  }

  /**
   * Whether the user is a zone admin, who may manage users, providers and all spaces.
   * @return admin
   */
  @JsonProperty(value = JSON_PROPERTY_ADMIN, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public Boolean getAdmin() {
    return admin;
  }


  @JsonProperty(value = JSON_PROPERTY_ADMIN, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setAdmin(Boolean admin) {
    this.admin = admin;
  }


  public User blocked(Boolean blocked) {
    this.blocked = blocked;
    return this;
  }

  /**
   * Whether the user is blocked. A blocked user cannot log in, and the support tokens that they issued are refused as long as they are blocked.
   * @return blocked
   */
  @JsonProperty(value = JSON_PROPERTY_BLOCKED, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public Boolean getBlocked() {
    return blocked;
  }


  @JsonProperty(value = JSON_PROPERTY_BLOCKED, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setBlocked(Boolean blocked) {
    this.blocked = blocked;
  }


  /**
   * Return true if this User object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    User user = (User) o;
    return Objects.equals(this.userId, user.userId) &&
        Objects.equals(this.username, user.username) &&
        Objects.equals(this.fullName, user.fullName) &&
        Objects.equals(this.admin, user.admin) &&
        Objects.equals(this.blocked, user.blocked);
  }

  @Override
  public int hashCode() {
    return Objects.hash(userId, username, fullName, admin, blocked);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class User {\n");
    sb.append("    userId: ").append(toIndentedString(userId)).append("\n");
    sb.append("    username: ").append(toIndentedString(username)).append("\n");
    sb.append("    fullName: ").append(toIndentedString(fullName)).append("\n");
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

    // add `userId` to the URL query string
    if (getUserId() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%suserId%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getUserId()))));
    }

    // add `username` to the URL query string
    if (getUsername() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%susername%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getUsername()))));
    }

    // add `fullName` to the URL query string
    if (getFullName() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sfullName%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getFullName()))));
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

