package io.github.zonemint;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.zonemint.generated.ApiClient;
import io.github.zonemint.generated.ApiException;
import io.github.zonemint.generated.ApiResponse;
import io.github.zonemint.generated.api.SupportApi;
import io.github.zonemint.generated.api.SupportTokenApi;
import io.github.zonemint.generated.api.TokenApi;
import io.github.zonemint.generated.model.Caveat;
import io.github.zonemint.generated.model.ConfinedToken;
import io.github.zonemint.generated.model.InviteTokenVerifyRequest;
import io.github.zonemint.generated.model.MintedSupportToken;
import io.github.zonemint.generated.model.NamedToken;
import io.github.zonemint.generated.model.NamedTokenList;
import io.github.zonemint.generated.model.RedeemableSupport;
import io.github.zonemint.generated.model.SpaceSupportRequest;
import io.github.zonemint.generated.model.SpaceSupportToken;
import io.github.zonemint.generated.model.SpaceSupportTokenRequest;
import io.github.zonemint.generated.model.TokenConfineRequest;
import io.github.zonemint.generated.model.TokenExamination;
import io.github.zonemint.generated.model.TokenExaminationRequest;
import io.github.zonemint.generated.model.TokenRevokeRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Calls one zone as one caller. It can be used from any number of threads.
 *
 * <p>It has methods for the life of a support token, from minting to revoking; {@link #call} calls any operation of the contract.
 * Whatever goes wrong is a {@link ZonemintException}. Requests are sent again after 429 and 503 where the server says when, and where
 * repeating can do no harm: all GET and DELETE requests, and examining, confining, verifying, redeeming and revoking a token.
 */
public final class ZonemintClient {
  private static final String SUPPORTS = "/provider/spaces/";

  private final ApiClient api;
  private final Sender sender;

  ZonemintClient(ApiClient api, Sender sender) {
    this.api = api;
    this.sender = sender;
  }

  /**
   * Begins a client for the zone at an address such as https://zone.example.org:8443. Without a path it gets /api/v3/onezone.
   *
   * @throws ZonemintException with the code invalid_address, where it is not one of a zone
   */
  public static ZonemintBuilder builder(String address) {
    return new ZonemintBuilder(address);
  }

  /** A call of the generated client. */
  @FunctionalInterface
  public interface Operation<T> {
    /** Calls the operation, such as {@code new SpaceApi(api).getSpace(id)}. */
    T call(ApiClient api) throws ApiException;
  }

  /**
   * Calls an operation of the contract, such as {@code zone.call(api -> new SpaceApi(api).getSpace(id))}. It is sent like those below:
   * with the credentials, the time-out and the retries.
   */
  public <T> T call(Operation<T> operation) {
    return call(operation, answer -> true);
  }

  /** Calls an operation, whose answer has to be as a zone's would be. */
  private <T> T call(Operation<T> operation, Predicate<T> valid) {
    sender.takeLatest();
    try {
      T answer = operation.call(api);
      if (valid.test(answer)) {
        return answer;
      }
    } catch (ApiException failure) {
      if (failure.getCause() instanceof InterruptedException interrupted) {
        throw Answers.canceled(interrupted);
      }
      if (!sender.hasLatest()) { // nothing was sent: a parameter is missing, say
        throw new IllegalArgumentException(failure.getMessage(), failure.getCause());
      }
      // What cannot be read is as good as no answer. The cause may repeat the answer, and so a token: it ends here.
    }
    HttpResponse<byte[]> answer = sender.takeLatest();
    throw Answers.badAnswer(answer.statusCode(), Answers.requestId(answer.headers()));
  }

  /**
   * Mints a support token for a space: redeemed once, by any provider, within the time that the zone gives it. The zone keeps no copy
   * of its text. For members of the space with space_add_provider, and zone admins.
   */
  public String mint(String spaceId) {
    return call(api -> new SupportTokenApi(api).getSpaceProviderToken(spaceId), (SpaceSupportToken t) -> t != null && given(t.getToken()))
        .getToken();
  }

  /**
   * Mints a support token that is confined, or, with a name, one that is listed and can be redeemed several times. It is not sent again
   * after 503, since a named token may have been made.
   */
  public MintedSupportToken mintWith(String spaceId, SpaceSupportTokenRequest options) {
    return call(api -> new SupportTokenApi(api).createSpaceSupportToken(spaceId, options),
        minted -> minted != null && given(minted.getToken()) && given(minted.getTokenId()));
  }

  /** Reads what stands in a token. Nothing of it is verified. */
  public TokenExamination examine(String token) {
    return call(api -> new TokenApi(api).examineToken(new TokenExaminationRequest().token(token)),
        read -> read != null && given(read.getTokenId()));
  }

  /** Adds caveats to a token and returns the new text. The one before stays as good as it was. */
  public String confine(String token, Caveat... caveats) {
    TokenConfineRequest body = new TokenConfineRequest().token(token).caveats(List.of(caveats));
    return call(api -> new TokenApi(api).confineToken(body), (ConfinedToken t) -> t != null && given(t.getToken())).getToken();
  }

  /** Asks whether the calling provider could redeem a token now. Nothing is changed. */
  public RedeemableSupport verify(String token) {
    return verify(new InviteTokenVerifyRequest().token(token));
  }

  /** Asks whether the calling provider could redeem a token now for a size in bytes. Nothing is changed. */
  public RedeemableSupport verify(String token, long size) {
    return verify(new InviteTokenVerifyRequest().token(token).size(size));
  }

  private RedeemableSupport verify(InviteTokenVerifyRequest body) {
    return call(api -> new TokenApi(api).verifyInviteToken(body), found -> found != null && given(found.getSpaceId()));
  }

  /**
   * Redeems a token: from then on the calling provider supports the space with that many bytes. The same provider with the same token
   * and size gets its first answer again, so a call whose answer was lost can be repeated.
   *
   * @return the id of the space
   */
  public String redeem(String token, long size) {
    SpaceSupportRequest body = new SpaceSupportRequest().token(token).size(size);
    ApiResponse<Void> answer = call(api -> new SupportApi(api).providerSpaceSupportWithHttpInfo(body),
        given -> given.getStatusCode() == 201 && location(given).length() > SUPPORTS.length() && location(given).startsWith(SUPPORTS));
    return location(answer).substring(SUPPORTS.length());
  }

  /** Lists the named tokens of a space, all pages of them, without their texts. */
  public List<NamedToken> list(String spaceId) {
    List<NamedToken> all = new ArrayList<>();
    String cursor = null;
    do {
      String before = cursor;
      NamedTokenList page = call(api -> new SupportTokenApi(api).listSpaceNamedTokens(spaceId, null, before),
          next -> next != null && next.getTokens() != null && (before == null || !before.equals(next.getNextCursor())));
      all.addAll(page.getTokens());
      cursor = page.getNextCursor();
    } while (cursor != null);
    return all;
  }

  /** Revokes a token by its text: every copy of it dies, however it was confined. Supports that were given for it stay. */
  public void revoke(String token) {
    revoke(new TokenRevokeRequest().token(token));
  }

  /** Revokes a support token of a space by its id, without its text. */
  public void revokeById(String spaceId, String tokenId) {
    revoke(new TokenRevokeRequest().spaceId(spaceId).tokenId(tokenId));
  }

  private void revoke(TokenRevokeRequest which) {
    // Nobody is to believe that a token is dead by any other answer.
    call(api -> new TokenApi(api).revokeTokenWithHttpInfo(which), answer -> answer.getStatusCode() == 204);
  }

  private static boolean given(String text) {
    return text != null && !text.isEmpty();
  }

  private static String location(ApiResponse<?> answer) {
    for (Map.Entry<String, List<String>> header : answer.getHeaders().entrySet()) {
      if (header.getKey().equalsIgnoreCase("Location")) {
        return header.getValue().get(0);
      }
    }
    return "";
  }

  /** Names the zone, and nothing secret. */
  @Override
  public String toString() {
    return "ZonemintClient(" + api.getBaseUri() + ")";
  }
}
