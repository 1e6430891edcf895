// Made by OpenAPI Generator from openapi.yaml: make sdk. Do not edit.

package io.github.zonemint.generated.api;

import io.github.zonemint.generated.ApiClient;
import io.github.zonemint.generated.ApiException;
import io.github.zonemint.generated.ApiResponse;
import io.github.zonemint.generated.Configuration;
import io.github.zonemint.generated.Pair;

import io.github.zonemint.generated.model.ErrorBody;
import io.github.zonemint.generated.model.Provider;
import io.github.zonemint.generated.model.ProviderAccessToken;
import io.github.zonemint.generated.model.ProviderList;
import io.github.zonemint.generated.model.ProviderRegisterRequest;
import io.github.zonemint.generated.model.ProviderRegistered;
import io.github.zonemint.generated.model.ProviderRegistrationToken;

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

public class ProviderApi {
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

  public ProviderApi() {
    this(Configuration.getDefaultApiClient());
  }

  public ProviderApi(ApiClient apiClient) {
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
   * Mint a registration token
   * Mints a token with which one provider can register itself, without credentials. It can be used once and expires.  **Who:** zone admins.
   * @return ProviderRegistrationToken
   * @throws ApiException if fails to make API call
   */
  public ProviderRegistrationToken createProviderRegistrationToken() throws ApiException {
    return createProviderRegistrationToken(null);
  }

  /**
   * Mint a registration token
   * Mints a token with which one provider can register itself, without credentials. It can be used once and expires.  **Who:** zone admins.
   * @param headers Optional headers to include in the request
   * @return ProviderRegistrationToken
   * @throws ApiException if fails to make API call
   */
  public ProviderRegistrationToken createProviderRegistrationToken(Map<String, String> headers) throws ApiException {
    ApiResponse<ProviderRegistrationToken> localVarResponse = createProviderRegistrationTokenWithHttpInfo(headers);
    return localVarResponse.getData();
  }

  /**
   * Mint a registration token
   * Mints a token with which one provider can register itself, without credentials. It can be used once and expires.  **Who:** zone admins.
   * @return ApiResponse&lt;ProviderRegistrationToken&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<ProviderRegistrationToken> createProviderRegistrationTokenWithHttpInfo() throws ApiException {
    return createProviderRegistrationTokenWithHttpInfo(null);
  }

  /**
   * Mint a registration token
   * Mints a token with which one provider can register itself, without credentials. It can be used once and expires.  **Who:** zone admins.
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;ProviderRegistrationToken&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<ProviderRegistrationToken> createProviderRegistrationTokenWithHttpInfo(Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = createProviderRegistrationTokenRequestBuilder(headers);
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
          throw getApiException("createProviderRegistrationToken", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<ProviderRegistrationToken>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        ProviderRegistrationToken responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<ProviderRegistrationToken>() {});


        return new ApiResponse<ProviderRegistrationToken>(
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

  private HttpRequest.Builder createProviderRegistrationTokenRequestBuilder(Map<String, String> headers) throws ApiException {

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/providers/token";

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Accept", "application/json");

    localVarRequestBuilder.method("POST", HttpRequest.BodyPublishers.noBody());
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
   * Show a provider
   * Shows a provider.  **Who:** zone admins.
   * @param pid Id of the provider. (required)
   * @return Provider
   * @throws ApiException if fails to make API call
   */
  public Provider getProviderDetails(String pid) throws ApiException {
    return getProviderDetails(pid, null);
  }

  /**
   * Show a provider
   * Shows a provider.  **Who:** zone admins.
   * @param pid Id of the provider. (required)
   * @param headers Optional headers to include in the request
   * @return Provider
   * @throws ApiException if fails to make API call
   */
  public Provider getProviderDetails(String pid, Map<String, String> headers) throws ApiException {
    ApiResponse<Provider> localVarResponse = getProviderDetailsWithHttpInfo(pid, headers);
    return localVarResponse.getData();
  }

  /**
   * Show a provider
   * Shows a provider.  **Who:** zone admins.
   * @param pid Id of the provider. (required)
   * @return ApiResponse&lt;Provider&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Provider> getProviderDetailsWithHttpInfo(String pid) throws ApiException {
    return getProviderDetailsWithHttpInfo(pid, null);
  }

  /**
   * Show a provider
   * Shows a provider.  **Who:** zone admins.
   * @param pid Id of the provider. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Provider&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Provider> getProviderDetailsWithHttpInfo(String pid, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = getProviderDetailsRequestBuilder(pid, headers);
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
          throw getApiException("getProviderDetails", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<Provider>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        Provider responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<Provider>() {});


        return new ApiResponse<Provider>(
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

  private HttpRequest.Builder getProviderDetailsRequestBuilder(String pid, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'pid' is set
    if (pid == null) {
      throw new ApiException(400, "Missing the required parameter 'pid' when calling getProviderDetails");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/providers/{pid}"
        .replace("{pid}", io.github.zonemint.PathId.check("pid", pid));

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
   * List all providers
   * Lists the ids of all providers of the zone.  **Who:** zone admins.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return ProviderList
   * @throws ApiException if fails to make API call
   */
  public ProviderList listProviders(Long limit, String cursor) throws ApiException {
    return listProviders(limit, cursor, null);
  }

  /**
   * List all providers
   * Lists the ids of all providers of the zone.  **Who:** zone admins.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return ProviderList
   * @throws ApiException if fails to make API call
   */
  public ProviderList listProviders(Long limit, String cursor, Map<String, String> headers) throws ApiException {
    ApiResponse<ProviderList> localVarResponse = listProvidersWithHttpInfo(limit, cursor, headers);
    return localVarResponse.getData();
  }

  /**
   * List all providers
   * Lists the ids of all providers of the zone.  **Who:** zone admins.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return ApiResponse&lt;ProviderList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<ProviderList> listProvidersWithHttpInfo(Long limit, String cursor) throws ApiException {
    return listProvidersWithHttpInfo(limit, cursor, null);
  }

  /**
   * List all providers
   * Lists the ids of all providers of the zone.  **Who:** zone admins.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;ProviderList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<ProviderList> listProvidersWithHttpInfo(Long limit, String cursor, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = listProvidersRequestBuilder(limit, cursor, headers);
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
          throw getApiException("listProviders", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<ProviderList>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        ProviderList responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<ProviderList>() {});


        return new ApiResponse<ProviderList>(
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

  private HttpRequest.Builder listProvidersRequestBuilder(Long limit, String cursor, Map<String, String> headers) throws ApiException {

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/providers";

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
   * Register a provider
   * Registers a provider and answers the access token that it authenticates with from then on, shown this once. &#x60;POST /providers/{pid}/token&#x60; replaces it.  **Who:** zone admins, or anyone with a registration token (&#x60;POST /providers/token&#x60;) in the body.  **Errors:** 401 without credentials and without a token in the body. 400 &#x60;invalid_token&#x60; and its relatives where the token in the body is not accepted.
   * @param providerRegisterRequest  (required)
   * @return ProviderRegistered
   * @throws ApiException if fails to make API call
   */
  public ProviderRegistered registerProvider(ProviderRegisterRequest providerRegisterRequest) throws ApiException {
    return registerProvider(providerRegisterRequest, null);
  }

  /**
   * Register a provider
   * Registers a provider and answers the access token that it authenticates with from then on, shown this once. &#x60;POST /providers/{pid}/token&#x60; replaces it.  **Who:** zone admins, or anyone with a registration token (&#x60;POST /providers/token&#x60;) in the body.  **Errors:** 401 without credentials and without a token in the body. 400 &#x60;invalid_token&#x60; and its relatives where the token in the body is not accepted.
   * @param providerRegisterRequest  (required)
   * @param headers Optional headers to include in the request
   * @return ProviderRegistered
   * @throws ApiException if fails to make API call
   */
  public ProviderRegistered registerProvider(ProviderRegisterRequest providerRegisterRequest, Map<String, String> headers) throws ApiException {
    ApiResponse<ProviderRegistered> localVarResponse = registerProviderWithHttpInfo(providerRegisterRequest, headers);
    return localVarResponse.getData();
  }

  /**
   * Register a provider
   * Registers a provider and answers the access token that it authenticates with from then on, shown this once. &#x60;POST /providers/{pid}/token&#x60; replaces it.  **Who:** zone admins, or anyone with a registration token (&#x60;POST /providers/token&#x60;) in the body.  **Errors:** 401 without credentials and without a token in the body. 400 &#x60;invalid_token&#x60; and its relatives where the token in the body is not accepted.
   * @param providerRegisterRequest  (required)
   * @return ApiResponse&lt;ProviderRegistered&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<ProviderRegistered> registerProviderWithHttpInfo(ProviderRegisterRequest providerRegisterRequest) throws ApiException {
    return registerProviderWithHttpInfo(providerRegisterRequest, null);
  }

  /**
   * Register a provider
   * Registers a provider and answers the access token that it authenticates with from then on, shown this once. &#x60;POST /providers/{pid}/token&#x60; replaces it.  **Who:** zone admins, or anyone with a registration token (&#x60;POST /providers/token&#x60;) in the body.  **Errors:** 401 without credentials and without a token in the body. 400 &#x60;invalid_token&#x60; and its relatives where the token in the body is not accepted.
   * @param providerRegisterRequest  (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;ProviderRegistered&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<ProviderRegistered> registerProviderWithHttpInfo(ProviderRegisterRequest providerRegisterRequest, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = registerProviderRequestBuilder(providerRegisterRequest, headers);
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
          throw getApiException("registerProvider", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<ProviderRegistered>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        ProviderRegistered responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<ProviderRegistered>() {});


        return new ApiResponse<ProviderRegistered>(
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

  private HttpRequest.Builder registerProviderRequestBuilder(ProviderRegisterRequest providerRegisterRequest, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'providerRegisterRequest' is set
    if (providerRegisterRequest == null) {
      throw new ApiException(400, "Missing the required parameter 'providerRegisterRequest' when calling registerProvider");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/providers";

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Content-Type", "application/json");
    localVarRequestBuilder.header("Accept", "application/json");

    try {
      byte[] localVarPostBody = memberVarObjectMapper.writeValueAsBytes(providerRegisterRequest);
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
   * Remove a provider
   * Removes a provider with all the supports that it gives. Its access token authenticates nobody from then on.  **Who:** zone admins.
   * @param pid Id of the provider. (required)
   * @throws ApiException if fails to make API call
   */
  public void removeProvider(String pid) throws ApiException {
    removeProvider(pid, null);
  }

  /**
   * Remove a provider
   * Removes a provider with all the supports that it gives. Its access token authenticates nobody from then on.  **Who:** zone admins.
   * @param pid Id of the provider. (required)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void removeProvider(String pid, Map<String, String> headers) throws ApiException {
    removeProviderWithHttpInfo(pid, headers);
  }

  /**
   * Remove a provider
   * Removes a provider with all the supports that it gives. Its access token authenticates nobody from then on.  **Who:** zone admins.
   * @param pid Id of the provider. (required)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> removeProviderWithHttpInfo(String pid) throws ApiException {
    return removeProviderWithHttpInfo(pid, null);
  }

  /**
   * Remove a provider
   * Removes a provider with all the supports that it gives. Its access token authenticates nobody from then on.  **Who:** zone admins.
   * @param pid Id of the provider. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> removeProviderWithHttpInfo(String pid, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = removeProviderRequestBuilder(pid, headers);
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
          throw getApiException("removeProvider", localVarResponse);
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

  private HttpRequest.Builder removeProviderRequestBuilder(String pid, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'pid' is set
    if (pid == null) {
      throw new ApiException(400, "Missing the required parameter 'pid' when calling removeProvider");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/providers/{pid}"
        .replace("{pid}", io.github.zonemint.PathId.check("pid", pid));

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
   * Replace the access token of a provider
   * Makes a new access token for the provider and answers it, shown this once. The old one authenticates nobody from then on. Use it where the old one was lost, or fell into other hands. The supports that the provider gives stay.  **Who:** zone admins.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST https://$HOST:8443/api/v3/onezone/providers/$PROVIDER_ID/token &#x60;&#x60;&#x60;
   * @param pid Id of the provider. (required)
   * @return ProviderAccessToken
   * @throws ApiException if fails to make API call
   */
  public ProviderAccessToken replaceProviderToken(String pid) throws ApiException {
    return replaceProviderToken(pid, null);
  }

  /**
   * Replace the access token of a provider
   * Makes a new access token for the provider and answers it, shown this once. The old one authenticates nobody from then on. Use it where the old one was lost, or fell into other hands. The supports that the provider gives stay.  **Who:** zone admins.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST https://$HOST:8443/api/v3/onezone/providers/$PROVIDER_ID/token &#x60;&#x60;&#x60;
   * @param pid Id of the provider. (required)
   * @param headers Optional headers to include in the request
   * @return ProviderAccessToken
   * @throws ApiException if fails to make API call
   */
  public ProviderAccessToken replaceProviderToken(String pid, Map<String, String> headers) throws ApiException {
    ApiResponse<ProviderAccessToken> localVarResponse = replaceProviderTokenWithHttpInfo(pid, headers);
    return localVarResponse.getData();
  }

  /**
   * Replace the access token of a provider
   * Makes a new access token for the provider and answers it, shown this once. The old one authenticates nobody from then on. Use it where the old one was lost, or fell into other hands. The supports that the provider gives stay.  **Who:** zone admins.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST https://$HOST:8443/api/v3/onezone/providers/$PROVIDER_ID/token &#x60;&#x60;&#x60;
   * @param pid Id of the provider. (required)
   * @return ApiResponse&lt;ProviderAccessToken&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<ProviderAccessToken> replaceProviderTokenWithHttpInfo(String pid) throws ApiException {
    return replaceProviderTokenWithHttpInfo(pid, null);
  }

  /**
   * Replace the access token of a provider
   * Makes a new access token for the provider and answers it, shown this once. The old one authenticates nobody from then on. Use it where the old one was lost, or fell into other hands. The supports that the provider gives stay.  **Who:** zone admins.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X POST https://$HOST:8443/api/v3/onezone/providers/$PROVIDER_ID/token &#x60;&#x60;&#x60;
   * @param pid Id of the provider. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;ProviderAccessToken&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<ProviderAccessToken> replaceProviderTokenWithHttpInfo(String pid, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = replaceProviderTokenRequestBuilder(pid, headers);
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
          throw getApiException("replaceProviderToken", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<ProviderAccessToken>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        ProviderAccessToken responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<ProviderAccessToken>() {});


        return new ApiResponse<ProviderAccessToken>(
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

  private HttpRequest.Builder replaceProviderTokenRequestBuilder(String pid, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'pid' is set
    if (pid == null) {
      throw new ApiException(400, "Missing the required parameter 'pid' when calling replaceProviderToken");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/providers/{pid}/token"
        .replace("{pid}", io.github.zonemint.PathId.check("pid", pid));

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Accept", "application/json");

    localVarRequestBuilder.method("POST", HttpRequest.BodyPublishers.noBody());
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
