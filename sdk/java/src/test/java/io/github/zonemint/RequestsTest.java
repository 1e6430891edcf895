package io.github.zonemint;

import static io.github.zonemint.FakeZone.TOKEN;
import static io.github.zonemint.FakeZone.answer;
import static io.github.zonemint.FakeZone.minted;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.zonemint.generated.Version;
import io.github.zonemint.generated.api.SpaceApi;
import io.github.zonemint.generated.model.Caveat;
import io.github.zonemint.generated.model.CaveatType;
import io.github.zonemint.generated.model.MintedSupportToken;
import io.github.zonemint.generated.model.SpaceSupportRequest;
import io.github.zonemint.generated.model.SpaceSupportTokenRequest;
import io.github.zonemint.generated.model.TokenCaveatType;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is sent, and what is made of the answers of a zone. */
class RequestsTest {
  private static final String BASE = "/api/v3/onezone";
  private static final String NAMED = "{\"tokenId\":\"n1\",\"name\":\"%s\",\"memo\":\"\",\"issuer\":\"u1\",\"createdAt\":1,"
      + "\"usageLimit\":5,\"uses\":0,\"revoked\":false,\"caveats\":[{\"text\":\"moon = full\",\"type\":\"a later one\"}]}";

  /** Each kind of credentials is in its own header, and the user agent tells the version. */
  @Test
  void credentials() {
    try (FakeZone zone = new FakeZone(minted(), minted(), minted())) {
      zone.builder().user("ada", "\u0142\u00f3d\u017a").userAgent("sites/2").build().mint("s1");
      zone.builder().token(TOKEN).build().mint("s1");
      zone.client().mint("s1");
      assertEquals(List.of("Basic YWRhOsWCw7Nkxbo="), zone.headers.get(0).get("Authorization"));
      assertNull(zone.headers.get(0).get("X-auth-token"));
      assertEquals(List.of(TOKEN), zone.headers.get(1).get("X-auth-token"));
      assertNull(zone.headers.get(1).get("Authorization"));
      assertNull(zone.headers.get(2).get("Authorization"));
      assertEquals(List.of("sites/2 zonemint-java/" + Version.VERSION), zone.headers.get(0).get("User-agent"));
      assertEquals(Set.of("GET " + BASE + "/spaces/s1/providers/token"), Set.copyOf(zone.requests));
    }
  }

  /** An address without a path gets the one of every zone, and one that cannot be used is refused without being repeated. */
  @Test
  void addresses() {
    for (String address : List.of("https://zone:8443", "https://zone:8443/", "https://zone:8443/api/v3/onezone/")) {
      assertEquals("ZonemintClient(https://zone:8443/api/v3/onezone)", ZonemintClient.builder(address).build().toString());
    }
    for (String address : List.of("", "zone.example.org", "ftp://secret", "https://zone?secret", "https://zone#secret",
        "https://ada:secret@zone", "https://z:secret", "https://a b/secret")) {
      ZonemintException refused = assertThrows(ZonemintException.class, () -> ZonemintClient.builder(address), address);
      assertEquals("0invalid_address", refused.getStatus() + refused.getCode());
      assertFalse(refused.getMessage().contains("secret"), address);
    }
    ZonemintBuilder both = ZonemintClient.builder("https://zone").user("ada", "password");
    assertThrows(IllegalArgumentException.class, () -> both.token(TOKEN));
  }

