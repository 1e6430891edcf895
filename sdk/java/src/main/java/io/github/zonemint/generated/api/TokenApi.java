// Made by OpenAPI Generator from openapi.yaml: make sdk. Do not edit.

package io.github.zonemint.generated.api;

import io.github.zonemint.generated.ApiClient;
import io.github.zonemint.generated.ApiException;
import io.github.zonemint.generated.ApiResponse;
import io.github.zonemint.generated.Configuration;
import io.github.zonemint.generated.Pair;

import io.github.zonemint.generated.model.ConfinedToken;
import io.github.zonemint.generated.model.ErrorBody;
import io.github.zonemint.generated.model.InviteTokenVerifyRequest;
import io.github.zonemint.generated.model.RedeemableSupport;
import io.github.zonemint.generated.model.TokenConfineRequest;
import io.github.zonemint.generated.model.TokenExamination;
import io.github.zonemint.generated.model.TokenExaminationRequest;
import io.github.zonemint.generated.model.TokenRevokeRequest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.InputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpRequest;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import java.util.ArrayList;
import java.util.StringJoiner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

public class TokenApi {
  /**
   * Utility class for extending HttpRequest.Builder functionality.
   */
  private static class HttpRequestBuilderExtensions {
    /**
     * Adds additional headers to the provided HttpRequest.Builder. Useful for adding method/endpoint specific headers.
     *
     * @param builder the HttpRequest.Builder to which headers will be added
     * @param headers a map of header names and values to add; may be null
     * @return the same HttpRequest.Builder instance with the additional headers set
     */
    static HttpRequest.Builder withAdditionalHeaders(HttpRequest.Builder builder, Map<String, String> headers) {
        if (headers != null) {
            for (Map.Entry<String, String> entry : headers.entrySet()) {
                builder.header(entry.getKey(), entry.getValue());
            }
        }
        return builder;
    }
  }
  private final HttpClient memberVarHttpClient;
  private final ObjectMapper memberVarObjectMapper;
  private final String memberVarBaseUri;
  private final Consumer<HttpRequest.Builder> memberVarInterceptor;
  private final Duration memberVarReadTimeout;
  private final Consumer<HttpResponse<InputStream>> memberVarResponseInterceptor;
  private final Consumer<HttpResponse<InputStream>> memberVarAsyncResponseInterceptor;

  public TokenApi() {
    this(Configuration.getDefaultApiClient());
  }

  public TokenApi(ApiClient apiClient) {
    memberVarHttpClient = apiClient.getHttpClient();
    memberVarObjectMapper = apiClient.getObjectMapper();
    memberVarBaseUri = apiClient.getBaseUri();
    memberVarInterceptor = apiClient.getRequestInterceptor();
    memberVarReadTimeout = apiClient.getReadTimeout();
    memberVarResponseInterceptor = apiClient.getResponseInterceptor();
    memberVarAsyncResponseInterceptor = apiClient.getAsyncResponseInterceptor();
  }


