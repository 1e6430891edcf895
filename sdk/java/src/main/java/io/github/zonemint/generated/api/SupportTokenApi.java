// Made by OpenAPI Generator from openapi.yaml: make sdk. Do not edit.

package io.github.zonemint.generated.api;

import io.github.zonemint.generated.ApiClient;
import io.github.zonemint.generated.ApiException;
import io.github.zonemint.generated.ApiResponse;
import io.github.zonemint.generated.Configuration;
import io.github.zonemint.generated.Pair;

import io.github.zonemint.generated.model.ErrorBody;
import io.github.zonemint.generated.model.MintedSupportToken;
import io.github.zonemint.generated.model.NamedToken;
import io.github.zonemint.generated.model.NamedTokenList;
import io.github.zonemint.generated.model.NamedTokenModifyRequest;
import io.github.zonemint.generated.model.SpaceSupportToken;
import io.github.zonemint.generated.model.SpaceSupportTokenRequest;

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

public class SupportTokenApi {
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

  public SupportTokenApi() {
    this(Configuration.getDefaultApiClient());
  }

  public SupportTokenApi(ApiClient apiClient) {
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
   * Mint a confined space support token
   * Mints a support token, like &#x60;GET&#x60; on the same path, and confines it as the optional body says: how long it lives, which providers may redeem it, from where, and for what size. Every caveat holds when the token is redeemed.  Without a &#x60;name&#x60; the token is *temporary*: redeemed once, never listed, and answered with 200. With one it is a *named token*, answered with 201: it can be redeemed as often as &#x60;usageLimit&#x60; says, by a different provider each time, lives until its &#x60;ttl&#x60; ends or for ever where none is given, and is listed, shown, revoked and deleted at &#x60;/spaces/{id}/providers/tokens&#x60;. The text of either is shown this once.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST -H &#39;Content-Type: application/json&#39; -d &#39;{\&quot;ttl\&quot;:3600,\&quot;maxSize\&quot;:1099511627776}&#39; \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/token &#x60;&#x60;&#x60;  **Errors:** 400 &#x60;invalid_request&#x60; also where the &#x60;ttl&#x60; of a temporary token is more than the zone allows, where &#x60;memo&#x60; or &#x60;usageLimit&#x60; stands without &#x60;name&#x60;, where &#x60;minSize&#x60; is above &#x60;maxSize&#x60;, or where &#x60;*&#x60; is not the only consumer. 409 &#x60;conflict&#x60; where the space has a named token of that name.
   * @param id Id of the space. (required)
   * @param spaceSupportTokenRequest  (optional)
   * @return MintedSupportToken
   * @throws ApiException if fails to make API call
   */
  public MintedSupportToken createSpaceSupportToken(String id, SpaceSupportTokenRequest spaceSupportTokenRequest) throws ApiException {
    return createSpaceSupportToken(id, spaceSupportTokenRequest, null);
  }

  /**
   * Mint a confined space support token
   * Mints a support token, like &#x60;GET&#x60; on the same path, and confines it as the optional body says: how long it lives, which providers may redeem it, from where, and for what size. Every caveat holds when the token is redeemed.  Without a &#x60;name&#x60; the token is *temporary*: redeemed once, never listed, and answered with 200. With one it is a *named token*, answered with 201: it can be redeemed as often as &#x60;usageLimit&#x60; says, by a different provider each time, lives until its &#x60;ttl&#x60; ends or for ever where none is given, and is listed, shown, revoked and deleted at &#x60;/spaces/{id}/providers/tokens&#x60;. The text of either is shown this once.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST -H &#39;Content-Type: application/json&#39; -d &#39;{\&quot;ttl\&quot;:3600,\&quot;maxSize\&quot;:1099511627776}&#39; \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/token &#x60;&#x60;&#x60;  **Errors:** 400 &#x60;invalid_request&#x60; also where the &#x60;ttl&#x60; of a temporary token is more than the zone allows, where &#x60;memo&#x60; or &#x60;usageLimit&#x60; stands without &#x60;name&#x60;, where &#x60;minSize&#x60; is above &#x60;maxSize&#x60;, or where &#x60;*&#x60; is not the only consumer. 409 &#x60;conflict&#x60; where the space has a named token of that name.
   * @param id Id of the space. (required)
   * @param spaceSupportTokenRequest  (optional)
   * @param headers Optional headers to include in the request
   * @return MintedSupportToken
   * @throws ApiException if fails to make API call
   */
  public MintedSupportToken createSpaceSupportToken(String id, SpaceSupportTokenRequest spaceSupportTokenRequest, Map<String, String> headers) throws ApiException {
    ApiResponse<MintedSupportToken> localVarResponse = createSpaceSupportTokenWithHttpInfo(id, spaceSupportTokenRequest, headers);
    return localVarResponse.getData();
  }

  /**
   * Mint a confined space support token
   * Mints a support token, like &#x60;GET&#x60; on the same path, and confines it as the optional body says: how long it lives, which providers may redeem it, from where, and for what size. Every caveat holds when the token is redeemed.  Without a &#x60;name&#x60; the token is *temporary*: redeemed once, never listed, and answered with 200. With one it is a *named token*, answered with 201: it can be redeemed as often as &#x60;usageLimit&#x60; says, by a different provider each time, lives until its &#x60;ttl&#x60; ends or for ever where none is given, and is listed, shown, revoked and deleted at &#x60;/spaces/{id}/providers/tokens&#x60;. The text of either is shown this once.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST -H &#39;Content-Type: application/json&#39; -d &#39;{\&quot;ttl\&quot;:3600,\&quot;maxSize\&quot;:1099511627776}&#39; \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/token &#x60;&#x60;&#x60;  **Errors:** 400 &#x60;invalid_request&#x60; also where the &#x60;ttl&#x60; of a temporary token is more than the zone allows, where &#x60;memo&#x60; or &#x60;usageLimit&#x60; stands without &#x60;name&#x60;, where &#x60;minSize&#x60; is above &#x60;maxSize&#x60;, or where &#x60;*&#x60; is not the only consumer. 409 &#x60;conflict&#x60; where the space has a named token of that name.
   * @param id Id of the space. (required)
   * @param spaceSupportTokenRequest  (optional)
   * @return ApiResponse&lt;MintedSupportToken&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<MintedSupportToken> createSpaceSupportTokenWithHttpInfo(String id, SpaceSupportTokenRequest spaceSupportTokenRequest) throws ApiException {
    return createSpaceSupportTokenWithHttpInfo(id, spaceSupportTokenRequest, null);
  }

  /**
   * Mint a confined space support token
   * Mints a support token, like &#x60;GET&#x60; on the same path, and confines it as the optional body says: how long it lives, which providers may redeem it, from where, and for what size. Every caveat holds when the token is redeemed.  Without a &#x60;name&#x60; the token is *temporary*: redeemed once, never listed, and answered with 200. With one it is a *named token*, answered with 201: it can be redeemed as often as &#x60;usageLimit&#x60; says, by a different provider each time, lives until its &#x60;ttl&#x60; ends or for ever where none is given, and is listed, shown, revoked and deleted at &#x60;/spaces/{id}/providers/tokens&#x60;. The text of either is shown this once.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST -H &#39;Content-Type: application/json&#39; -d &#39;{\&quot;ttl\&quot;:3600,\&quot;maxSize\&quot;:1099511627776}&#39; \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/token &#x60;&#x60;&#x60;  **Errors:** 400 &#x60;invalid_request&#x60; also where the &#x60;ttl&#x60; of a temporary token is more than the zone allows, where &#x60;memo&#x60; or &#x60;usageLimit&#x60; stands without &#x60;name&#x60;, where &#x60;minSize&#x60; is above &#x60;maxSize&#x60;, or where &#x60;*&#x60; is not the only consumer. 409 &#x60;conflict&#x60; where the space has a named token of that name.
   * @param id Id of the space. (required)
   * @param spaceSupportTokenRequest  (optional)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;MintedSupportToken&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<MintedSupportToken> createSpaceSupportTokenWithHttpInfo(String id, SpaceSupportTokenRequest spaceSupportTokenRequest, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = createSpaceSupportTokenRequestBuilder(id, spaceSupportTokenRequest, headers);
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
          throw getApiException("createSpaceSupportToken", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<MintedSupportToken>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        MintedSupportToken responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<MintedSupportToken>() {});


        return new ApiResponse<MintedSupportToken>(
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

  private HttpRequest.Builder createSpaceSupportTokenRequestBuilder(String id, SpaceSupportTokenRequest spaceSupportTokenRequest, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling createSpaceSupportToken");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}/providers/token"
        .replace("{id}", io.github.zonemint.PathId.check("id", id));

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Content-Type", "application/json");
    localVarRequestBuilder.header("Accept", "application/json");

    try {
      byte[] localVarPostBody = memberVarObjectMapper.writeValueAsBytes(spaceSupportTokenRequest);
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
   * Delete a named token
   * Deletes a named token. It is refused with &#x60;invalid_token&#x60; from then on, and its name is free again. Supports that were given for it stay. Unlike revoking, it cannot be taken back.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X DELETE \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tokens/$TOKEN_ID &#x60;&#x60;&#x60;  **Errors:** 404 also for a token of another space, and for a temporary one.
   * @param id Id of the space. (required)
   * @param tid Id of the named token, as listed; never its text. (required)
   * @throws ApiException if fails to make API call
   */
  public void deleteSpaceNamedToken(String id, String tid) throws ApiException {
    deleteSpaceNamedToken(id, tid, null);
  }

  /**
   * Delete a named token
   * Deletes a named token. It is refused with &#x60;invalid_token&#x60; from then on, and its name is free again. Supports that were given for it stay. Unlike revoking, it cannot be taken back.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X DELETE \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tokens/$TOKEN_ID &#x60;&#x60;&#x60;  **Errors:** 404 also for a token of another space, and for a temporary one.
   * @param id Id of the space. (required)
   * @param tid Id of the named token, as listed; never its text. (required)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void deleteSpaceNamedToken(String id, String tid, Map<String, String> headers) throws ApiException {
    deleteSpaceNamedTokenWithHttpInfo(id, tid, headers);
  }

  /**
   * Delete a named token
   * Deletes a named token. It is refused with &#x60;invalid_token&#x60; from then on, and its name is free again. Supports that were given for it stay. Unlike revoking, it cannot be taken back.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X DELETE \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tokens/$TOKEN_ID &#x60;&#x60;&#x60;  **Errors:** 404 also for a token of another space, and for a temporary one.
   * @param id Id of the space. (required)
   * @param tid Id of the named token, as listed; never its text. (required)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> deleteSpaceNamedTokenWithHttpInfo(String id, String tid) throws ApiException {
    return deleteSpaceNamedTokenWithHttpInfo(id, tid, null);
  }

  /**
   * Delete a named token
   * Deletes a named token. It is refused with &#x60;invalid_token&#x60; from then on, and its name is free again. Supports that were given for it stay. Unlike revoking, it cannot be taken back.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X DELETE \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tokens/$TOKEN_ID &#x60;&#x60;&#x60;  **Errors:** 404 also for a token of another space, and for a temporary one.
   * @param id Id of the space. (required)
   * @param tid Id of the named token, as listed; never its text. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> deleteSpaceNamedTokenWithHttpInfo(String id, String tid, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = deleteSpaceNamedTokenRequestBuilder(id, tid, headers);
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
          throw getApiException("deleteSpaceNamedToken", localVarResponse);
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

  private HttpRequest.Builder deleteSpaceNamedTokenRequestBuilder(String id, String tid, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling deleteSpaceNamedToken");
    }
    // verify the required parameter 'tid' is set
    if (tid == null) {
      throw new ApiException(400, "Missing the required parameter 'tid' when calling deleteSpaceNamedToken");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}/providers/tokens/{tid}"
        .replace("{id}", io.github.zonemint.PathId.check("id", id))
        .replace("{tid}", io.github.zonemint.PathId.check("tid", tid));

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Accept", "application/json");

    localVarRequestBuilder.method("DELETE", HttpRequest.BodyPublishers.noBody());
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
   * Show a named token
   * Shows a named support token of the space: who issued it, how often it was used, whether it is revoked, and what it is confined to. Its text was shown when it was minted, and never again.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tokens/$TOKEN_ID &#x60;&#x60;&#x60;  **Errors:** 404 also for a token of another space, and for a temporary one.
   * @param id Id of the space. (required)
   * @param tid Id of the named token, as listed; never its text. (required)
   * @return NamedToken
   * @throws ApiException if fails to make API call
   */
  public NamedToken getSpaceNamedToken(String id, String tid) throws ApiException {
    return getSpaceNamedToken(id, tid, null);
  }

  /**
   * Show a named token
   * Shows a named support token of the space: who issued it, how often it was used, whether it is revoked, and what it is confined to. Its text was shown when it was minted, and never again.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tokens/$TOKEN_ID &#x60;&#x60;&#x60;  **Errors:** 404 also for a token of another space, and for a temporary one.
   * @param id Id of the space. (required)
   * @param tid Id of the named token, as listed; never its text. (required)
   * @param headers Optional headers to include in the request
   * @return NamedToken
   * @throws ApiException if fails to make API call
   */
  public NamedToken getSpaceNamedToken(String id, String tid, Map<String, String> headers) throws ApiException {
    ApiResponse<NamedToken> localVarResponse = getSpaceNamedTokenWithHttpInfo(id, tid, headers);
    return localVarResponse.getData();
  }

  /**
   * Show a named token
   * Shows a named support token of the space: who issued it, how often it was used, whether it is revoked, and what it is confined to. Its text was shown when it was minted, and never again.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tokens/$TOKEN_ID &#x60;&#x60;&#x60;  **Errors:** 404 also for a token of another space, and for a temporary one.
   * @param id Id of the space. (required)
   * @param tid Id of the named token, as listed; never its text. (required)
   * @return ApiResponse&lt;NamedToken&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<NamedToken> getSpaceNamedTokenWithHttpInfo(String id, String tid) throws ApiException {
    return getSpaceNamedTokenWithHttpInfo(id, tid, null);
  }

  /**
   * Show a named token
   * Shows a named support token of the space: who issued it, how often it was used, whether it is revoked, and what it is confined to. Its text was shown when it was minted, and never again.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tokens/$TOKEN_ID &#x60;&#x60;&#x60;  **Errors:** 404 also for a token of another space, and for a temporary one.
   * @param id Id of the space. (required)
   * @param tid Id of the named token, as listed; never its text. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;NamedToken&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<NamedToken> getSpaceNamedTokenWithHttpInfo(String id, String tid, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = getSpaceNamedTokenRequestBuilder(id, tid, headers);
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
          throw getApiException("getSpaceNamedToken", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<NamedToken>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        NamedToken responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<NamedToken>() {});


        return new ApiResponse<NamedToken>(
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

  private HttpRequest.Builder getSpaceNamedTokenRequestBuilder(String id, String tid, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling getSpaceNamedToken");
    }
    // verify the required parameter 'tid' is set
    if (tid == null) {
      throw new ApiException(400, "Missing the required parameter 'tid' when calling getSpaceNamedToken");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}/providers/tokens/{tid}"
        .replace("{id}", io.github.zonemint.PathId.check("id", id))
        .replace("{tid}", io.github.zonemint.PathId.check("tid", tid));

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Accept", "application/json");

    localVarRequestBuilder.method("GET", HttpRequest.BodyPublishers.noBody());
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
   * Mint a space support token
   * Mints a token that can be handed to a provider of your choice, which redeems it to support the space. Every request gives a new token. It can be redeemed once, expires after 24 hours unless the zone is configured otherwise, and may be redeemed by any provider. &#x60;POST&#x60; on the same path mints a token that is confined further, or one with a name, which can be listed and redeemed several times.  The zone keeps no copy of the token, so it cannot be listed or shown again: keep it, and keep it secret. Whoever holds it can confine it further, with any macaroon library and without asking this server.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X GET \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/token  {\&quot;token\&quot;:\&quot;MDAxNWxvY2F0aW9uIG9uZXpvbmUK...\&quot;} &#x60;&#x60;&#x60;  **Errors:** 403 also for a request that a web page triggers from another site, that is a navigation, or that is a prefetch (&#x60;Sec-Fetch-Site&#x60;, &#x60;Sec-Fetch-Mode&#x60;, &#x60;Sec-Fetch-Dest&#x60;, &#x60;Sec-Purpose&#x60;): a page must not make a browser mint. HEAD is answered 405.
   * @param id Id of the space. (required)
   * @return SpaceSupportToken
   * @throws ApiException if fails to make API call
   */
  public SpaceSupportToken getSpaceProviderToken(String id) throws ApiException {
    return getSpaceProviderToken(id, null);
  }

  /**
   * Mint a space support token
   * Mints a token that can be handed to a provider of your choice, which redeems it to support the space. Every request gives a new token. It can be redeemed once, expires after 24 hours unless the zone is configured otherwise, and may be redeemed by any provider. &#x60;POST&#x60; on the same path mints a token that is confined further, or one with a name, which can be listed and redeemed several times.  The zone keeps no copy of the token, so it cannot be listed or shown again: keep it, and keep it secret. Whoever holds it can confine it further, with any macaroon library and without asking this server.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X GET \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/token  {\&quot;token\&quot;:\&quot;MDAxNWxvY2F0aW9uIG9uZXpvbmUK...\&quot;} &#x60;&#x60;&#x60;  **Errors:** 403 also for a request that a web page triggers from another site, that is a navigation, or that is a prefetch (&#x60;Sec-Fetch-Site&#x60;, &#x60;Sec-Fetch-Mode&#x60;, &#x60;Sec-Fetch-Dest&#x60;, &#x60;Sec-Purpose&#x60;): a page must not make a browser mint. HEAD is answered 405.
   * @param id Id of the space. (required)
   * @param headers Optional headers to include in the request
   * @return SpaceSupportToken
   * @throws ApiException if fails to make API call
   */
  public SpaceSupportToken getSpaceProviderToken(String id, Map<String, String> headers) throws ApiException {
    ApiResponse<SpaceSupportToken> localVarResponse = getSpaceProviderTokenWithHttpInfo(id, headers);
    return localVarResponse.getData();
  }

  /**
   * Mint a space support token
   * Mints a token that can be handed to a provider of your choice, which redeems it to support the space. Every request gives a new token. It can be redeemed once, expires after 24 hours unless the zone is configured otherwise, and may be redeemed by any provider. &#x60;POST&#x60; on the same path mints a token that is confined further, or one with a name, which can be listed and redeemed several times.  The zone keeps no copy of the token, so it cannot be listed or shown again: keep it, and keep it secret. Whoever holds it can confine it further, with any macaroon library and without asking this server.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X GET \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/token  {\&quot;token\&quot;:\&quot;MDAxNWxvY2F0aW9uIG9uZXpvbmUK...\&quot;} &#x60;&#x60;&#x60;  **Errors:** 403 also for a request that a web page triggers from another site, that is a navigation, or that is a prefetch (&#x60;Sec-Fetch-Site&#x60;, &#x60;Sec-Fetch-Mode&#x60;, &#x60;Sec-Fetch-Dest&#x60;, &#x60;Sec-Purpose&#x60;): a page must not make a browser mint. HEAD is answered 405.
   * @param id Id of the space. (required)
   * @return ApiResponse&lt;SpaceSupportToken&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<SpaceSupportToken> getSpaceProviderTokenWithHttpInfo(String id) throws ApiException {
    return getSpaceProviderTokenWithHttpInfo(id, null);
  }

  /**
   * Mint a space support token
   * Mints a token that can be handed to a provider of your choice, which redeems it to support the space. Every request gives a new token. It can be redeemed once, expires after 24 hours unless the zone is configured otherwise, and may be redeemed by any provider. &#x60;POST&#x60; on the same path mints a token that is confined further, or one with a name, which can be listed and redeemed several times.  The zone keeps no copy of the token, so it cannot be listed or shown again: keep it, and keep it secret. Whoever holds it can confine it further, with any macaroon library and without asking this server.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X GET \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/token  {\&quot;token\&quot;:\&quot;MDAxNWxvY2F0aW9uIG9uZXpvbmUK...\&quot;} &#x60;&#x60;&#x60;  **Errors:** 403 also for a request that a web page triggers from another site, that is a navigation, or that is a prefetch (&#x60;Sec-Fetch-Site&#x60;, &#x60;Sec-Fetch-Mode&#x60;, &#x60;Sec-Fetch-Dest&#x60;, &#x60;Sec-Purpose&#x60;): a page must not make a browser mint. HEAD is answered 405.
   * @param id Id of the space. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;SpaceSupportToken&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<SpaceSupportToken> getSpaceProviderTokenWithHttpInfo(String id, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = getSpaceProviderTokenRequestBuilder(id, headers);
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
          throw getApiException("getSpaceProviderToken", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<SpaceSupportToken>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        SpaceSupportToken responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<SpaceSupportToken>() {});


        return new ApiResponse<SpaceSupportToken>(
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

  private HttpRequest.Builder getSpaceProviderTokenRequestBuilder(String id, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling getSpaceProviderToken");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}/providers/token"
        .replace("{id}", io.github.zonemint.PathId.check("id", id));

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Accept", "application/json");

    localVarRequestBuilder.method("GET", HttpRequest.BodyPublishers.noBody());
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
   * List the named tokens of a space
   * Lists the named support tokens of the space with their limits, uses and caveats, ordered by id; never their texts. Temporary tokens are not listed, since the zone keeps no copy of them.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tokens &#x60;&#x60;&#x60;
   * @param id Id of the space. (required)
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return NamedTokenList
   * @throws ApiException if fails to make API call
   */
  public NamedTokenList listSpaceNamedTokens(String id, Long limit, String cursor) throws ApiException {
    return listSpaceNamedTokens(id, limit, cursor, null);
  }

  /**
   * List the named tokens of a space
   * Lists the named support tokens of the space with their limits, uses and caveats, ordered by id; never their texts. Temporary tokens are not listed, since the zone keeps no copy of them.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tokens &#x60;&#x60;&#x60;
   * @param id Id of the space. (required)
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return NamedTokenList
   * @throws ApiException if fails to make API call
   */
  public NamedTokenList listSpaceNamedTokens(String id, Long limit, String cursor, Map<String, String> headers) throws ApiException {
    ApiResponse<NamedTokenList> localVarResponse = listSpaceNamedTokensWithHttpInfo(id, limit, cursor, headers);
    return localVarResponse.getData();
  }

  /**
   * List the named tokens of a space
   * Lists the named support tokens of the space with their limits, uses and caveats, ordered by id; never their texts. Temporary tokens are not listed, since the zone keeps no copy of them.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tokens &#x60;&#x60;&#x60;
   * @param id Id of the space. (required)
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return ApiResponse&lt;NamedTokenList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<NamedTokenList> listSpaceNamedTokensWithHttpInfo(String id, Long limit, String cursor) throws ApiException {
    return listSpaceNamedTokensWithHttpInfo(id, limit, cursor, null);
  }

  /**
   * List the named tokens of a space
   * Lists the named support tokens of the space with their limits, uses and caveats, ordered by id; never their texts. Temporary tokens are not listed, since the zone keeps no copy of them.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tokens &#x60;&#x60;&#x60;
   * @param id Id of the space. (required)
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;NamedTokenList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<NamedTokenList> listSpaceNamedTokensWithHttpInfo(String id, Long limit, String cursor, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = listSpaceNamedTokensRequestBuilder(id, limit, cursor, headers);
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
          throw getApiException("listSpaceNamedTokens", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<NamedTokenList>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        NamedTokenList responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<NamedTokenList>() {});


        return new ApiResponse<NamedTokenList>(
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

  private HttpRequest.Builder listSpaceNamedTokensRequestBuilder(String id, Long limit, String cursor, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling listSpaceNamedTokens");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}/providers/tokens"
        .replace("{id}", io.github.zonemint.PathId.check("id", id));

    List<Pair> localVarQueryParams = new ArrayList<>();
    StringJoiner localVarQueryStringJoiner = new StringJoiner("&");
    String localVarQueryParameterBaseName;
    localVarQueryParameterBaseName = "limit";
    localVarQueryParams.addAll(ApiClient.parameterToPairs("limit", limit));
    localVarQueryParameterBaseName = "cursor";
    localVarQueryParams.addAll(ApiClient.parameterToPairs("cursor", cursor));

    if (!localVarQueryParams.isEmpty() || localVarQueryStringJoiner.length() != 0) {
      StringJoiner queryJoiner = new StringJoiner("&");
      localVarQueryParams.forEach(p -> queryJoiner.add(p.getName() + '=' + p.getValue()));
      if (localVarQueryStringJoiner.length() != 0) {
        queryJoiner.add(localVarQueryStringJoiner.toString());
      }
      localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath + '?' + queryJoiner.toString()));
    } else {
      localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));
    }

    localVarRequestBuilder.header("Accept", "application/json");

    localVarRequestBuilder.method("GET", HttpRequest.BodyPublishers.noBody());
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
   * Revoke the temporary support tokens of a space
   * Revokes every outstanding temporary support token of the space, whoever minted it. Named tokens stay: revoke or delete those one by one. Supports that were given already stay too.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.
   * @param id Id of the space. (required)
   * @throws ApiException if fails to make API call
   */
  public void revokeSpaceSupportTokens(String id) throws ApiException {
    revokeSpaceSupportTokens(id, null);
  }

  /**
   * Revoke the temporary support tokens of a space
   * Revokes every outstanding temporary support token of the space, whoever minted it. Named tokens stay: revoke or delete those one by one. Supports that were given already stay too.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.
   * @param id Id of the space. (required)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void revokeSpaceSupportTokens(String id, Map<String, String> headers) throws ApiException {
    revokeSpaceSupportTokensWithHttpInfo(id, headers);
  }

  /**
   * Revoke the temporary support tokens of a space
   * Revokes every outstanding temporary support token of the space, whoever minted it. Named tokens stay: revoke or delete those one by one. Supports that were given already stay too.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.
   * @param id Id of the space. (required)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> revokeSpaceSupportTokensWithHttpInfo(String id) throws ApiException {
    return revokeSpaceSupportTokensWithHttpInfo(id, null);
  }

  /**
   * Revoke the temporary support tokens of a space
   * Revokes every outstanding temporary support token of the space, whoever minted it. Named tokens stay: revoke or delete those one by one. Supports that were given already stay too.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.
   * @param id Id of the space. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> revokeSpaceSupportTokensWithHttpInfo(String id, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = revokeSpaceSupportTokensRequestBuilder(id, headers);
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
          throw getApiException("revokeSpaceSupportTokens", localVarResponse);
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

  private HttpRequest.Builder revokeSpaceSupportTokensRequestBuilder(String id, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling revokeSpaceSupportTokens");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}/providers/token"
        .replace("{id}", io.github.zonemint.PathId.check("id", id));

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Accept", "application/json");

    localVarRequestBuilder.method("DELETE", HttpRequest.BodyPublishers.noBody());
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
   * Revoke or rename a named token
   * Revokes a named token or takes that back, and changes its name or memo. At least one must be given; what is absent stays. A revoked token is refused with &#x60;token_revoked&#x60;; supports that were given for it stay. Its usage limit, its end and its caveats are part of the token and cannot be changed.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X PATCH -H &#39;Content-Type: application/json&#39; -d &#39;{\&quot;revoked\&quot;:true}&#39; \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tokens/$TOKEN_ID &#x60;&#x60;&#x60;  **Errors:** 404 also for a token of another space, and for a temporary one. 409 &#x60;conflict&#x60; where the space has another named token of that name.
   * @param id Id of the space. (required)
   * @param tid Id of the named token, as listed; never its text. (required)
   * @param namedTokenModifyRequest  (required)
   * @throws ApiException if fails to make API call
   */
  public void updateSpaceNamedToken(String id, String tid, NamedTokenModifyRequest namedTokenModifyRequest) throws ApiException {
    updateSpaceNamedToken(id, tid, namedTokenModifyRequest, null);
  }

  /**
   * Revoke or rename a named token
   * Revokes a named token or takes that back, and changes its name or memo. At least one must be given; what is absent stays. A revoked token is refused with &#x60;token_revoked&#x60;; supports that were given for it stay. Its usage limit, its end and its caveats are part of the token and cannot be changed.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X PATCH -H &#39;Content-Type: application/json&#39; -d &#39;{\&quot;revoked\&quot;:true}&#39; \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tokens/$TOKEN_ID &#x60;&#x60;&#x60;  **Errors:** 404 also for a token of another space, and for a temporary one. 409 &#x60;conflict&#x60; where the space has another named token of that name.
   * @param id Id of the space. (required)
   * @param tid Id of the named token, as listed; never its text. (required)
   * @param namedTokenModifyRequest  (required)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void updateSpaceNamedToken(String id, String tid, NamedTokenModifyRequest namedTokenModifyRequest, Map<String, String> headers) throws ApiException {
    updateSpaceNamedTokenWithHttpInfo(id, tid, namedTokenModifyRequest, headers);
  }

  /**
   * Revoke or rename a named token
   * Revokes a named token or takes that back, and changes its name or memo. At least one must be given; what is absent stays. A revoked token is refused with &#x60;token_revoked&#x60;; supports that were given for it stay. Its usage limit, its end and its caveats are part of the token and cannot be changed.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X PATCH -H &#39;Content-Type: application/json&#39; -d &#39;{\&quot;revoked\&quot;:true}&#39; \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tokens/$TOKEN_ID &#x60;&#x60;&#x60;  **Errors:** 404 also for a token of another space, and for a temporary one. 409 &#x60;conflict&#x60; where the space has another named token of that name.
   * @param id Id of the space. (required)
   * @param tid Id of the named token, as listed; never its text. (required)
   * @param namedTokenModifyRequest  (required)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> updateSpaceNamedTokenWithHttpInfo(String id, String tid, NamedTokenModifyRequest namedTokenModifyRequest) throws ApiException {
    return updateSpaceNamedTokenWithHttpInfo(id, tid, namedTokenModifyRequest, null);
  }

  /**
   * Revoke or rename a named token
   * Revokes a named token or takes that back, and changes its name or memo. At least one must be given; what is absent stays. A revoked token is refused with &#x60;token_revoked&#x60;; supports that were given for it stay. Its usage limit, its end and its caveats are part of the token and cannot be changed.  **Who:** members with &#x60;space_add_provider&#x60;, zone admins. Providers never.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X PATCH -H &#39;Content-Type: application/json&#39; -d &#39;{\&quot;revoked\&quot;:true}&#39; \\   https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/providers/tokens/$TOKEN_ID &#x60;&#x60;&#x60;  **Errors:** 404 also for a token of another space, and for a temporary one. 409 &#x60;conflict&#x60; where the space has another named token of that name.
   * @param id Id of the space. (required)
   * @param tid Id of the named token, as listed; never its text. (required)
   * @param namedTokenModifyRequest  (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> updateSpaceNamedTokenWithHttpInfo(String id, String tid, NamedTokenModifyRequest namedTokenModifyRequest, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = updateSpaceNamedTokenRequestBuilder(id, tid, namedTokenModifyRequest, headers);
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
          throw getApiException("updateSpaceNamedToken", localVarResponse);
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

  private HttpRequest.Builder updateSpaceNamedTokenRequestBuilder(String id, String tid, NamedTokenModifyRequest namedTokenModifyRequest, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling updateSpaceNamedToken");
    }
    // verify the required parameter 'tid' is set
    if (tid == null) {
      throw new ApiException(400, "Missing the required parameter 'tid' when calling updateSpaceNamedToken");
    }
    // verify the required parameter 'namedTokenModifyRequest' is set
    if (namedTokenModifyRequest == null) {
      throw new ApiException(400, "Missing the required parameter 'namedTokenModifyRequest' when calling updateSpaceNamedToken");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}/providers/tokens/{tid}"
        .replace("{id}", io.github.zonemint.PathId.check("id", id))
        .replace("{tid}", io.github.zonemint.PathId.check("tid", tid));

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Content-Type", "application/json");
    localVarRequestBuilder.header("Accept", "application/json");

    try {
      byte[] localVarPostBody = memberVarObjectMapper.writeValueAsBytes(namedTokenModifyRequest);
      localVarRequestBuilder.method("PATCH", HttpRequest.BodyPublishers.ofByteArray(localVarPostBody));
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
