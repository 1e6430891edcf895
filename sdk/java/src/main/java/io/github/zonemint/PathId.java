package io.github.zonemint;

import java.util.regex.Pattern;

/** Checks what is to stand in a path, for package generated. */
public final class PathId {
  // The pattern that the contract has for all parameters in a path.
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  private PathId() {}

  /**
   * A parameter as it stands in a path. What is no id, such as "..", could make the path that of another operation.
   *
   * @throws ZonemintException with the code invalid_argument, where the value is not an id
   */
  public static String check(String name, String value) {
    if (!ID.matcher(value).matches()) {
      String text = "the parameter " + name + " is not an id: 1 to 128 of the characters A-Z, a-z, 0-9, _ and -";
      throw new ZonemintException(0, ZonemintException.INVALID_ARGUMENT, text, "", null, null);
    }
    return value;
  }
}
