package io.github.zonemint;

import io.github.zonemint.generated.api.ZoneApi;
import io.github.zonemint.generated.model.Caveat;
import io.github.zonemint.generated.model.CaveatType;
import io.github.zonemint.generated.model.MintedSupportToken;
import io.github.zonemint.generated.model.NamedToken;
import io.github.zonemint.generated.model.RedeemableSupport;
import io.github.zonemint.generated.model.SpaceSupportTokenRequest;
import io.github.zonemint.generated.model.TokenExamination;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes the checks that all SDKs make against a server that runs, which test/sdk starts. It prints the name of each that holds, and ends
 * at the first that does not.
 */
public final class Live {
  // What tokens are redeemed for, in bytes.
  private static final long SIZE = 1L << 30;

  private final String space = env("SPACE");
  private final List<String> secrets = new ArrayList<>(List.of(env("PROVIDER_TOKEN"), env("OTHER_PASSWORD")));
  private final List<String> texts = new ArrayList<>();
  private final ZonemintClient member = client(user("URL"));
  private final ZonemintClient provider = client(to("URL").token(env("PROVIDER_TOKEN")));
  private int checks;

  private Live() {}

  public static void main(String[] arguments) throws IOException {
    Live live = new Live();
    live.life();
    live.refusals();
    live.retries();
    live.others();
    for (String text : live.texts) {
      must(live.secrets.stream().noneMatch(text::contains), "a secret is in " + text.length() + " characters of text");
    }
    must(live.texts.size() > 10 && live.secrets.size() > 4, "there are too few texts or secrets");
    live.done("no secrets");
    System.out.println(live.checks + " checks");
  }

  private static String env(String name) {
    return System.getenv("ZONEMINT_" + name);
  }

  private static ZonemintBuilder to(String variable) {
    return ZonemintClient.builder(env(variable));
  }

  private static ZonemintBuilder user(String variable) {
    return to(variable).user(env("USER"), env("PASSWORD"));
  }

  private ZonemintClient client(ZonemintBuilder builder) {
    ZonemintClient client = builder.build();
    texts.add(client.toString() + builder);
    return client;
  }

  /** Follows tokens from minting to their end. */
  private void life() {
    String token = member.mint(space);
    secrets.add(token);
    done("mint");
    MintedSupportToken named = member.mintWith(space, new SpaceSupportTokenRequest().name("five sites").usageLimit(5L));
    secrets.add(named.getToken());
    texts.add(named.toString());
    done("mint with options");
    TokenExamination read = provider.examine(token);
    must(!read.getVerified() && space.equals(read.getSpaceId()), "examined: " + read);
    done("examine");
    String confined = member.confine(token, new Caveat().type(CaveatType.SIZE).maxSize(SIZE));
    secrets.add(confined);
    read = member.examine(confined);
    must(read.getCaveats().get(read.getCaveats().size() - 1).getMaxSize() == SIZE, "confined: " + read);
    done("confine");
    RedeemableSupport found = provider.verify(confined, SIZE);
    must(space.equals(found.getSpaceId()) && found.getUsesLeft() == 1 && found.getMaxSize() == SIZE, "verified: " + found);
    done("verify");
    for (String check : List.of("redeem", "redeem again")) {
      must(space.equals(provider.redeem(confined, SIZE)), "redeemed for another space");
      done(check);
    }
    List<NamedToken> all = member.list(space);
    must(all.size() == 1 && all.get(0).getTokenId().equals(named.getTokenId()) && all.get(0).getUsageLimit() == 5, "listed: " + all);
    done("list");
    member.revoke(named.getToken());
    refused(400, "token_revoked", () -> provider.redeem(named.getToken(), SIZE));
    done("revoke");
  }

  /** Sees every kind of refusal as the one exception. */
  private void refusals() {
    ZonemintClient stranger = client(to("URL").user(env("USER"), "not " + env("PASSWORD")));
    must(!refused(401, "invalid_credentials", () -> stranger.mint(space)).getRequestId().isEmpty(), "there is no request id");
    done("401");
    ZonemintClient outsider = client(to("URL").user(env("OTHER_USER"), env("OTHER_PASSWORD")));
    refused(403, "forbidden", () -> outsider.mint(space));
    done("403");
    refused(404, "not_found", () -> member.mint("no-such-space"));
    done("404");
    ZonemintClient strange = client(to("STRANGE_URL"));
    refused(502, ZonemintException.BAD_ANSWER, () -> strange.mint(space));
    done("strange answer");
    ZonemintClient dead = client(to("DEAD_URL").timeout(Duration.ofMillis(200)));
    long begin = System.nanoTime();
    refused(0, ZonemintException.TIMEOUT, () -> dead.mint(space));
    must(System.nanoTime() - begin < Duration.ofSeconds(10).toNanos(), "the time-out took too long");
    done("timeout");
  }

  /** Goes through a proxy that refuses the first request of each kind. */
  private void retries() {
    ZonemintClient busyMember = client(user("BUSY_URL"));
    ZonemintClient busyProvider = client(to("BUSY_URL").token(env("PROVIDER_TOKEN")));
    String token = busyMember.mint(space);
    secrets.add(token);
    done("retry minting");
    // The provider supports the space by the other token, so that the server refuses this one, once it is asked.
    refused(409, "already_supported", () -> busyProvider.redeem(token, SIZE));
    done("retry redeeming");
    ZonemintException refused =
        refused(503, "unavailable", () -> busyMember.mintWith(space, new SpaceSupportTokenRequest().name("another")));
    must(refused.getRetryAfter().orElseThrow().getSeconds() == 1, "how long to wait is not said: " + refused);
    done("no retry");
  }

  /** Uses HTTPS, and an operation that has no method of its own. */
  private void others() throws IOException {
    secrets.add(client(user("HTTPS_URL").caFile(Path.of(env("CA_FILE")))).mint(space));
    done("https");
    must(client(to("URL")).call(api -> new ZoneApi(api).getConfiguration()).getName().equals("onezone"), "another configuration");
    done("other operations");
  }

  private void done(String check) {
    checks++;
    System.out.println("check " + check);
  }

  private static void must(boolean holds, String why) {
    if (!holds) {
      throw new IllegalStateException(why);
    }
  }

  /** Wants a call to fail with a status and a code. */
  private ZonemintException refused(int status, String code, Runnable call) {
    try {
      call.run();
    } catch (ZonemintException refused) {
      texts.add(refused + refused.getDescription());
      must(refused.getStatus() == status && refused.getCode().equals(code), refused + ", want " + status + " " + code);
      return refused;
    }
    throw new IllegalStateException("no exception, want " + status + " " + code);
  }
}