  /** Every method sends the request of its operation, and gives what its answer says. */
  @Test
  void life() {
    try (FakeZone zone = new FakeZone(
        minted(),
        answer(201, "{\"token\":\"" + TOKEN + "\",\"tokenId\":\"t1\"}"),
        answer(200, "{\"verified\":false,\"tokenId\":\"t1\",\"subject\":{\"type\":\"user\",\"id\":\"u1\"},\"new\":1}"),
        answer(200, "{\"token\":\"" + TOKEN + "x\"}"),
        answer(200, "{\"spaceId\":\"s1\",\"spaceName\":\"\u0141\u00f3d\u017a\",\"ttl\":null}"),
        answer(201, "", "Location", "/provider/spaces/s1"),
        answer(204, ""),
        answer(204, ""))) {
      ZonemintClient client = zone.client();
      assertEquals(TOKEN, client.mint("s1"));
      MintedSupportToken minted = client.mintWith("s1", new SpaceSupportTokenRequest().ttl(60L).addConsumerItem("p1"));
      assertEquals(TOKEN + "t1", minted.getToken() + minted.getTokenId());
      assertEquals("u1", client.examine(TOKEN).getSubject().getId());
      assertEquals(TOKEN + "x", client.confine(TOKEN, new Caveat().type(CaveatType.SIZE).maxSize(5L)));
      assertEquals("US-ASCII", Charset.defaultCharset().name(), "the tests have to run as on an old machine");
      assertEquals("\u0141\u00f3d\u017a", client.verify(TOKEN, 5).getSpaceName());
      assertEquals("s1", client.redeem(TOKEN, 5));
      client.revoke(TOKEN);
      client.revokeById("s1", "t1");
      String token = "\"token\":\"" + TOKEN + "\"";
      assertEquals(List.of(
          "GET " + BASE + "/spaces/s1/providers/token",
          "POST " + BASE + "/spaces/s1/providers/token {\"ttl\":60,\"consumer\":[\"p1\"]}",
          "POST " + BASE + "/tokens/examine {" + token + "}",
          "POST " + BASE + "/tokens/confine {" + token + ",\"caveats\":[{\"type\":\"size\",\"maxSize\":5}]}",
          "POST " + BASE + "/tokens/verify_invite_token {" + token + ",\"size\":5}",
          "POST " + BASE + "/provider/spaces/support {" + token + ",\"size\":5}",
          "POST " + BASE + "/tokens/revoke {" + token + "}",
          "POST " + BASE + "/tokens/revoke {\"tokenId\":\"t1\",\"spaceId\":\"s1\"}"), zone.requests);
    }
  }

  /** A list has all pages, values of a later server are no obstacle, and a list that would never end is an error. */
  @Test
  void list() {
    FakeZone.Answer first = answer(200, "{\"tokens\":[" + NAMED.formatted("sites") + "],\"nextCursor\":\"c1\"}");
    try (FakeZone zone = new FakeZone(first, answer(200, "{\"tokens\":[" + NAMED.formatted("more") + "]}"), first, first)) {
      var all = zone.client().list("s1");
      assertEquals(List.of("sites", "more"), all.stream().map(t -> t.getName()).toList());
      assertEquals(TokenCaveatType.UNKNOWN_DEFAULT_OPEN_API, all.get(0).getCaveats().get(0).getType());
      assertEquals("GET " + BASE + "/spaces/s1/providers/tokens?cursor=c1", zone.requests.get(1));
      assertEquals(ZonemintException.BAD_ANSWER, FakeZone.refused(() -> zone.client().list("s1")).getCode());
    }
  }

  /** Operations without a method of their own are sent in the same way, and a mistake of the caller stays one. */
  @Test
  void otherOperations() {
    try (FakeZone zone = new FakeZone(FakeZone.busy(503, "1"), answer(200, "{\"spaceId\":\"s1\",\"name\":\"\u0141\u00f3d\u017a\"}"))) {
      assertEquals("\u0141\u00f3d\u017a", zone.client().call(api -> new SpaceApi(api).getSpace("s1")).getName());
      assertEquals(1, zone.waits.size());
      assertThrows(IllegalArgumentException.class, () -> zone.client().mint(null));
    }
  }

  /** Neither a client nor a model shows a secret. */
  @Test
  void texts() {
    ZonemintClient client = ZonemintClient.builder("https://zone").token(TOKEN).build();
    for (Object shown : List.of(client, new MintedSupportToken().token(TOKEN), new SpaceSupportRequest().token(TOKEN))) {
      assertFalse(shown.toString().contains(TOKEN));
    }
  }
}
