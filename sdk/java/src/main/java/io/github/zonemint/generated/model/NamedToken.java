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
import io.github.zonemint.generated.model.TokenCaveat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;


import io.github.zonemint.generated.ApiClient;
/**
 * A named support token, without its text. &#x60;expiresAt&#x60; is absent for one that never expires, &#x60;lastUsedAt&#x60; for one that was not used yet, &#x60;revokedAt&#x60; for one that is not revoked.
 */
@JsonPropertyOrder({
  NamedToken.JSON_PROPERTY_TOKEN_ID,
  NamedToken.JSON_PROPERTY_NAME,
  NamedToken.JSON_PROPERTY_MEMO,
  NamedToken.JSON_PROPERTY_ISSUER,
  NamedToken.JSON_PROPERTY_CREATED_AT,
  NamedToken.JSON_PROPERTY_EXPIRES_AT,
  NamedToken.JSON_PROPERTY_USAGE_LIMIT,
  NamedToken.JSON_PROPERTY_USES,
  NamedToken.JSON_PROPERTY_LAST_USED_AT,
  NamedToken.JSON_PROPERTY_REVOKED,
  NamedToken.JSON_PROPERTY_REVOKED_AT,
  NamedToken.JSON_PROPERTY_CAVEATS
})
public class NamedToken {
  public static final String JSON_PROPERTY_TOKEN_ID = "tokenId";
  private String tokenId;

  public static final String JSON_PROPERTY_NAME = "name";
  private String name;

  public static final String JSON_PROPERTY_MEMO = "memo";
  private String memo;

  public static final String JSON_PROPERTY_ISSUER = "issuer";
  private String issuer;

  public static final String JSON_PROPERTY_CREATED_AT = "createdAt";
  private Long createdAt;

  public static final String JSON_PROPERTY_EXPIRES_AT = "expiresAt";
  private Long expiresAt;

  public static final String JSON_PROPERTY_USAGE_LIMIT = "usageLimit";
  private Long usageLimit;

  public static final String JSON_PROPERTY_USES = "uses";
  private Long uses;

  public static final String JSON_PROPERTY_LAST_USED_AT = "lastUsedAt";
  private Long lastUsedAt;

  public static final String JSON_PROPERTY_REVOKED = "revoked";
  private Boolean revoked;

  public static final String JSON_PROPERTY_REVOKED_AT = "revokedAt";
  private Long revokedAt;

  public static final String JSON_PROPERTY_CAVEATS = "caveats";
  private List<TokenCaveat> caveats;

  public NamedToken() {
  }

  public NamedToken tokenId(String tokenId) {
    this.tokenId = tokenId;
    return this;
  }

