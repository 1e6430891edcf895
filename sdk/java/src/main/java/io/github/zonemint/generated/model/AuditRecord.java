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
 * One thing that somebody did, or tried to do.
 */
@JsonPropertyOrder({
  AuditRecord.JSON_PROPERTY_SEQ,
  AuditRecord.JSON_PROPERTY_AT,
  AuditRecord.JSON_PROPERTY_CALLER,
  AuditRecord.JSON_PROPERTY_ADDRESS,
  AuditRecord.JSON_PROPERTY_REQUEST_ID,
  AuditRecord.JSON_PROPERTY_ACTION,
  AuditRecord.JSON_PROPERTY_OBJECT,
  AuditRecord.JSON_PROPERTY_SPACE_ID,
  AuditRecord.JSON_PROPERTY_TOKEN_ID,
  AuditRecord.JSON_PROPERTY_DETAIL,
  AuditRecord.JSON_PROPERTY_RESULT
})
public class AuditRecord {
  public static final String JSON_PROPERTY_SEQ = "seq";
  private Long seq;

  public static final String JSON_PROPERTY_AT = "at";
  private Long at;

  public static final String JSON_PROPERTY_CALLER = "caller";
  private String caller;

  public static final String JSON_PROPERTY_ADDRESS = "address";
  private String address;

  public static final String JSON_PROPERTY_REQUEST_ID = "requestId";
  private String requestId;

  public static final String JSON_PROPERTY_ACTION = "action";
  private String action;

  public static final String JSON_PROPERTY_OBJECT = "object";
  private String _object;

  public static final String JSON_PROPERTY_SPACE_ID = "spaceId";
  private String spaceId;

  public static final String JSON_PROPERTY_TOKEN_ID = "tokenId";
  private String tokenId;

  public static final String JSON_PROPERTY_DETAIL = "detail";
  private String detail;

  public static final String JSON_PROPERTY_RESULT = "result";
  private String result;

  public AuditRecord() {
  }

  public AuditRecord seq(Long seq) {
    this.seq = seq;
    return this;
  }

