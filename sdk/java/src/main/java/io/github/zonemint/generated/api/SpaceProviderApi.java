// Made by OpenAPI Generator from openapi.yaml: make sdk. Do not edit.

package io.github.zonemint.generated.api;

import io.github.zonemint.generated.ApiClient;
import io.github.zonemint.generated.ApiException;
import io.github.zonemint.generated.ApiResponse;
import io.github.zonemint.generated.Configuration;
import io.github.zonemint.generated.Pair;

import io.github.zonemint.generated.model.ErrorBody;
import io.github.zonemint.generated.model.ProviderList;
import io.github.zonemint.generated.model.SpaceProvider;

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

public class SpaceProviderApi {
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

  public SpaceProviderApi() {
    this(Configuration.getDefaultApiClient());
  }

  public SpaceProviderApi(ApiClient apiClient) {
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
   * Show a provider of a space
   * Shows a provider that supports the space, with the size of its support and since when it stands.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.  **Errors:** 404 also for a provider that does not support this space.
   * @param id Id of the space. (required)
   * @param pid Id of the provider. (required)
   * @return SpaceProvider
   * @throws ApiException if fails to make API call
   */
  public SpaceProvider getSpaceProvider(String id, String pid) throws ApiException {
    return getSpaceProvider(id, pid, null);
  }

  /**
   * Show a provider of a space
   * Shows a provider that supports the space, with the size of its support and since when it stands.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.  **Errors:** 404 also for a provider that does not support this space.
   * @param id Id of the space. (required)
   * @param pid Id of the provider. (required)
   * @param headers Optional headers to include in the request
   * @return SpaceProvider
   * @throws ApiException if fails to make API call
   */
  public SpaceProvider getSpaceProvider(String id, String pid, Map<String, String> headers) throws ApiException {
    ApiResponse<SpaceProvider> localVarResponse = getSpaceProviderWithHttpInfo(id, pid, headers);
    return localVarResponse.getData();
  }

  /**
   * Show a provider of a space
   * Shows a provider that supports the space, with the size of its support and since when it stands.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.  **Errors:** 404 also for a provider that does not support this space.
   * @param id Id of the space. (required)
   * @param pid Id of the provider. (required)
   * @return ApiResponse&lt;SpaceProvider&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<SpaceProvider> getSpaceProviderWithHttpInfo(String id, String pid) throws ApiException {
    return getSpaceProviderWithHttpInfo(id, pid, null);
  }

  /**
   * Show a provider of a space
   * Shows a provider that supports the space, with the size of its support and since when it stands.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.  **Errors:** 404 also for a provider that does not support this space.
   * @param id Id of the space. (required)
   * @param pid Id of the provider. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;SpaceProvider&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<SpaceProvider> getSpaceProviderWithHttpInfo(String id, String pid, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = getSpaceProviderRequestBuilder(id, pid, headers);
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
          throw getApiException("getSpaceProvider", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<SpaceProvider>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        SpaceProvider responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<SpaceProvider>() {});


        return new ApiResponse<SpaceProvider>(
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

  private HttpRequest.Builder getSpaceProviderRequestBuilder(String id, String pid, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling getSpaceProvider");
    }
    // verify the required parameter 'pid' is set
    if (pid == null) {
      throw new ApiException(400, "Missing the required parameter 'pid' when calling getSpaceProvider");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}/providers/{pid}"
        .replace("{id}", io.github.zonemint.PathId.check("id", id))
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
   * List the providers of a space
   * Lists the ids of the providers that support the space.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.
   * @param id Id of the space. (required)
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return ProviderList
   * @throws ApiException if fails to make API call
   */
  public ProviderList listSpaceProviders(String id, Long limit, String cursor) throws ApiException {
    return listSpaceProviders(id, limit, cursor, null);
  }

  /**
   * List the providers of a space
   * Lists the ids of the providers that support the space.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.
   * @param id Id of the space. (required)
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return ProviderList
   * @throws ApiException if fails to make API call
   */
  public ProviderList listSpaceProviders(String id, Long limit, String cursor, Map<String, String> headers) throws ApiException {
    ApiResponse<ProviderList> localVarResponse = listSpaceProvidersWithHttpInfo(id, limit, cursor, headers);
    return localVarResponse.getData();
  }

  /**
   * List the providers of a space
   * Lists the ids of the providers that support the space.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.
   * @param id Id of the space. (required)
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return ApiResponse&lt;ProviderList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<ProviderList> listSpaceProvidersWithHttpInfo(String id, Long limit, String cursor) throws ApiException {
    return listSpaceProvidersWithHttpInfo(id, limit, cursor, null);
  }

  /**
   * List the providers of a space
   * Lists the ids of the providers that support the space.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.
   * @param id Id of the space. (required)
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;ProviderList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<ProviderList> listSpaceProvidersWithHttpInfo(String id, Long limit, String cursor, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = listSpaceProvidersRequestBuilder(id, limit, cursor, headers);
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
          throw getApiException("listSpaceProviders", localVarResponse);
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

  private HttpRequest.Builder listSpaceProvidersRequestBuilder(String id, Long limit, String cursor, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling listSpaceProviders");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}/providers"
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
   * End the support of a provider
   * Ends the support that a provider gives to the space.  **Who:** members with &#x60;space_remove_provider&#x60;, zone admins.  **Errors:** 404 also for a provider that does not support this space.
   * @param id Id of the space. (required)
   * @param pid Id of the provider. (required)
   * @throws ApiException if fails to make API call
   */
  public void removeProviderSupportingSpace(String id, String pid) throws ApiException {
    removeProviderSupportingSpace(id, pid, null);
  }

  /**
   * End the support of a provider
   * Ends the support that a provider gives to the space.  **Who:** members with &#x60;space_remove_provider&#x60;, zone admins.  **Errors:** 404 also for a provider that does not support this space.
   * @param id Id of the space. (required)
   * @param pid Id of the provider. (required)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void removeProviderSupportingSpace(String id, String pid, Map<String, String> headers) throws ApiException {
    removeProviderSupportingSpaceWithHttpInfo(id, pid, headers);
  }

  /**
   * End the support of a provider
   * Ends the support that a provider gives to the space.  **Who:** members with &#x60;space_remove_provider&#x60;, zone admins.  **Errors:** 404 also for a provider that does not support this space.
   * @param id Id of the space. (required)
   * @param pid Id of the provider. (required)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> removeProviderSupportingSpaceWithHttpInfo(String id, String pid) throws ApiException {
    return removeProviderSupportingSpaceWithHttpInfo(id, pid, null);
  }

  /**
   * End the support of a provider
   * Ends the support that a provider gives to the space.  **Who:** members with &#x60;space_remove_provider&#x60;, zone admins.  **Errors:** 404 also for a provider that does not support this space.
   * @param id Id of the space. (required)
   * @param pid Id of the provider. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> removeProviderSupportingSpaceWithHttpInfo(String id, String pid, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = removeProviderSupportingSpaceRequestBuilder(id, pid, headers);
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
          throw getApiException("removeProviderSupportingSpace", localVarResponse);
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

  private HttpRequest.Builder removeProviderSupportingSpaceRequestBuilder(String id, String pid, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling removeProviderSupportingSpace");
    }
    // verify the required parameter 'pid' is set
    if (pid == null) {
      throw new ApiException(400, "Missing the required parameter 'pid' when calling removeProviderSupportingSpace");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}/providers/{pid}"
        .replace("{id}", io.github.zonemint.PathId.check("id", id))
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

}
