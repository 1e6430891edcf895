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
import io.github.zonemint.generated.model.TokenPersistence;
import io.github.zonemint.generated.model.TokenSpelling;
import io.github.zonemint.generated.model.TokenSubject;
import io.github.zonemint.generated.model.TokenType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;


import io.github.zonemint.generated.ApiClient;
/**
 * What stands in a token. None of it is verified: whoever wrote the text can have written anything.
 */
@JsonPropertyOrder({
  TokenExamination.JSON_PROPERTY_VERIFIED,
  TokenExamination.JSON_PROPERTY_ONEZONE_DOMAIN,
  TokenExamination.JSON_PROPERTY_TOKEN_ID,
  TokenExamination.JSON_PROPERTY_PERSISTENCE,
  TokenExamination.JSON_PROPERTY_TYPE,
  TokenExamination.JSON_PROPERTY_SUBJECT,
  TokenExamination.JSON_PROPERTY_SPACE_ID,
  TokenExamination.JSON_PROPERTY_ISSUED_AT,
  TokenExamination.JSON_PROPERTY_EXPIRES_AT,
  TokenExamination.JSON_PROPERTY_USAGE_LIMIT,
  TokenExamination.JSON_PROPERTY_SPELLING,
  TokenExamination.JSON_PROPERTY_CAVEATS
})
public class TokenExamination {
  public static final String JSON_PROPERTY_VERIFIED = "verified";
  private Boolean verified;

  public static final String JSON_PROPERTY_ONEZONE_DOMAIN = "onezoneDomain";
  private String onezoneDomain;

  public static final String JSON_PROPERTY_TOKEN_ID = "tokenId";
  private String tokenId;

  public static final String JSON_PROPERTY_PERSISTENCE = "persistence";
  private TokenPersistence persistence;

  public static final String JSON_PROPERTY_TYPE = "type";
  private TokenType type;

  public static final String JSON_PROPERTY_SUBJECT = "subject";
  private TokenSubject subject;

  public static final String JSON_PROPERTY_SPACE_ID = "spaceId";
  private String spaceId;

  public static final String JSON_PROPERTY_ISSUED_AT = "issuedAt";
  private Long issuedAt;

  public static final String JSON_PROPERTY_EXPIRES_AT = "expiresAt";
  private Long expiresAt;

  public static final String JSON_PROPERTY_USAGE_LIMIT = "usageLimit";
  private Long usageLimit;

  public static final String JSON_PROPERTY_SPELLING = "spelling";
  private TokenSpelling spelling;

  public static final String JSON_PROPERTY_CAVEATS = "caveats";
  private List<TokenCaveat> caveats;

  public TokenExamination() {
  }

  public TokenExamination verified(Boolean verified) {
    this.verified = verified;
    return this;
  }

