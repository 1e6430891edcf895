// Made by OpenAPI Generator from openapi.yaml: make sdk. Do not edit.


package io.github.zonemint.generated.model;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.StringJoiner;
import java.util.Objects;
import java.util.Map;
import java.util.HashMap;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;


import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A right of a member within a space.
 */
public enum SpacePrivilege {

  SPACE_VIEW_DATA("space_view_data"),

  SPACE_WRITE_FILES("space_write_files"),

  SPACE_MANAGE_SHARES("space_manage_shares"),

  SPACE_INVITE_USER("space_invite_user"),

  SPACE_REMOVE_USER("space_remove_user"),

  SPACE_INVITE_GROUP("space_invite_group"),

  SPACE_REMOVE_GROUP("space_remove_group"),

  SPACE_ADD_PROVIDER("space_add_provider"),

  SPACE_REMOVE_PROVIDER("space_remove_provider"),

  SPACE_SET_PRIVILEGES("space_set_privileges"),

  SPACE_CHANGE_DATA("space_change_data"),

  SPACE_REMOVE("space_remove"),

  UNKNOWN_DEFAULT_OPEN_API("unknown_default_open_api");

  private String value;

  SpacePrivilege(String value) {
    this.value = value;
  }

  @JsonValue
  public String getValue() {
    return value;
  }

  @Override
  public String toString() {
    return String.valueOf(value);
  }

  @JsonCreator
  public static SpacePrivilege fromValue(String value) {
    for (SpacePrivilege b : SpacePrivilege.values()) {
      if (b.value.equals(value)) {
        return b;
      }
    }
    return UNKNOWN_DEFAULT_OPEN_API;
  }

  /**
   * Convert the instance into URL query string.
   *
   * @param prefix prefix of the query string
   * @return URL query string
   */
  public String toUrlQueryString(String prefix) {
    if (prefix == null) {
      prefix = "";
    }

    return String.format(java.util.Locale.ROOT, "%s=%s", prefix, this.toString());
  }

}

