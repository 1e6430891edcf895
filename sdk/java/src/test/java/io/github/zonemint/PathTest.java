package io.github.zonemint;

import static io.github.zonemint.FakeZone.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zonemint.generated.api.MemberApi;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What may stand in a path. */
class PathTest {
  private static final List<String> HOSTILE = List.of(".", "..", "...", "", " ", "%2e", "%2e%2e", "..%2f", "%2F", "a/b", "a/../b", "/",
      "../..", "\\", "?x", "#", "a b", "\u00e9", "a\n", "a\0", "a;b", "a".repeat(129));

  /** What is no id is refused before anything is sent. */
  @Test
  void hostileIds() {
    try (FakeZone zone = new FakeZone()) {
      ZonemintClient client = zone.client();
      for (String id : HOSTILE) {
        check("id", refused(() -> client.mint(id)));
        check("uid", refused(() -> client.call(api -> {
          new MemberApi(api).removeSpaceUser("s1", id);
          return null;
        })));
      }
      assertEquals(List.of(), zone.requests);
    }
  }

  private static void check(String name, ZonemintException error) {
    assertEquals(0, error.getStatus());
    assertEquals(ZonemintException.INVALID_ARGUMENT, error.getCode());
    assertEquals("the parameter " + name + " is not an id: 1 to 128 of the characters A-Z, a-z, 0-9, _ and -", error.getDescription());
  }
}