  /**
   * Always false. Only the zone&#39;s keys tell whether a token is genuine, and reading does not ask them.
   * @return verified
   */
  @JsonProperty(value = JSON_PROPERTY_VERIFIED, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public Boolean getVerified() {
    return verified;
  }


  @JsonProperty(value = JSON_PROPERTY_VERIFIED, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setVerified(Boolean verified) {
    this.verified = verified;
  }


  public TokenExamination onezoneDomain(String onezoneDomain) {
    this.onezoneDomain = onezoneDomain;
    return this;
  }

  /**
   * The location in the token, which names the zone that claims to have made it.
   * @return onezoneDomain
   */
  @JsonProperty(value = JSON_PROPERTY_ONEZONE_DOMAIN, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getOnezoneDomain() {
    return onezoneDomain;
  }


  @JsonProperty(value = JSON_PROPERTY_ONEZONE_DOMAIN, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setOnezoneDomain(String onezoneDomain) {
    this.onezoneDomain = onezoneDomain;
  }


  public TokenExamination tokenId(String tokenId) {
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


  public TokenExamination persistence(TokenPersistence persistence) {
    this.persistence = persistence;
    return this;
  }

  /**
   * Get persistence
   * @return persistence
   */
  @JsonProperty(value = JSON_PROPERTY_PERSISTENCE, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public TokenPersistence getPersistence() {
    return persistence;
  }


  @JsonProperty(value = JSON_PROPERTY_PERSISTENCE, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setPersistence(TokenPersistence persistence) {
    this.persistence = persistence;
  }


  public TokenExamination type(TokenType type) {
    this.type = type;
    return this;
  }

  /**
   * Get type
   * @return type
   */
  @JsonProperty(value = JSON_PROPERTY_TYPE, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public TokenType getType() {
    return type;
  }


  @JsonProperty(value = JSON_PROPERTY_TYPE, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setType(TokenType type) {
    this.type = type;
  }


  public TokenExamination subject(TokenSubject subject) {
    this.subject = subject;
    return this;
  }

  /**
   * Get subject
   * @return subject
   */
  @JsonProperty(value = JSON_PROPERTY_SUBJECT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public TokenSubject getSubject() {
    return subject;
  }


  @JsonProperty(value = JSON_PROPERTY_SUBJECT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setSubject(TokenSubject subject) {
    this.subject = subject;
  }


  public TokenExamination spaceId(String spaceId) {
    this.spaceId = spaceId;
    return this;
  }

  /**
   * Id of a space.
   * @return spaceId
   */
  @JsonProperty(value = JSON_PROPERTY_SPACE_ID, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public String getSpaceId() {
    return spaceId;
  }


  @JsonProperty(value = JSON_PROPERTY_SPACE_ID, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setSpaceId(String spaceId) {
    this.spaceId = spaceId;
  }


  public TokenExamination issuedAt(Long issuedAt) {
    this.issuedAt = issuedAt;
    return this;
  }

  /**
   * A point in time, in seconds since 1970-01-01T00:00:00Z.
   * minimum: 0
   * maximum: 9007199254740991
   * @return issuedAt
   */
  @JsonProperty(value = JSON_PROPERTY_ISSUED_AT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public Long getIssuedAt() {
    return issuedAt;
  }


  @JsonProperty(value = JSON_PROPERTY_ISSUED_AT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setIssuedAt(Long issuedAt) {
    this.issuedAt = issuedAt;
  }


  public TokenExamination expiresAt(Long expiresAt) {
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


  public TokenExamination usageLimit(Long usageLimit) {
    this.usageLimit = usageLimit;
    return this;
  }

  /**
   * How many times the token may be used; absent for an access token.
   * minimum: 1
   * @return usageLimit
   */
  @JsonProperty(value = JSON_PROPERTY_USAGE_LIMIT, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public Long getUsageLimit() {
    return usageLimit;
  }


  @JsonProperty(value = JSON_PROPERTY_USAGE_LIMIT, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setUsageLimit(Long usageLimit) {
    this.usageLimit = usageLimit;
  }


  public TokenExamination spelling(TokenSpelling spelling) {
    this.spelling = spelling;
    return this;
  }

  /**
   * Get spelling
   * @return spelling
   */
  @JsonProperty(value = JSON_PROPERTY_SPELLING, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public TokenSpelling getSpelling() {
    return spelling;
  }


  @JsonProperty(value = JSON_PROPERTY_SPELLING, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setSpelling(TokenSpelling spelling) {
    this.spelling = spelling;
  }


  public TokenExamination caveats(List<TokenCaveat> caveats) {
    this.caveats = caveats;
    return this;
  }

  public TokenExamination addCaveatsItem(TokenCaveat caveatsItem) {
    if (this.caveats == null) {
      this.caveats = new ArrayList<>();
    }
    this.caveats.add(caveatsItem);
    return this;
  }

  /**
   * What the token is confined to. Every one must hold.
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
   * Return true if this TokenExamination object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    TokenExamination tokenExamination = (TokenExamination) o;
    return Objects.equals(this.verified, tokenExamination.verified) &&
        Objects.equals(this.onezoneDomain, tokenExamination.onezoneDomain) &&
        Objects.equals(this.tokenId, tokenExamination.tokenId) &&
        Objects.equals(this.persistence, tokenExamination.persistence) &&
        Objects.equals(this.type, tokenExamination.type) &&
        Objects.equals(this.subject, tokenExamination.subject) &&
        Objects.equals(this.spaceId, tokenExamination.spaceId) &&
        Objects.equals(this.issuedAt, tokenExamination.issuedAt) &&
        Objects.equals(this.expiresAt, tokenExamination.expiresAt) &&
        Objects.equals(this.usageLimit, tokenExamination.usageLimit) &&
        Objects.equals(this.spelling, tokenExamination.spelling) &&
        Objects.equals(this.caveats, tokenExamination.caveats);
  }

  @Override
  public int hashCode() {
    return Objects.hash(verified, onezoneDomain, tokenId, persistence, type, subject, spaceId, issuedAt, expiresAt, usageLimit, spelling, caveats);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class TokenExamination {\n");
    sb.append("    verified: ").append(toIndentedString(verified)).append("\n");
    sb.append("    onezoneDomain: ").append(toIndentedString(onezoneDomain)).append("\n");
    sb.append("    tokenId: ").append(toIndentedString(tokenId)).append("\n");
    sb.append("    persistence: ").append(toIndentedString(persistence)).append("\n");
    sb.append("    type: ").append(toIndentedString(type)).append("\n");
    sb.append("    subject: ").append(toIndentedString(subject)).append("\n");
    sb.append("    spaceId: ").append(toIndentedString(spaceId)).append("\n");
    sb.append("    issuedAt: ").append(toIndentedString(issuedAt)).append("\n");
    sb.append("    expiresAt: ").append(toIndentedString(expiresAt)).append("\n");
    sb.append("    usageLimit: ").append(toIndentedString(usageLimit)).append("\n");
    sb.append("    spelling: ").append(toIndentedString(spelling)).append("\n");
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

    // add `verified` to the URL query string
    if (getVerified() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sverified%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getVerified()))));
    }

    // add `onezoneDomain` to the URL query string
    if (getOnezoneDomain() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sonezoneDomain%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getOnezoneDomain()))));
    }

    // add `tokenId` to the URL query string
    if (getTokenId() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%stokenId%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getTokenId()))));
    }

    // add `persistence` to the URL query string
    if (getPersistence() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%spersistence%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getPersistence()))));
    }

    // add `type` to the URL query string
    if (getType() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%stype%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getType()))));
    }

    // add `subject` to the URL query string
    if (getSubject() != null) {
      joiner.add(getSubject().toUrlQueryString(prefix + "subject" + suffix));
    }

    // add `spaceId` to the URL query string
    if (getSpaceId() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sspaceId%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getSpaceId()))));
    }

    // add `issuedAt` to the URL query string
    if (getIssuedAt() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sissuedAt%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getIssuedAt()))));
    }

    // add `expiresAt` to the URL query string
    if (getExpiresAt() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sexpiresAt%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getExpiresAt()))));
    }

    // add `usageLimit` to the URL query string
    if (getUsageLimit() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%susageLimit%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getUsageLimit()))));
    }

    // add `spelling` to the URL query string
    if (getSpelling() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sspelling%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getSpelling()))));
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

