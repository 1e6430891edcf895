import io.github.zonemint.ZonemintClient;
import io.github.zonemint.ZonemintException;

/** The example of the README: a member of a space mints a token, and a provider redeems it. */
public final class Example {
  private static final long SIZE = 1L << 30;

  public static void main(String[] arguments) {
    String address = System.getenv("ZONEMINT_URL");
    ZonemintClient member =
        ZonemintClient.builder(address).user(System.getenv("ZONEMINT_USER"), System.getenv("ZONEMINT_PASSWORD")).build();
    String token = member.mint(System.getenv("ZONEMINT_SPACE"));

    ZonemintClient provider = ZonemintClient.builder(address).token(System.getenv("ZONEMINT_PROVIDER_TOKEN")).build();
    try {
      String space = provider.redeem(token, SIZE);
      System.out.printf("space %s has %d bytes more%n", space, SIZE);
    } catch (ZonemintException refused) {
      if (!refused.getCode().equals("token_used")) {
        throw refused;
      }
      System.err.println("somebody else was quicker: ask for a new token");
      System.exit(1);
    }
  }
}
