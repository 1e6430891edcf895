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
 * A change of the caller&#39;s own password.
 */
@JsonPropertyOrder({
  PasswordChangeRequest.JSON_PROPERTY_OLD_PASSWORD,
  PasswordChangeRequest.JSON_PROPERTY_NEW_PASSWORD
})
public class PasswordChangeRequest {
  public static final String JSON_PROPERTY_OLD_PASSWORD = "oldPassword";
  private String oldPassword;

  public static final String JSON_PROPERTY_NEW_PASSWORD = "newPassword";
  private String newPassword;

  public PasswordChangeRequest() {
  }

  public PasswordChangeRequest oldPassword(String oldPassword) {
    this.oldPassword = oldPassword;
    return this;
  }

  /**
   * The password until now.
   * @return oldPassword
   */
  @JsonProperty(value = JSON_PROPERTY_OLD_PASSWORD, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getOldPassword() {
    return oldPassword;
  }


  @JsonProperty(value = JSON_PROPERTY_OLD_PASSWORD, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setOldPassword(String oldPassword) {
    this.oldPassword = oldPassword;
  }


  public PasswordChangeRequest newPassword(String newPassword) {
    this.newPassword = newPassword;
    return this;
  }

  /**
   * A password to be set: at least 8 characters of any kind but NUL, at most 1024 bytes in UTF-8. The username, and those that are most common, are 400 &#x60;invalid_request&#x60;.
   * @return newPassword
   */
  @JsonProperty(value = JSON_PROPERTY_NEW_PASSWORD, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getNewPassword() {
    return newPassword;
  }


  @JsonProperty(value = JSON_PROPERTY_NEW_PASSWORD, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setNewPassword(String newPassword) {
    this.newPassword = newPassword;
  }


  /**
   * Return true if this PasswordChangeRequest object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    PasswordChangeRequest passwordChangeRequest = (PasswordChangeRequest) o;
    return Objects.equals(this.oldPassword, passwordChangeRequest.oldPassword) &&
        Objects.equals(this.newPassword, passwordChangeRequest.newPassword);
  }

  @Override
  public int hashCode() {
    return Objects.hash(oldPassword, newPassword);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class PasswordChangeRequest {\n");
    sb.append("    oldPassword: ").append("*").append("\n");
    sb.append("    newPassword: ").append("*").append("\n");
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

    // add `oldPassword` to the URL query string
    if (getOldPassword() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%soldPassword%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getOldPassword()))));
    }

    // add `newPassword` to the URL query string
    if (getNewPassword() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%snewPassword%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getNewPassword()))));
    }

    return joiner.toString();
  }
}

