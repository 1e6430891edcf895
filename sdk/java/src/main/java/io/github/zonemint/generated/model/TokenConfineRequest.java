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
import io.github.zonemint.generated.model.Caveat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;


import io.github.zonemint.generated.ApiClient;
/**
 * A token and what to confine it to.
 */
@JsonPropertyOrder({
  TokenConfineRequest.JSON_PROPERTY_TOKEN,
  TokenConfineRequest.JSON_PROPERTY_CAVEATS
})
public class TokenConfineRequest {
  public static final String JSON_PROPERTY_TOKEN = "token";
  private String token;

  public static final String JSON_PROPERTY_CAVEATS = "caveats";
  private List<Caveat> caveats;

  public TokenConfineRequest() {
  }

  public TokenConfineRequest token(String token) {
    this.token = token;
    return this;
  }

  /**
   * Text of a token as it was handed over, in base64url or in Onezone&#39;s \&quot;base62\&quot; spelling. A secret: whoever has it can use it.
   * @return token
   */
  @JsonProperty(value = JSON_PROPERTY_TOKEN, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getToken() {
    return token;
  }


  @JsonProperty(value = JSON_PROPERTY_TOKEN, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setToken(String token) {
    this.token = token;
  }


  public TokenConfineRequest caveats(List<Caveat> caveats) {
    this.caveats = caveats;
    return this;
  }

  public TokenConfineRequest addCaveatsItem(Caveat caveatsItem) {
    if (this.caveats == null) {
      this.caveats = new ArrayList<>();
    }
    this.caveats.add(caveatsItem);
    return this;
  }

  /**
   * The caveats to add. A token can have 32 in all, those that it has already included, and 8192 bytes.
   * @return caveats
   */
  @JsonProperty(value = JSON_PROPERTY_CAVEATS, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public List<Caveat> getCaveats() {
    return caveats;
  }


  @JsonProperty(value = JSON_PROPERTY_CAVEATS, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setCaveats(List<Caveat> caveats) {
    this.caveats = caveats;
  }


  /**
   * Return true if this TokenConfineRequest object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    TokenConfineRequest tokenConfineRequest = (TokenConfineRequest) o;
    return Objects.equals(this.token, tokenConfineRequest.token) &&
        Objects.equals(this.caveats, tokenConfineRequest.caveats);
  }

  @Override
  public int hashCode() {
    return Objects.hash(token, caveats);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class TokenConfineRequest {\n");
    sb.append("    token: ").append("[redacted]").append("\n");
    sb.append("    caveats: ").append(toIndentedString(caveats)).append("\n");
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

    // add `token` to the URL query string
    if (getToken() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%stoken%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getToken()))));
    }

    // add `caveats` to the URL query string
    if (getCaveats() != null) {
      for (int i = 0; i < getCaveats().size(); i++) {
        if (getCaveats().get(i) != null) {
          joiner.add(getCaveats().get(i).toUrlQueryString(String.format(java.util.Locale.ROOT, "%scaveats%s%s", prefix, suffix,
          "".equals(suffix) ? "" : String.format(java.util.Locale.ROOT, "%s%d%s", containerPrefix, i, containerSuffix))));
        }
      }
    }

    return joiner.toString();
  }
}