  protected ApiException getApiException(String operationId, HttpResponse<InputStream> response) throws IOException {
    InputStream responseBody = ApiClient.getResponseBody(response);
    String body = null;
    try {
      body = responseBody == null ? null : new String(responseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } finally {
      if (responseBody != null) {
        responseBody.close();
      }
    }
    String message = formatExceptionMessage(operationId, response.statusCode(), body);
    return new ApiException(response.statusCode(), message, response.headers(), body);
  }

  private String formatExceptionMessage(String operationId, int statusCode, String body) {
    if (body == null || body.isEmpty()) {
      body = "[no body]";
    }
    return operationId + " call failed with: " + statusCode + " - " + body;
  }

  /**
   * Download file from the given response.
   *
   * @param response Response
   * @return File
   * @throws ApiException If fail to read file content from response and write to disk
   */
  public File downloadFileFromResponse(HttpResponse<InputStream> response, InputStream responseBody) throws ApiException {
    if (responseBody == null) {
      throw new ApiException(new IOException("Response body is empty"));
    }
    try {
      File file = prepareDownloadFile(response);
      java.nio.file.Files.copy(responseBody, file.toPath(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new ApiException(e);
    }
  }

  /**
   * <p>Prepare the file for download from the response.</p>
   *
   * @param response a {@link java.net.http.HttpResponse} object.
   * @return a {@link java.io.File} object.
   * @throws java.io.IOException if any.
   */
  private File prepareDownloadFile(HttpResponse<InputStream> response) throws IOException {
    String filename = null;
    java.util.Optional<String> contentDisposition = response.headers().firstValue("Content-Disposition");
    if (contentDisposition.isPresent() && !"".equals(contentDisposition.get())) {
      // Get filename from the Content-Disposition header.
      java.util.regex.Pattern pattern = java.util.regex.Pattern.compile("filename=['\"]?([^'\"\\s]+)['\"]?");
      java.util.regex.Matcher matcher = pattern.matcher(contentDisposition.get());
      if (matcher.find())
        filename = matcher.group(1);
    }
    File file = null;
    if (filename != null) {
      java.nio.file.Path tempDir = java.nio.file.Files.createTempDirectory("swagger-gen-native");
      java.nio.file.Path filePath = java.nio.file.Files.createFile(tempDir.resolve(filename));
      file = filePath.toFile();
      tempDir.toFile().deleteOnExit();   // best effort cleanup
      file.deleteOnExit(); // best effort cleanup
    } else {
      file = java.nio.file.Files.createTempFile("download-", "").toFile();
      file.deleteOnExit(); // best effort cleanup
    }
    return file;
  }

  /**
   * Confine a token further
   * Adds caveats to a token and answers the new text. Every caveat must hold when that is used, beside those that the token has already; the old text stays as it is. It needs no key and verifies nothing: any macaroon library does the same without this server.  **Who:** any user, any provider.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST -H &#39;Content-Type: application/json&#39; \\   -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;,\\\&quot;caveats\\\&quot;:[{\\\&quot;type\\\&quot;:\\\&quot;size\\\&quot;,\\\&quot;maxSize\\\&quot;:1099511627776}]}\&quot; \\   https://$HOST:8443/api/v3/onezone/tokens/confine &#x60;&#x60;&#x60;  **Errors:** 400 &#x60;invalid_request&#x60; for a caveat that lacks the field of its type or has one of another type, and where the new token would have more than 32 caveats or 8 KiB. 400 &#x60;invalid_token&#x60; where the text cannot be read as a token.
   * @param tokenConfineRequest  (required)
   * @return ConfinedToken
   * @throws ApiException if fails to make API call
   */
  public ConfinedToken confineToken(TokenConfineRequest tokenConfineRequest) throws ApiException {
    return confineToken(tokenConfineRequest, null);
  }

  /**
   * Confine a token further
   * Adds caveats to a token and answers the new text. Every caveat must hold when that is used, beside those that the token has already; the old text stays as it is. It needs no key and verifies nothing: any macaroon library does the same without this server.  **Who:** any user, any provider.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST -H &#39;Content-Type: application/json&#39; \\   -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;,\\\&quot;caveats\\\&quot;:[{\\\&quot;type\\\&quot;:\\\&quot;size\\\&quot;,\\\&quot;maxSize\\\&quot;:1099511627776}]}\&quot; \\   https://$HOST:8443/api/v3/onezone/tokens/confine &#x60;&#x60;&#x60;  **Errors:** 400 &#x60;invalid_request&#x60; for a caveat that lacks the field of its type or has one of another type, and where the new token would have more than 32 caveats or 8 KiB. 400 &#x60;invalid_token&#x60; where the text cannot be read as a token.
   * @param tokenConfineRequest  (required)
   * @param headers Optional headers to include in the request
   * @return ConfinedToken
   * @throws ApiException if fails to make API call
   */
  public ConfinedToken confineToken(TokenConfineRequest tokenConfineRequest, Map<String, String> headers) throws ApiException {
    ApiResponse<ConfinedToken> localVarResponse = confineTokenWithHttpInfo(tokenConfineRequest, headers);
    return localVarResponse.getData();
  }

  /**
   * Confine a token further
   * Adds caveats to a token and answers the new text. Every caveat must hold when that is used, beside those that the token has already; the old text stays as it is. It needs no key and verifies nothing: any macaroon library does the same without this server.  **Who:** any user, any provider.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST -H &#39;Content-Type: application/json&#39; \\   -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;,\\\&quot;caveats\\\&quot;:[{\\\&quot;type\\\&quot;:\\\&quot;size\\\&quot;,\\\&quot;maxSize\\\&quot;:1099511627776}]}\&quot; \\   https://$HOST:8443/api/v3/onezone/tokens/confine &#x60;&#x60;&#x60;  **Errors:** 400 &#x60;invalid_request&#x60; for a caveat that lacks the field of its type or has one of another type, and where the new token would have more than 32 caveats or 8 KiB. 400 &#x60;invalid_token&#x60; where the text cannot be read as a token.
   * @param tokenConfineRequest  (required)
   * @return ApiResponse&lt;ConfinedToken&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<ConfinedToken> confineTokenWithHttpInfo(TokenConfineRequest tokenConfineRequest) throws ApiException {
    return confineTokenWithHttpInfo(tokenConfineRequest, null);
  }

  /**
   * Confine a token further
   * Adds caveats to a token and answers the new text. Every caveat must hold when that is used, beside those that the token has already; the old text stays as it is. It needs no key and verifies nothing: any macaroon library does the same without this server.  **Who:** any user, any provider.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST -H &#39;Content-Type: application/json&#39; \\   -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;,\\\&quot;caveats\\\&quot;:[{\\\&quot;type\\\&quot;:\\\&quot;size\\\&quot;,\\\&quot;maxSize\\\&quot;:1099511627776}]}\&quot; \\   https://$HOST:8443/api/v3/onezone/tokens/confine &#x60;&#x60;&#x60;  **Errors:** 400 &#x60;invalid_request&#x60; for a caveat that lacks the field of its type or has one of another type, and where the new token would have more than 32 caveats or 8 KiB. 400 &#x60;invalid_token&#x60; where the text cannot be read as a token.
   * @param tokenConfineRequest  (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;ConfinedToken&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<ConfinedToken> confineTokenWithHttpInfo(TokenConfineRequest tokenConfineRequest, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = confineTokenRequestBuilder(tokenConfineRequest, headers);
    try {
      HttpResponse<InputStream> localVarResponse = memberVarHttpClient.send(
          localVarRequestBuilder.build(),
          HttpResponse.BodyHandlers.ofInputStream());
      if (memberVarResponseInterceptor != null) {
        memberVarResponseInterceptor.accept(localVarResponse);
      }
      InputStream localVarResponseBody = null;
      try {
        if (localVarResponse.statusCode()/ 100 != 2) {
          throw getApiException("confineToken", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<ConfinedToken>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        ConfinedToken responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<ConfinedToken>() {});


        return new ApiResponse<ConfinedToken>(
            localVarResponse.statusCode(),
            localVarResponse.headers().map(),
            responseValue
        );
      } finally {
        if (localVarResponseBody != null) {
          localVarResponseBody.close();
        }
      }
    } catch (IOException e) {
      throw new ApiException(e);
    }
    catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(e);
    }
  }

  private HttpRequest.Builder confineTokenRequestBuilder(TokenConfineRequest tokenConfineRequest, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'tokenConfineRequest' is set
    if (tokenConfineRequest == null) {
      throw new ApiException(400, "Missing the required parameter 'tokenConfineRequest' when calling confineToken");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/tokens/confine";

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Content-Type", "application/json");
    localVarRequestBuilder.header("Accept", "application/json");

    try {
      byte[] localVarPostBody = memberVarObjectMapper.writeValueAsBytes(tokenConfineRequest);
      localVarRequestBuilder.method("POST", HttpRequest.BodyPublishers.ofByteArray(localVarPostBody));
    } catch (IOException e) {
      throw new ApiException(e);
    }
    if (memberVarReadTimeout != null) {
      localVarRequestBuilder.timeout(memberVarReadTimeout);
    }
    // Add custom headers if provided
    localVarRequestBuilder = HttpRequestBuilderExtensions.withAdditionalHeaders(localVarRequestBuilder, headers);
    if (memberVarInterceptor != null) {
      memberVarInterceptor.accept(localVarRequestBuilder);
    }
    return localVarRequestBuilder;
  }

  /**
   * Read a token without verifying it
   * Reads what stands in a token, of whatever kind: who issued it, for what, until when, and what it is confined to. Nothing of it is verified, neither the signature nor whether the token was revoked or used up, so **do not rely on it**: anybody can write a text that reads well, and &#x60;verified&#x60; is always false. &#x60;POST /tokens/verify_invite_token&#x60; verifies a support token.  **Who:** any user, any provider.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST -H &#39;Content-Type: application/json&#39; -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;}\&quot; \\   https://$HOST:8443/api/v3/onezone/tokens/examine &#x60;&#x60;&#x60;  **Errors:** 400 &#x60;invalid_token&#x60; where the text cannot be read as a token.
   * @param tokenExaminationRequest  (required)
   * @return TokenExamination
   * @throws ApiException if fails to make API call
   */
  public TokenExamination examineToken(TokenExaminationRequest tokenExaminationRequest) throws ApiException {
    return examineToken(tokenExaminationRequest, null);
  }

  /**
   * Read a token without verifying it
   * Reads what stands in a token, of whatever kind: who issued it, for what, until when, and what it is confined to. Nothing of it is verified, neither the signature nor whether the token was revoked or used up, so **do not rely on it**: anybody can write a text that reads well, and &#x60;verified&#x60; is always false. &#x60;POST /tokens/verify_invite_token&#x60; verifies a support token.  **Who:** any user, any provider.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST -H &#39;Content-Type: application/json&#39; -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;}\&quot; \\   https://$HOST:8443/api/v3/onezone/tokens/examine &#x60;&#x60;&#x60;  **Errors:** 400 &#x60;invalid_token&#x60; where the text cannot be read as a token.
   * @param tokenExaminationRequest  (required)
   * @param headers Optional headers to include in the request
   * @return TokenExamination
   * @throws ApiException if fails to make API call
   */
  public TokenExamination examineToken(TokenExaminationRequest tokenExaminationRequest, Map<String, String> headers) throws ApiException {
    ApiResponse<TokenExamination> localVarResponse = examineTokenWithHttpInfo(tokenExaminationRequest, headers);
    return localVarResponse.getData();
  }

  /**
   * Read a token without verifying it
   * Reads what stands in a token, of whatever kind: who issued it, for what, until when, and what it is confined to. Nothing of it is verified, neither the signature nor whether the token was revoked or used up, so **do not rely on it**: anybody can write a text that reads well, and &#x60;verified&#x60; is always false. &#x60;POST /tokens/verify_invite_token&#x60; verifies a support token.  **Who:** any user, any provider.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST -H &#39;Content-Type: application/json&#39; -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;}\&quot; \\   https://$HOST:8443/api/v3/onezone/tokens/examine &#x60;&#x60;&#x60;  **Errors:** 400 &#x60;invalid_token&#x60; where the text cannot be read as a token.
   * @param tokenExaminationRequest  (required)
   * @return ApiResponse&lt;TokenExamination&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<TokenExamination> examineTokenWithHttpInfo(TokenExaminationRequest tokenExaminationRequest) throws ApiException {
    return examineTokenWithHttpInfo(tokenExaminationRequest, null);
  }

  /**
   * Read a token without verifying it
   * Reads what stands in a token, of whatever kind: who issued it, for what, until when, and what it is confined to. Nothing of it is verified, neither the signature nor whether the token was revoked or used up, so **do not rely on it**: anybody can write a text that reads well, and &#x60;verified&#x60; is always false. &#x60;POST /tokens/verify_invite_token&#x60; verifies a support token.  **Who:** any user, any provider.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST -H &#39;Content-Type: application/json&#39; -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;}\&quot; \\   https://$HOST:8443/api/v3/onezone/tokens/examine &#x60;&#x60;&#x60;  **Errors:** 400 &#x60;invalid_token&#x60; where the text cannot be read as a token.
   * @param tokenExaminationRequest  (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;TokenExamination&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<TokenExamination> examineTokenWithHttpInfo(TokenExaminationRequest tokenExaminationRequest, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = examineTokenRequestBuilder(tokenExaminationRequest, headers);
    try {
      HttpResponse<InputStream> localVarResponse = memberVarHttpClient.send(
          localVarRequestBuilder.build(),
          HttpResponse.BodyHandlers.ofInputStream());
      if (memberVarResponseInterceptor != null) {
        memberVarResponseInterceptor.accept(localVarResponse);
      }
      InputStream localVarResponseBody = null;
      try {
        if (localVarResponse.statusCode()/ 100 != 2) {
          throw getApiException("examineToken", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<TokenExamination>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        TokenExamination responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<TokenExamination>() {});


        return new ApiResponse<TokenExamination>(
            localVarResponse.statusCode(),
            localVarResponse.headers().map(),
            responseValue
        );
      } finally {
        if (localVarResponseBody != null) {
          localVarResponseBody.close();
        }
      }
    } catch (IOException e) {
      throw new ApiException(e);
    }
    catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(e);
    }
  }

  private HttpRequest.Builder examineTokenRequestBuilder(TokenExaminationRequest tokenExaminationRequest, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'tokenExaminationRequest' is set
    if (tokenExaminationRequest == null) {
      throw new ApiException(400, "Missing the required parameter 'tokenExaminationRequest' when calling examineToken");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/tokens/examine";

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Content-Type", "application/json");
    localVarRequestBuilder.header("Accept", "application/json");

    try {
      byte[] localVarPostBody = memberVarObjectMapper.writeValueAsBytes(tokenExaminationRequest);
      localVarRequestBuilder.method("POST", HttpRequest.BodyPublishers.ofByteArray(localVarPostBody));
    } catch (IOException e) {
      throw new ApiException(e);
    }
    if (memberVarReadTimeout != null) {
      localVarRequestBuilder.timeout(memberVarReadTimeout);
    }
    // Add custom headers if provided
    localVarRequestBuilder = HttpRequestBuilderExtensions.withAdditionalHeaders(localVarRequestBuilder, headers);
    if (memberVarInterceptor != null) {
      memberVarInterceptor.accept(localVarRequestBuilder);
    }
    return localVarRequestBuilder;
  }

  /**
   * Revoke a token
   * Revokes one token: the one whose text is presented, or the support token with that id. Either way every copy of it dies, however it was spelled or confined; supports that were given for it stay. Repeating the request does no harm. A token that was handed to several people dies for all of them, whichever copy is presented.  By &#x60;token&#x60;: a support token, a registration token or the access token of a user. Whoever has the text may revoke it, also when it has expired. An access token is deleted, so that presenting it again is &#x60;invalid_token&#x60;; who is neither its user nor a zone admin can do so only with a text that is accepted as a credential here and now. By &#x60;tokenId&#x60; and &#x60;spaceId&#x60;: a support token of that space, temporary or named, such as one that the audit records name. Send exactly one of the two.  **Who:** by &#x60;token&#x60; any user, any provider; by &#x60;tokenId&#x60; members with &#x60;space_add_provider&#x60;, zone admins.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST -H &#39;Content-Type: application/json&#39; -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;}\&quot; \\   https://$HOST:8443/api/v3/onezone/tokens/revoke &#x60;&#x60;&#x60;  **Errors:** 400 &#x60;invalid_request&#x60; where both forms are sent, or neither. 400 &#x60;invalid_token&#x60; for a text that is no token of this zone, &#x60;token_type&#x60; for the access token of a provider: &#x60;POST /providers/{pid}/token&#x60; replaces that. 404 for an unknown space.
   * @param tokenRevokeRequest  (required)
   * @throws ApiException if fails to make API call
   */
  public void revokeToken(TokenRevokeRequest tokenRevokeRequest) throws ApiException {
    revokeToken(tokenRevokeRequest, null);
  }

  /**
   * Revoke a token
   * Revokes one token: the one whose text is presented, or the support token with that id. Either way every copy of it dies, however it was spelled or confined; supports that were given for it stay. Repeating the request does no harm. A token that was handed to several people dies for all of them, whichever copy is presented.  By &#x60;token&#x60;: a support token, a registration token or the access token of a user. Whoever has the text may revoke it, also when it has expired. An access token is deleted, so that presenting it again is &#x60;invalid_token&#x60;; who is neither its user nor a zone admin can do so only with a text that is accepted as a credential here and now. By &#x60;tokenId&#x60; and &#x60;spaceId&#x60;: a support token of that space, temporary or named, such as one that the audit records name. Send exactly one of the two.  **Who:** by &#x60;token&#x60; any user, any provider; by &#x60;tokenId&#x60; members with &#x60;space_add_provider&#x60;, zone admins.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST -H &#39;Content-Type: application/json&#39; -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;}\&quot; \\   https://$HOST:8443/api/v3/onezone/tokens/revoke &#x60;&#x60;&#x60;  **Errors:** 400 &#x60;invalid_request&#x60; where both forms are sent, or neither. 400 &#x60;invalid_token&#x60; for a text that is no token of this zone, &#x60;token_type&#x60; for the access token of a provider: &#x60;POST /providers/{pid}/token&#x60; replaces that. 404 for an unknown space.
   * @param tokenRevokeRequest  (required)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void revokeToken(TokenRevokeRequest tokenRevokeRequest, Map<String, String> headers) throws ApiException {
    revokeTokenWithHttpInfo(tokenRevokeRequest, headers);
  }

  /**
   * Revoke a token
   * Revokes one token: the one whose text is presented, or the support token with that id. Either way every copy of it dies, however it was spelled or confined; supports that were given for it stay. Repeating the request does no harm. A token that was handed to several people dies for all of them, whichever copy is presented.  By &#x60;token&#x60;: a support token, a registration token or the access token of a user. Whoever has the text may revoke it, also when it has expired. An access token is deleted, so that presenting it again is &#x60;invalid_token&#x60;; who is neither its user nor a zone admin can do so only with a text that is accepted as a credential here and now. By &#x60;tokenId&#x60; and &#x60;spaceId&#x60;: a support token of that space, temporary or named, such as one that the audit records name. Send exactly one of the two.  **Who:** by &#x60;token&#x60; any user, any provider; by &#x60;tokenId&#x60; members with &#x60;space_add_provider&#x60;, zone admins.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST -H &#39;Content-Type: application/json&#39; -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;}\&quot; \\   https://$HOST:8443/api/v3/onezone/tokens/revoke &#x60;&#x60;&#x60;  **Errors:** 400 &#x60;invalid_request&#x60; where both forms are sent, or neither. 400 &#x60;invalid_token&#x60; for a text that is no token of this zone, &#x60;token_type&#x60; for the access token of a provider: &#x60;POST /providers/{pid}/token&#x60; replaces that. 404 for an unknown space.
   * @param tokenRevokeRequest  (required)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> revokeTokenWithHttpInfo(TokenRevokeRequest tokenRevokeRequest) throws ApiException {
    return revokeTokenWithHttpInfo(tokenRevokeRequest, null);
  }

  /**
   * Revoke a token
   * Revokes one token: the one whose text is presented, or the support token with that id. Either way every copy of it dies, however it was spelled or confined; supports that were given for it stay. Repeating the request does no harm. A token that was handed to several people dies for all of them, whichever copy is presented.  By &#x60;token&#x60;: a support token, a registration token or the access token of a user. Whoever has the text may revoke it, also when it has expired. An access token is deleted, so that presenting it again is &#x60;invalid_token&#x60;; who is neither its user nor a zone admin can do so only with a text that is accepted as a credential here and now. By &#x60;tokenId&#x60; and &#x60;spaceId&#x60;: a support token of that space, temporary or named, such as one that the audit records name. Send exactly one of the two.  **Who:** by &#x60;token&#x60; any user, any provider; by &#x60;tokenId&#x60; members with &#x60;space_add_provider&#x60;, zone admins.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST -H &#39;Content-Type: application/json&#39; -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;}\&quot; \\   https://$HOST:8443/api/v3/onezone/tokens/revoke &#x60;&#x60;&#x60;  **Errors:** 400 &#x60;invalid_request&#x60; where both forms are sent, or neither. 400 &#x60;invalid_token&#x60; for a text that is no token of this zone, &#x60;token_type&#x60; for the access token of a provider: &#x60;POST /providers/{pid}/token&#x60; replaces that. 404 for an unknown space.
   * @param tokenRevokeRequest  (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> revokeTokenWithHttpInfo(TokenRevokeRequest tokenRevokeRequest, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = revokeTokenRequestBuilder(tokenRevokeRequest, headers);
    try {
      HttpResponse<InputStream> localVarResponse = memberVarHttpClient.send(
          localVarRequestBuilder.build(),
          HttpResponse.BodyHandlers.ofInputStream());
      if (memberVarResponseInterceptor != null) {
        memberVarResponseInterceptor.accept(localVarResponse);
      }
      InputStream localVarResponseBody = null;
      try {
        if (localVarResponse.statusCode()/ 100 != 2) {
          throw getApiException("revokeToken", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody != null) {
          localVarResponseBody.readAllBytes();
        }
        return new ApiResponse<>(
            localVarResponse.statusCode(),
            localVarResponse.headers().map(),
            null
        );
      } finally {
        if (localVarResponseBody != null) {
          localVarResponseBody.close();
        }
      }
    } catch (IOException e) {
      throw new ApiException(e);
    }
    catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(e);
    }
  }

  private HttpRequest.Builder revokeTokenRequestBuilder(TokenRevokeRequest tokenRevokeRequest, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'tokenRevokeRequest' is set
    if (tokenRevokeRequest == null) {
      throw new ApiException(400, "Missing the required parameter 'tokenRevokeRequest' when calling revokeToken");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/tokens/revoke";

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Content-Type", "application/json");
    localVarRequestBuilder.header("Accept", "application/json");

    try {
      byte[] localVarPostBody = memberVarObjectMapper.writeValueAsBytes(tokenRevokeRequest);
      localVarRequestBuilder.method("POST", HttpRequest.BodyPublishers.ofByteArray(localVarPostBody));
    } catch (IOException e) {
      throw new ApiException(e);
    }
    if (memberVarReadTimeout != null) {
      localVarRequestBuilder.timeout(memberVarReadTimeout);
    }
    // Add custom headers if provided
    localVarRequestBuilder = HttpRequestBuilderExtensions.withAdditionalHeaders(localVarRequestBuilder, headers);
    if (memberVarInterceptor != null) {
      memberVarInterceptor.accept(localVarRequestBuilder);
    }
    return localVarRequestBuilder;
  }

  /**
   * Ask whether a support token could be redeemed
   * Answers whether the calling provider could redeem the support token now, and with what size. All is checked that &#x60;POST /provider/spaces/support&#x60; checks, and what that would refuse is refused with the same code. Nothing is changed and nothing is used up; but another provider may be quicker, so the answer is no promise.  **Who:** any provider.  &#x60;&#x60;&#x60;bash curl -k -H \&quot;X-Auth-Token: $PROVIDER_TOKEN\&quot; -X POST -H &#39;Content-Type: application/json&#39; -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;}\&quot; \\   https://$HOST:8443/api/v3/onezone/tokens/verify_invite_token &#x60;&#x60;&#x60;  **Errors:** 400 with the code that says why the token would be refused. 409 &#x60;already_supported&#x60; where the provider supports the space already, by another token.
   * @param inviteTokenVerifyRequest  (required)
   * @return RedeemableSupport
   * @throws ApiException if fails to make API call
   */
  public RedeemableSupport verifyInviteToken(InviteTokenVerifyRequest inviteTokenVerifyRequest) throws ApiException {
    return verifyInviteToken(inviteTokenVerifyRequest, null);
  }

  /**
   * Ask whether a support token could be redeemed
   * Answers whether the calling provider could redeem the support token now, and with what size. All is checked that &#x60;POST /provider/spaces/support&#x60; checks, and what that would refuse is refused with the same code. Nothing is changed and nothing is used up; but another provider may be quicker, so the answer is no promise.  **Who:** any provider.  &#x60;&#x60;&#x60;bash curl -k -H \&quot;X-Auth-Token: $PROVIDER_TOKEN\&quot; -X POST -H &#39;Content-Type: application/json&#39; -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;}\&quot; \\   https://$HOST:8443/api/v3/onezone/tokens/verify_invite_token &#x60;&#x60;&#x60;  **Errors:** 400 with the code that says why the token would be refused. 409 &#x60;already_supported&#x60; where the provider supports the space already, by another token.
   * @param inviteTokenVerifyRequest  (required)
   * @param headers Optional headers to include in the request
   * @return RedeemableSupport
   * @throws ApiException if fails to make API call
   */
  public RedeemableSupport verifyInviteToken(InviteTokenVerifyRequest inviteTokenVerifyRequest, Map<String, String> headers) throws ApiException {
    ApiResponse<RedeemableSupport> localVarResponse = verifyInviteTokenWithHttpInfo(inviteTokenVerifyRequest, headers);
    return localVarResponse.getData();
  }

  /**
   * Ask whether a support token could be redeemed
   * Answers whether the calling provider could redeem the support token now, and with what size. All is checked that &#x60;POST /provider/spaces/support&#x60; checks, and what that would refuse is refused with the same code. Nothing is changed and nothing is used up; but another provider may be quicker, so the answer is no promise.  **Who:** any provider.  &#x60;&#x60;&#x60;bash curl -k -H \&quot;X-Auth-Token: $PROVIDER_TOKEN\&quot; -X POST -H &#39;Content-Type: application/json&#39; -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;}\&quot; \\   https://$HOST:8443/api/v3/onezone/tokens/verify_invite_token &#x60;&#x60;&#x60;  **Errors:** 400 with the code that says why the token would be refused. 409 &#x60;already_supported&#x60; where the provider supports the space already, by another token.
   * @param inviteTokenVerifyRequest  (required)
   * @return ApiResponse&lt;RedeemableSupport&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<RedeemableSupport> verifyInviteTokenWithHttpInfo(InviteTokenVerifyRequest inviteTokenVerifyRequest) throws ApiException {
    return verifyInviteTokenWithHttpInfo(inviteTokenVerifyRequest, null);
  }

  /**
   * Ask whether a support token could be redeemed
   * Answers whether the calling provider could redeem the support token now, and with what size. All is checked that &#x60;POST /provider/spaces/support&#x60; checks, and what that would refuse is refused with the same code. Nothing is changed and nothing is used up; but another provider may be quicker, so the answer is no promise.  **Who:** any provider.  &#x60;&#x60;&#x60;bash curl -k -H \&quot;X-Auth-Token: $PROVIDER_TOKEN\&quot; -X POST -H &#39;Content-Type: application/json&#39; -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;}\&quot; \\   https://$HOST:8443/api/v3/onezone/tokens/verify_invite_token &#x60;&#x60;&#x60;  **Errors:** 400 with the code that says why the token would be refused. 409 &#x60;already_supported&#x60; where the provider supports the space already, by another token.
   * @param inviteTokenVerifyRequest  (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;RedeemableSupport&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<RedeemableSupport> verifyInviteTokenWithHttpInfo(InviteTokenVerifyRequest inviteTokenVerifyRequest, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = verifyInviteTokenRequestBuilder(inviteTokenVerifyRequest, headers);
    try {
      HttpResponse<InputStream> localVarResponse = memberVarHttpClient.send(
          localVarRequestBuilder.build(),
          HttpResponse.BodyHandlers.ofInputStream());
      if (memberVarResponseInterceptor != null) {
        memberVarResponseInterceptor.accept(localVarResponse);
      }
      InputStream localVarResponseBody = null;
      try {
        if (localVarResponse.statusCode()/ 100 != 2) {
          throw getApiException("verifyInviteToken", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<RedeemableSupport>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        RedeemableSupport responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<RedeemableSupport>() {});


        return new ApiResponse<RedeemableSupport>(
            localVarResponse.statusCode(),
            localVarResponse.headers().map(),
            responseValue
        );
      } finally {
        if (localVarResponseBody != null) {
          localVarResponseBody.close();
        }
      }
    } catch (IOException e) {
      throw new ApiException(e);
    }
    catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ApiException(e);
    }
  }

  private HttpRequest.Builder verifyInviteTokenRequestBuilder(InviteTokenVerifyRequest inviteTokenVerifyRequest, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'inviteTokenVerifyRequest' is set
    if (inviteTokenVerifyRequest == null) {
      throw new ApiException(400, "Missing the required parameter 'inviteTokenVerifyRequest' when calling verifyInviteToken");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/tokens/verify_invite_token";

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Content-Type", "application/json");
    localVarRequestBuilder.header("Accept", "application/json");

    try {
      byte[] localVarPostBody = memberVarObjectMapper.writeValueAsBytes(inviteTokenVerifyRequest);
      localVarRequestBuilder.method("POST", HttpRequest.BodyPublishers.ofByteArray(localVarPostBody));
    } catch (IOException e) {
      throw new ApiException(e);
    }
    if (memberVarReadTimeout != null) {
      localVarRequestBuilder.timeout(memberVarReadTimeout);
    }
    // Add custom headers if provided
    localVarRequestBuilder = HttpRequestBuilderExtensions.withAdditionalHeaders(localVarRequestBuilder, headers);
    if (memberVarInterceptor != null) {
      memberVarInterceptor.accept(localVarRequestBuilder);
    }
    return localVarRequestBuilder;
  }

}
