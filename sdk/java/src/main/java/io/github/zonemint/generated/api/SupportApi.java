// Made by OpenAPI Generator from openapi.yaml: make sdk. Do not edit.

package io.github.zonemint.generated.api;

import io.github.zonemint.generated.ApiClient;
import io.github.zonemint.generated.ApiException;
import io.github.zonemint.generated.ApiResponse;
import io.github.zonemint.generated.Configuration;
import io.github.zonemint.generated.Pair;

import io.github.zonemint.generated.model.ErrorBody;
import io.github.zonemint.generated.model.Space;
import io.github.zonemint.generated.model.SpaceList;
import io.github.zonemint.generated.model.SpaceSupportRequest;
import io.github.zonemint.generated.model.SupportModifyRequest;

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

public class SupportApi {
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

  public SupportApi() {
    this(Configuration.getDefaultApiClient());
  }

  public SupportApi(ApiClient apiClient) {
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
   * Show a supported space
   * Shows a space that the calling provider supports.  **Who:** any provider.  **Errors:** 404 also for a space that the calling provider does not support.
   * @param sid Id of a space that the calling provider supports. (required)
   * @return Space
   * @throws ApiException if fails to make API call
   */
  public Space getProviderSpace(String sid) throws ApiException {
    return getProviderSpace(sid, null);
  }

  /**
   * Show a supported space
   * Shows a space that the calling provider supports.  **Who:** any provider.  **Errors:** 404 also for a space that the calling provider does not support.
   * @param sid Id of a space that the calling provider supports. (required)
   * @param headers Optional headers to include in the request
   * @return Space
   * @throws ApiException if fails to make API call
   */
  public Space getProviderSpace(String sid, Map<String, String> headers) throws ApiException {
    ApiResponse<Space> localVarResponse = getProviderSpaceWithHttpInfo(sid, headers);
    return localVarResponse.getData();
  }

  /**
   * Show a supported space
   * Shows a space that the calling provider supports.  **Who:** any provider.  **Errors:** 404 also for a space that the calling provider does not support.
   * @param sid Id of a space that the calling provider supports. (required)
   * @return ApiResponse&lt;Space&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Space> getProviderSpaceWithHttpInfo(String sid) throws ApiException {
    return getProviderSpaceWithHttpInfo(sid, null);
  }

  /**
   * Show a supported space
   * Shows a space that the calling provider supports.  **Who:** any provider.  **Errors:** 404 also for a space that the calling provider does not support.
   * @param sid Id of a space that the calling provider supports. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Space&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Space> getProviderSpaceWithHttpInfo(String sid, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = getProviderSpaceRequestBuilder(sid, headers);
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
          throw getApiException("getProviderSpace", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<Space>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        Space responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<Space>() {});


        return new ApiResponse<Space>(
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

  private HttpRequest.Builder getProviderSpaceRequestBuilder(String sid, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'sid' is set
    if (sid == null) {
      throw new ApiException(400, "Missing the required parameter 'sid' when calling getProviderSpace");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/provider/spaces/{sid}"
        .replace("{sid}", io.github.zonemint.PathId.check("sid", sid));

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
   * List the supported spaces
   * Lists the ids of the spaces that the calling provider supports.  **Who:** any provider.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return SpaceList
   * @throws ApiException if fails to make API call
   */
  public SpaceList listProviderSpaces(Long limit, String cursor) throws ApiException {
    return listProviderSpaces(limit, cursor, null);
  }

  /**
   * List the supported spaces
   * Lists the ids of the spaces that the calling provider supports.  **Who:** any provider.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return SpaceList
   * @throws ApiException if fails to make API call
   */
  public SpaceList listProviderSpaces(Long limit, String cursor, Map<String, String> headers) throws ApiException {
    ApiResponse<SpaceList> localVarResponse = listProviderSpacesWithHttpInfo(limit, cursor, headers);
    return localVarResponse.getData();
  }

  /**
   * List the supported spaces
   * Lists the ids of the spaces that the calling provider supports.  **Who:** any provider.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return ApiResponse&lt;SpaceList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<SpaceList> listProviderSpacesWithHttpInfo(Long limit, String cursor) throws ApiException {
    return listProviderSpacesWithHttpInfo(limit, cursor, null);
  }

  /**
   * List the supported spaces
   * Lists the ids of the spaces that the calling provider supports.  **Who:** any provider.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;SpaceList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<SpaceList> listProviderSpacesWithHttpInfo(Long limit, String cursor, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = listProviderSpacesRequestBuilder(limit, cursor, headers);
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
          throw getApiException("listProviderSpaces", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<SpaceList>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        SpaceList responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<SpaceList>() {});


        return new ApiResponse<SpaceList>(
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

  private HttpRequest.Builder listProviderSpacesRequestBuilder(Long limit, String cursor, Map<String, String> headers) throws ApiException {

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/provider/spaces";

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
   * Change the size of a support
   * Changes how many bytes the calling provider gives to the space.  **Who:** any provider.  **Errors:** 400 &#x60;invalid_request&#x60; also where the size is below the smallest of the zone. 404 also for a space that the calling provider does not support.
   * @param sid Id of a space that the calling provider supports. (required)
   * @param supportModifyRequest  (required)
   * @throws ApiException if fails to make API call
   */
  public void modifyProviderSpace(String sid, SupportModifyRequest supportModifyRequest) throws ApiException {
    modifyProviderSpace(sid, supportModifyRequest, null);
  }

  /**
   * Change the size of a support
   * Changes how many bytes the calling provider gives to the space.  **Who:** any provider.  **Errors:** 400 &#x60;invalid_request&#x60; also where the size is below the smallest of the zone. 404 also for a space that the calling provider does not support.
   * @param sid Id of a space that the calling provider supports. (required)
   * @param supportModifyRequest  (required)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void modifyProviderSpace(String sid, SupportModifyRequest supportModifyRequest, Map<String, String> headers) throws ApiException {
    modifyProviderSpaceWithHttpInfo(sid, supportModifyRequest, headers);
  }

  /**
   * Change the size of a support
   * Changes how many bytes the calling provider gives to the space.  **Who:** any provider.  **Errors:** 400 &#x60;invalid_request&#x60; also where the size is below the smallest of the zone. 404 also for a space that the calling provider does not support.
   * @param sid Id of a space that the calling provider supports. (required)
   * @param supportModifyRequest  (required)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> modifyProviderSpaceWithHttpInfo(String sid, SupportModifyRequest supportModifyRequest) throws ApiException {
    return modifyProviderSpaceWithHttpInfo(sid, supportModifyRequest, null);
  }

  /**
   * Change the size of a support
   * Changes how many bytes the calling provider gives to the space.  **Who:** any provider.  **Errors:** 400 &#x60;invalid_request&#x60; also where the size is below the smallest of the zone. 404 also for a space that the calling provider does not support.
   * @param sid Id of a space that the calling provider supports. (required)
   * @param supportModifyRequest  (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> modifyProviderSpaceWithHttpInfo(String sid, SupportModifyRequest supportModifyRequest, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = modifyProviderSpaceRequestBuilder(sid, supportModifyRequest, headers);
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
          throw getApiException("modifyProviderSpace", localVarResponse);
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

  private HttpRequest.Builder modifyProviderSpaceRequestBuilder(String sid, SupportModifyRequest supportModifyRequest, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'sid' is set
    if (sid == null) {
      throw new ApiException(400, "Missing the required parameter 'sid' when calling modifyProviderSpace");
    }
    // verify the required parameter 'supportModifyRequest' is set
    if (supportModifyRequest == null) {
      throw new ApiException(400, "Missing the required parameter 'supportModifyRequest' when calling modifyProviderSpace");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/provider/spaces/{sid}"
        .replace("{sid}", io.github.zonemint.PathId.check("sid", sid));

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Content-Type", "application/json");
    localVarRequestBuilder.header("Accept", "application/json");

    try {
      byte[] localVarPostBody = memberVarObjectMapper.writeValueAsBytes(supportModifyRequest);
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

  /**
   * Redeem a support token
   * Redeems a space support token: from then on the calling provider supports the token&#39;s space with &#x60;size&#x60; bytes. &#x60;Location&#x60; names the support.  A temporary token is redeemed once, a named token as often as its usage limit says, by a different provider each time. Every use is counted exactly once, in one transaction. A refused request does not use the token up. Where the answer was lost, repeat the request: the same provider with the same token and size gets its first answer again while that support stands and the token&#39;s signature still holds. The right of the issuer is checked again in that transaction.  &#x60;POST /tokens/verify_invite_token&#x60; tells beforehand whether it would be granted, and changes nothing.  **Who:** any provider that the token does not exclude.  &#x60;&#x60;&#x60;bash curl -k -H \&quot;X-Auth-Token: $PROVIDER_TOKEN\&quot; -X POST -H &#39;Content-Type: application/json&#39; \\   -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;,\\\&quot;size\\\&quot;:1073741824}\&quot; \\   https://$HOST:8443/api/v3/onezone/provider/spaces/support &#x60;&#x60;&#x60;  **Errors:** 400 with the code that says why the token is refused. 409 &#x60;already_supported&#x60; where the provider supports the space already. 503 also where the outcome of the transaction is unknown: repeat the request.
   * @param spaceSupportRequest  (required)
   * @throws ApiException if fails to make API call
   */
  public void providerSpaceSupport(SpaceSupportRequest spaceSupportRequest) throws ApiException {
    providerSpaceSupport(spaceSupportRequest, null);
  }

  /**
   * Redeem a support token
   * Redeems a space support token: from then on the calling provider supports the token&#39;s space with &#x60;size&#x60; bytes. &#x60;Location&#x60; names the support.  A temporary token is redeemed once, a named token as often as its usage limit says, by a different provider each time. Every use is counted exactly once, in one transaction. A refused request does not use the token up. Where the answer was lost, repeat the request: the same provider with the same token and size gets its first answer again while that support stands and the token&#39;s signature still holds. The right of the issuer is checked again in that transaction.  &#x60;POST /tokens/verify_invite_token&#x60; tells beforehand whether it would be granted, and changes nothing.  **Who:** any provider that the token does not exclude.  &#x60;&#x60;&#x60;bash curl -k -H \&quot;X-Auth-Token: $PROVIDER_TOKEN\&quot; -X POST -H &#39;Content-Type: application/json&#39; \\   -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;,\\\&quot;size\\\&quot;:1073741824}\&quot; \\   https://$HOST:8443/api/v3/onezone/provider/spaces/support &#x60;&#x60;&#x60;  **Errors:** 400 with the code that says why the token is refused. 409 &#x60;already_supported&#x60; where the provider supports the space already. 503 also where the outcome of the transaction is unknown: repeat the request.
   * @param spaceSupportRequest  (required)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void providerSpaceSupport(SpaceSupportRequest spaceSupportRequest, Map<String, String> headers) throws ApiException {
    providerSpaceSupportWithHttpInfo(spaceSupportRequest, headers);
  }

  /**
   * Redeem a support token
   * Redeems a space support token: from then on the calling provider supports the token&#39;s space with &#x60;size&#x60; bytes. &#x60;Location&#x60; names the support.  A temporary token is redeemed once, a named token as often as its usage limit says, by a different provider each time. Every use is counted exactly once, in one transaction. A refused request does not use the token up. Where the answer was lost, repeat the request: the same provider with the same token and size gets its first answer again while that support stands and the token&#39;s signature still holds. The right of the issuer is checked again in that transaction.  &#x60;POST /tokens/verify_invite_token&#x60; tells beforehand whether it would be granted, and changes nothing.  **Who:** any provider that the token does not exclude.  &#x60;&#x60;&#x60;bash curl -k -H \&quot;X-Auth-Token: $PROVIDER_TOKEN\&quot; -X POST -H &#39;Content-Type: application/json&#39; \\   -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;,\\\&quot;size\\\&quot;:1073741824}\&quot; \\   https://$HOST:8443/api/v3/onezone/provider/spaces/support &#x60;&#x60;&#x60;  **Errors:** 400 with the code that says why the token is refused. 409 &#x60;already_supported&#x60; where the provider supports the space already. 503 also where the outcome of the transaction is unknown: repeat the request.
   * @param spaceSupportRequest  (required)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> providerSpaceSupportWithHttpInfo(SpaceSupportRequest spaceSupportRequest) throws ApiException {
    return providerSpaceSupportWithHttpInfo(spaceSupportRequest, null);
  }

  /**
   * Redeem a support token
   * Redeems a space support token: from then on the calling provider supports the token&#39;s space with &#x60;size&#x60; bytes. &#x60;Location&#x60; names the support.  A temporary token is redeemed once, a named token as often as its usage limit says, by a different provider each time. Every use is counted exactly once, in one transaction. A refused request does not use the token up. Where the answer was lost, repeat the request: the same provider with the same token and size gets its first answer again while that support stands and the token&#39;s signature still holds. The right of the issuer is checked again in that transaction.  &#x60;POST /tokens/verify_invite_token&#x60; tells beforehand whether it would be granted, and changes nothing.  **Who:** any provider that the token does not exclude.  &#x60;&#x60;&#x60;bash curl -k -H \&quot;X-Auth-Token: $PROVIDER_TOKEN\&quot; -X POST -H &#39;Content-Type: application/json&#39; \\   -d \&quot;{\\\&quot;token\\\&quot;:\\\&quot;$TOKEN\\\&quot;,\\\&quot;size\\\&quot;:1073741824}\&quot; \\   https://$HOST:8443/api/v3/onezone/provider/spaces/support &#x60;&#x60;&#x60;  **Errors:** 400 with the code that says why the token is refused. 409 &#x60;already_supported&#x60; where the provider supports the space already. 503 also where the outcome of the transaction is unknown: repeat the request.
   * @param spaceSupportRequest  (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> providerSpaceSupportWithHttpInfo(SpaceSupportRequest spaceSupportRequest, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = providerSpaceSupportRequestBuilder(spaceSupportRequest, headers);
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
          throw getApiException("providerSpaceSupport", localVarResponse);
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

  private HttpRequest.Builder providerSpaceSupportRequestBuilder(SpaceSupportRequest spaceSupportRequest, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'spaceSupportRequest' is set
    if (spaceSupportRequest == null) {
      throw new ApiException(400, "Missing the required parameter 'spaceSupportRequest' when calling providerSpaceSupport");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/provider/spaces/support";

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Content-Type", "application/json");
    localVarRequestBuilder.header("Accept", "application/json");

    try {
      byte[] localVarPostBody = memberVarObjectMapper.writeValueAsBytes(spaceSupportRequest);
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
   * End a support
   * Ends the support that the calling provider gives to the space. It takes a new token to support the space again.  **Who:** any provider.  **Errors:** 404 also for a space that the calling provider does not support.
   * @param sid Id of a space that the calling provider supports. (required)
   * @throws ApiException if fails to make API call
   */
  public void removeProviderSpace(String sid) throws ApiException {
    removeProviderSpace(sid, null);
  }

  /**
   * End a support
   * Ends the support that the calling provider gives to the space. It takes a new token to support the space again.  **Who:** any provider.  **Errors:** 404 also for a space that the calling provider does not support.
   * @param sid Id of a space that the calling provider supports. (required)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void removeProviderSpace(String sid, Map<String, String> headers) throws ApiException {
    removeProviderSpaceWithHttpInfo(sid, headers);
  }

  /**
   * End a support
   * Ends the support that the calling provider gives to the space. It takes a new token to support the space again.  **Who:** any provider.  **Errors:** 404 also for a space that the calling provider does not support.
   * @param sid Id of a space that the calling provider supports. (required)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> removeProviderSpaceWithHttpInfo(String sid) throws ApiException {
    return removeProviderSpaceWithHttpInfo(sid, null);
  }

  /**
   * End a support
   * Ends the support that the calling provider gives to the space. It takes a new token to support the space again.  **Who:** any provider.  **Errors:** 404 also for a space that the calling provider does not support.
   * @param sid Id of a space that the calling provider supports. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> removeProviderSpaceWithHttpInfo(String sid, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = removeProviderSpaceRequestBuilder(sid, headers);
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
          throw getApiException("removeProviderSpace", localVarResponse);
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

  private HttpRequest.Builder removeProviderSpaceRequestBuilder(String sid, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'sid' is set
    if (sid == null) {
      throw new ApiException(400, "Missing the required parameter 'sid' when calling removeProviderSpace");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/provider/spaces/{sid}"
        .replace("{sid}", io.github.zonemint.PathId.check("sid", sid));

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

}