  /**
   * Number of the record. It rises with every record of the zone; numbers may be left out.
   * minimum: 1
   * maximum: 9007199254740991
   * @return seq
   */
  @JsonProperty(value = JSON_PROPERTY_SEQ, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public Long getSeq() {
    return seq;
  }


  @JsonProperty(value = JSON_PROPERTY_SEQ, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setSeq(Long seq) {
    this.seq = seq;
  }


  public AuditRecord at(Long at) {
    this.at = at;
    return this;
  }

  /**
   * A point in time, in seconds since 1970-01-01T00:00:00Z.
   * minimum: 0
   * maximum: 9007199254740991
   * @return at
   */
  @JsonProperty(value = JSON_PROPERTY_AT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public Long getAt() {
    return at;
  }


  @JsonProperty(value = JSON_PROPERTY_AT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setAt(Long at) {
    this.at = at;
  }


  public AuditRecord caller(String caller) {
    this.caller = caller;
    return this;
  }

  /**
   * Who it was: &#x60;usr-&#x60; and the id of a user, &#x60;prv-&#x60; and the id of a provider, &#x60;anonymous&#x60;, or &#x60;operator&#x60; for a command on the server itself.
   * @return caller
   */
  @JsonProperty(value = JSON_PROPERTY_CALLER, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getCaller() {
    return caller;
  }


  @JsonProperty(value = JSON_PROPERTY_CALLER, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setCaller(String caller) {
    this.caller = caller;
  }


  public AuditRecord address(String address) {
    this.address = address;
    return this;
  }

  /**
   * From where; absent where it is not known.
   * @return address
   */
  @JsonProperty(value = JSON_PROPERTY_ADDRESS, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public String getAddress() {
    return address;
  }


  @JsonProperty(value = JSON_PROPERTY_ADDRESS, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setAddress(String address) {
    this.address = address;
  }


  public AuditRecord requestId(String requestId) {
    this.requestId = requestId;
    return this;
  }

  /**
   * The &#x60;X-Request-Id&#x60; of the request; absent for a command on the server itself.
   * @return requestId
   */
  @JsonProperty(value = JSON_PROPERTY_REQUEST_ID, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public String getRequestId() {
    return requestId;
  }


  @JsonProperty(value = JSON_PROPERTY_REQUEST_ID, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setRequestId(String requestId) {
    this.requestId = requestId;
  }


  public AuditRecord action(String action) {
    this.action = action;
    return this;
  }

  /**
   * What was done, mostly by the name of the operation.
   * @return action
   */
  @JsonProperty(value = JSON_PROPERTY_ACTION, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getAction() {
    return action;
  }


  @JsonProperty(value = JSON_PROPERTY_ACTION, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setAction(String action) {
    this.action = action;
  }


  public AuditRecord _object(String _object) {
    this._object = _object;
    return this;
  }

  /**
   * What it was done to, such as &#x60;space/ID&#x60; or &#x60;user/ID&#x60;; empty for the zone itself.
   * @return _object
   */
  @JsonProperty(value = JSON_PROPERTY_OBJECT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getObject() {
    return _object;
  }


  @JsonProperty(value = JSON_PROPERTY_OBJECT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setObject(String _object) {
    this._object = _object;
  }


  public AuditRecord spaceId(String spaceId) {
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


  public AuditRecord tokenId(String tokenId) {
    this.tokenId = tokenId;
    return this;
  }

  /**
   * Public id of a token. It is no secret, and good for nothing but naming the token.
   * @return tokenId
   */
  @JsonProperty(value = JSON_PROPERTY_TOKEN_ID, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public String getTokenId() {
    return tokenId;
  }


  @JsonProperty(value = JSON_PROPERTY_TOKEN_ID, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setTokenId(String tokenId) {
    this.tokenId = tokenId;
  }


  public AuditRecord detail(String detail) {
    this.detail = detail;
    return this;
  }

  /**
   * More about it; never a secret.
   * @return detail
   */
  @JsonProperty(value = JSON_PROPERTY_DETAIL, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public String getDetail() {
    return detail;
  }


  @JsonProperty(value = JSON_PROPERTY_DETAIL, required = false)
  @JsonInclude(value = JsonInclude.Include.USE_DEFAULTS)
  public void setDetail(String detail) {
    this.detail = detail;
  }


  public AuditRecord result(String result) {
    this.result = result;
    return this;
  }

  /**
   * &#x60;ok&#x60;, or why it was refused, in words.
   * @return result
   */
  @JsonProperty(value = JSON_PROPERTY_RESULT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public String getResult() {
    return result;
  }


  @JsonProperty(value = JSON_PROPERTY_RESULT, required = true)
  @JsonInclude(value = JsonInclude.Include.ALWAYS)
  public void setResult(String result) {
    this.result = result;
  }


  /**
   * Return true if this AuditRecord object is equal to o.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) {
      return true;
    }
    if (o == null || getClass() != o.getClass()) {
      return false;
    }
    AuditRecord auditRecord = (AuditRecord) o;
    return Objects.equals(this.seq, auditRecord.seq) &&
        Objects.equals(this.at, auditRecord.at) &&
        Objects.equals(this.caller, auditRecord.caller) &&
        Objects.equals(this.address, auditRecord.address) &&
        Objects.equals(this.requestId, auditRecord.requestId) &&
        Objects.equals(this.action, auditRecord.action) &&
        Objects.equals(this._object, auditRecord._object) &&
        Objects.equals(this.spaceId, auditRecord.spaceId) &&
        Objects.equals(this.tokenId, auditRecord.tokenId) &&
        Objects.equals(this.detail, auditRecord.detail) &&
        Objects.equals(this.result, auditRecord.result);
  }

  @Override
  public int hashCode() {
    return Objects.hash(seq, at, caller, address, requestId, action, _object, spaceId, tokenId, detail, result);
  }

  @Override
  public String toString() {
    StringBuilder sb = new StringBuilder();
    sb.append("class AuditRecord {\n");
    sb.append("    seq: ").append(toIndentedString(seq)).append("\n");
    sb.append("    at: ").append(toIndentedString(at)).append("\n");
    sb.append("    caller: ").append(toIndentedString(caller)).append("\n");
    sb.append("    address: ").append(toIndentedString(address)).append("\n");
    sb.append("    requestId: ").append(toIndentedString(requestId)).append("\n");
    sb.append("    action: ").append(toIndentedString(action)).append("\n");
    sb.append("    _object: ").append(toIndentedString(_object)).append("\n");
    sb.append("    spaceId: ").append(toIndentedString(spaceId)).append("\n");
    sb.append("    tokenId: ").append(toIndentedString(tokenId)).append("\n");
    sb.append("    detail: ").append(toIndentedString(detail)).append("\n");
    sb.append("    result: ").append(toIndentedString(result)).append("\n");
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

    // add `seq` to the URL query string
    if (getSeq() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sseq%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getSeq()))));
    }

    // add `at` to the URL query string
    if (getAt() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sat%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getAt()))));
    }

    // add `caller` to the URL query string
    if (getCaller() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%scaller%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getCaller()))));
    }

    // add `address` to the URL query string
    if (getAddress() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%saddress%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getAddress()))));
    }

    // add `requestId` to the URL query string
    if (getRequestId() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%srequestId%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getRequestId()))));
    }

    // add `action` to the URL query string
    if (getAction() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%saction%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getAction()))));
    }

    // add `object` to the URL query string
    if (getObject() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sobject%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getObject()))));
    }

    // add `spaceId` to the URL query string
    if (getSpaceId() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sspaceId%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getSpaceId()))));
    }

    // add `tokenId` to the URL query string
    if (getTokenId() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%stokenId%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getTokenId()))));
    }

    // add `detail` to the URL query string
    if (getDetail() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sdetail%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getDetail()))));
    }

    // add `result` to the URL query string
    if (getResult() != null) {
      joiner.add(String.format(java.util.Locale.ROOT, "%sresult%s=%s", prefix, suffix, ApiClient.urlEncode(ApiClient.valueToString(getResult()))));
    }

    return joiner.toString();
  }
}