  /**
   * Public id of a token. It is no secret, and good for nothing but naming the token.
   * @return tokenId
   */
  @JsonProperty(value = JSON_PROPERTY_TOKEN_ID, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getTokenId() {
    return tokenId;
  }


  @JsonProperty(value = JSON_PROPERTY_TOKEN_ID, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setTokenId(String tokenId) {
    this.tokenId = tokenId;
  }


  public NamedToken name(String name) {
    this.name = name;
    return this;
  }

  /**
   * What a token is for, in the words of who made it.
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


  public NamedToken memo(String memo) {
    this.memo = memo;
    return this;
  }

  /**
   * What to remember about a token that has a name; may be empty.
   * @return memo
   */
  @JsonProperty(value = JSON_PROPERTY_MEMO, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getMemo() {
    return memo;
  }


  @JsonProperty(value = JSON_PROPERTY_MEMO, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setMemo(String memo) {
    this.memo = memo;
  }


  public NamedToken issuer(String issuer) {
    this.issuer = issuer;
    return this;
  }

  /**
   * Id of a user.
   * @return issuer
   */
  @JsonProperty(value = JSON_PROPERTY_ISSUER, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getIssuer() {
    return issuer;
  }


  @JsonProperty(value = JSON_PROPERTY_ISSUER, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setIssuer(String issuer) {
    this.issuer = issuer;
  }


  public NamedToken createdAt(Long createdAt) {
    this.createdAt = createdAt;
    return this;
  }

  /**
   * A point in time, in seconds since 1970-01-01T00:00:00Z.
   * minimum: 0
   * maximum: 9007199254740991
   * @return createdAt
   */
  @JsonProperty(value = JSON_PROPERTY_CREATED_AT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public Long getCreatedAt() {
    return createdAt;
  }


  @JsonProperty(value = JSON_PROPERTY_CREATED_AT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setCreatedAt(Long createdAt) {
    this.createdAt = createdAt;
  }


  public NamedToken expiresAt(Long expiresAt) {
    this.expiresAt = expiresAt;
    return this;
  }

  /**
   * A point in time, in seconds since 1970-01-01T00:00:00Z.
   * minimum: 0
   * maximum: 9007199254740991
   * @return expiresAt
   */
  @JsonProperty(value = JSON_PROPERTY_EXPIRES_AT, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Long getExpiresAt() {
    return expiresAt;
  }


  @JsonProperty(value = JSON_PROPERTY_EXPIRES_AT, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setExpiresAt(Long expiresAt) {
    this.expiresAt = expiresAt;
  }


  public NamedToken usageLimit(Long usageLimit) {
    this.usageLimit = usageLimit;
    return this;
  }

  /**
   * How many times the token may be redeemed.
   * minimum: 1
   * maximum: 1000000000
   * @return usageLimit
   */
  @JsonProperty(value = JSON_PROPERTY_USAGE_LIMIT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public Long getUsageLimit() {
    return usageLimit;
  }


  @JsonProperty(value = JSON_PROPERTY_USAGE_LIMIT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setUsageLimit(Long usageLimit) {
    this.usageLimit = usageLimit;
  }


  public NamedToken uses(Long uses) {
    this.uses = uses;
    return this;
  }

  /**
   * How many times the token was redeemed.
   * minimum: 0
   * maximum: 1000000000
   * @return uses
   */
  @JsonProperty(value = JSON_PROPERTY_USES, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public Long getUses() {
    return uses;
  }


  @JsonProperty(value = JSON_PROPERTY_USES, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setUses(Long uses) {
    this.uses = uses;
  }


  public NamedToken lastUsedAt(Long lastUsedAt) {
    this.lastUsedAt = lastUsedAt;
    return this;
  }

  /**
   * A point in time, in seconds since 1970-01-01T00:00:00Z.
   * minimum: 0
   * maximum: 9007199254740991
   * @return lastUsedAt
   */
  @JsonProperty(value = JSON_PROPERTY_LAST_USED_AT, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Long getLastUsedAt() {
    return lastUsedAt;
  }


  @JsonProperty(value = JSON_PROPERTY_LAST_USED_AT, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setLastUsedAt(Long lastUsedAt) {
    this.lastUsedAt = lastUsedAt;
  }


  public NamedToken revoked(Boolean revoked) {
    this.revoked = revoked;
    return this;
  }

  /**
   * Whether the token is revoked, and therefore refused.
   * @return revoked
   */
  @JsonProperty(value = JSON_PROPERTY_REVOKED, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public Boolean getRevoked() {
    return revoked;
  }


  @JsonProperty(value = JSON_PROPERTY_REVOKED, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setRevoked(Boolean revoked) {
    this.revoked = revoked;
  }


  public NamedToken revokedAt(Long revokedAt) {
    this.revokedAt = revokedAt;
    return this;
  }

  /**
   * A point in time, in seconds since 1970-01-01T00:00:00Z.
   * minimum: 0
   * maximum: 9007199254740991
   * @return revokedAt
   */
  @JsonProperty(value = JSON_PROPERTY_REVOKED_AT, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Long getRevokedAt() {
    return revokedAt;
  }


  @JsonProperty(value = JSON_PROPERTY_REVOKED_AT, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setRevokedAt(Long revokedAt) {
    this.revokedAt = revokedAt;
  }


  public NamedToken caveats(List<TokenCaveat> caveats) {
    this.caveats = caveats;
    return this;
  }

  public NamedToken addCaveatsItem(TokenCaveat caveatsItem) {
    if (this.caveats == null) {
      this.caveats = new ArrayList<>();
    }
    this.caveats.add(caveatsItem);
    return this;
  }

  /**
   * What the token was confined to when it was minted. Its holders may have confined it further.
   * @return caveats
   */
  @JsonProperty(value = JSON_PROPERTY_CAVEATS, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public List<TokenCaveat> getCaveats() {
    return caveats;
  }


  @JsonProperty(value = JSON_PROPERTY_CAVEATS, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setCaveats(List<TokenCaveat> caveats) {
    this.caveats = caveats;
  }


  /**
   * Return true if this NamedToken object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    NamedToken namedToken = (NamedToken) o;
    return Objects.equals(this.tokenId, namedToken.tokenId) &&
        Objects.equals(this.name, namedToken.name) &&
        Objects.equals(this.memo, namedToken.memo) &&
        Objects.equals(this.issuer, namedToken.issuer) &&
        Objects.equals(this.createdAt, namedToken.createdAt) &&
        Objects.equals(this.expiresAt, namedToken.expiresAt) &&
        Objects.equals(this.usageLimit, namedToken.usageLimit) &&
        Objects.equals(this.uses, namedToken.uses) &&
        Objects.equals(this.lastUsedAt, namedToken.lastUsedAt) &&
        Objects.equals(this.revoked, namedToken.revoked) &&
        Objects.equals(this.revokedAt, namedToken.revokedAt) &&
        Objects.equals(this.caveats, namedToken.caveats);
  }

  @Override
  public int hashCode() {
    return Objects.hash(tokenId, name, memo, issuer, createdAt, expiresAt, usageLimit, uses, lastUsedAt, revoked, revokedAt, caveats);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class NamedToken {\n");
    sb.append("    tokenId: ").append(toIndentedString(tokenId)).append("\n");
    sb.append("    name: ").append(toIndentedString(name)).append("\n");
    sb.append("    memo: ").append(toIndentedString(memo)).append("\n");
    sb.append("    issuer: ").append(toIndentedString(issuer)).append("\n");
    sb.append("    createdAt: ").append(toIndentedString(createdAt)).append("\n");
    sb.append("    expiresAt: ").append(toIndentedString(expiresAt)).append("\n");
    sb.append("    usageLimit: ").append(toIndentedString(usageLimit)).append("\n");
    sb.append("    uses: ").append(toIndentedString(uses)).append("\n");
    sb.append("    lastUsedAt: ").append(toIndentedString(lastUsedAt)).append("\n");
    sb.append("    revoked: ").append(toIndentedString(revoked)).append("\n");
    sb.append("    revokedAt: ").append(toIndentedString(revokedAt)).append("\n");
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

    // add `tokenId` to the URL query string
    if (getTokenId() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%stokenId%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getTokenId()))));
    }

    // add `name` to the URL query string
    if (getName() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sname%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getName()))));
    }

    // add `memo` to the URL query string
    if (getMemo() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%smemo%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getMemo()))));
    }

    // add `issuer` to the URL query string
    if (getIssuer() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sissuer%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getIssuer()))));
    }

    // add `createdAt` to the URL query string
    if (getCreatedAt() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%screatedAt%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getCreatedAt()))));
    }

    // add `expiresAt` to the URL query string
    if (getExpiresAt() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sexpiresAt%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getExpiresAt()))));
    }

    // add `usageLimit` to the URL query string
    if (getUsageLimit() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%susageLimit%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getUsageLimit()))));
    }

    // add `uses` to the URL query string
    if (getUses() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%suses%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getUses()))));
    }

    // add `lastUsedAt` to the URL query string
    if (getLastUsedAt() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%slastUsedAt%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getLastUsedAt()))));
    }

    // add `revoked` to the URL query string
    if (getRevoked() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%srevoked%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getRevoked()))));
    }

    // add `revokedAt` to the URL query string
    if (getRevokedAt() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%srevokedAt%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getRevokedAt()))));
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

