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
 * What to change of a named token. What is absent stays as it is.
 */
@JsonPropertyOrder({
  NamedTokenModifyRequest.JSON_PROPERTY_REVOKED,
  NamedTokenModifyRequest.JSON_PROPERTY_NAME,
  NamedTokenModifyRequest.JSON_PROPERTY_MEMO
})
public class NamedTokenModifyRequest {
  public static final String JSON_PROPERTY_REVOKED = "revoked";
  private Boolean revoked;

  public static final String JSON_PROPERTY_NAME = "name";
  private String name;

  public static final String JSON_PROPERTY_MEMO = "memo";
  private String memo;

  public NamedTokenModifyRequest() {
  }

  public NamedTokenModifyRequest revoked(Boolean revoked) {
    this.revoked = revoked;
    return this;
  }

  /**
   * Whether the token is to be refused. A revoked token can be taken back into use.
   * @return revoked
   */
  @JsonProperty(value = JSON_PROPERTY_REVOKED, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Boolean getRevoked() {
    return revoked;
  }


  @JsonProperty(value = JSON_PROPERTY_REVOKED, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setRevoked(Boolean revoked) {
    this.revoked = revoked;
  }


  public NamedTokenModifyRequest name(String name) {
    this.name = name;
    return this;
  }

  /**
   * What a token is for, in the words of who made it.
   * @return name
   */
  @JsonProperty(value = JSON_PROPERTY_NAME, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public String getName() {
    return name;
  }


  @JsonProperty(value = JSON_PROPERTY_NAME, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setName(String name) {
    this.name = name;
  }


  public NamedTokenModifyRequest memo(String memo) {
    this.memo = memo;
    return this;
  }

  /**
   * What to remember about a token that has a name; may be empty.
   * @return memo
   */
  @JsonProperty(value = JSON_PROPERTY_MEMO, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public String getMemo() {
    return memo;
  }


  @JsonProperty(value = JSON_PROPERTY_MEMO, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setMemo(String memo) {
    this.memo = memo;
  }


  /**
   * Return true if this NamedTokenModifyRequest object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    NamedTokenModifyRequest namedTokenModifyRequest = (NamedTokenModifyRequest) o;
    return Objects.equals(this.revoked, namedTokenModifyRequest.revoked) &&
        Objects.equals(this.name, namedTokenModifyRequest.name) &&
        Objects.equals(this.memo, namedTokenModifyRequest.memo);
  }

  @Override
  public int hashCode() {
    return Objects.hash(revoked, name, memo);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class NamedTokenModifyRequest {\n");
    sb.append("    revoked: ").append(toIndentedString(revoked)).append("\n");
    sb.append("    name: ").append(toIndentedString(name)).append("\n");
    sb.append("    memo: ").append(toIndentedString(memo)).append("\n");
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

    // add `revoked` to the URL query string
    if (getRevoked() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%srevoked%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getRevoked()))));
    }

    // add `name` to the URL query string
    if (getName() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sname%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getName()))));
    }

    // add `memo` to the URL query string
    if (getMemo() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%smemo%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getMemo()))));
    }

    return joiner.toString();
  }
}

