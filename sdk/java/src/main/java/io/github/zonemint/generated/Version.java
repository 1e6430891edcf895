// The version of the contract, which is that of the SDK: make sdk. Do not edit.
package io.github.zonemint.generated;

/** The version of the SDK. */
public final class Version {
  /** The version of the contract that the SDK was made from. */
  public static final String VERSION = "0.1.0";

  private Version() {}
}
