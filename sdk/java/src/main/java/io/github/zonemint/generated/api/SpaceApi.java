// Made by OpenAPI Generator from openapi.yaml: make sdk. Do not edit.

package io.github.zonemint.generated.api;

import io.github.zonemint.generated.ApiClient;
import io.github.zonemint.generated.ApiException;
import io.github.zonemint.generated.ApiResponse;
import io.github.zonemint.generated.Configuration;
import io.github.zonemint.generated.Pair;

import io.github.zonemint.generated.model.ErrorBody;
import io.github.zonemint.generated.model.Space;
import io.github.zonemint.generated.model.SpaceCreateRequest;
import io.github.zonemint.generated.model.SpaceCreated;
import io.github.zonemint.generated.model.SpaceList;
import io.github.zonemint.generated.model.SpaceModifyRequest;

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

public class SpaceApi {
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

  public SpaceApi() {
    this(Configuration.getDefaultApiClient());
  }

  public SpaceApi(ApiClient apiClient) {
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
   * Create a space
   * Creates a space. The caller becomes its first member, with every privilege.  **Who:** any user.
   * @param spaceCreateRequest  (required)
   * @return SpaceCreated
   * @throws ApiException if fails to make API call
   */
  public SpaceCreated createSpace(SpaceCreateRequest spaceCreateRequest) throws ApiException {
    return createSpace(spaceCreateRequest, null);
  }

  /**
   * Create a space
   * Creates a space. The caller becomes its first member, with every privilege.  **Who:** any user.
   * @param spaceCreateRequest  (required)
   * @param headers Optional headers to include in the request
   * @return SpaceCreated
   * @throws ApiException if fails to make API call
   */
  public SpaceCreated createSpace(SpaceCreateRequest spaceCreateRequest, Map<String, String> headers) throws ApiException {
    ApiResponse<SpaceCreated> localVarResponse = createSpaceWithHttpInfo(spaceCreateRequest, headers);
    return localVarResponse.getData();
  }

  /**
   * Create a space
   * Creates a space. The caller becomes its first member, with every privilege.  **Who:** any user.
   * @param spaceCreateRequest  (required)
   * @return ApiResponse&lt;SpaceCreated&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<SpaceCreated> createSpaceWithHttpInfo(SpaceCreateRequest spaceCreateRequest) throws ApiException {
    return createSpaceWithHttpInfo(spaceCreateRequest, null);
  }

  /**
   * Create a space
   * Creates a space. The caller becomes its first member, with every privilege.  **Who:** any user.
   * @param spaceCreateRequest  (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;SpaceCreated&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<SpaceCreated> createSpaceWithHttpInfo(SpaceCreateRequest spaceCreateRequest, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = createSpaceRequestBuilder(spaceCreateRequest, headers);
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
          throw getApiException("createSpace", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<SpaceCreated>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        SpaceCreated responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<SpaceCreated>() {});


        return new ApiResponse<SpaceCreated>(
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

  private HttpRequest.Builder createSpaceRequestBuilder(SpaceCreateRequest spaceCreateRequest, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'spaceCreateRequest' is set
    if (spaceCreateRequest == null) {
      throw new ApiException(400, "Missing the required parameter 'spaceCreateRequest' when calling createSpace");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces";

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Content-Type", "application/json");
    localVarRequestBuilder.header("Accept", "application/json");

    try {
      byte[] localVarPostBody = memberVarObjectMapper.writeValueAsBytes(spaceCreateRequest);
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
   * Show a space
   * Shows the name of a space, and how many bytes each provider gives to it.  **Who:** any member of the space, zone admins.
   * @param id Id of the space. (required)
   * @return Space
   * @throws ApiException if fails to make API call
   */
  public Space getSpace(String id) throws ApiException {
    return getSpace(id, null);
  }

  /**
   * Show a space
   * Shows the name of a space, and how many bytes each provider gives to it.  **Who:** any member of the space, zone admins.
   * @param id Id of the space. (required)
   * @param headers Optional headers to include in the request
   * @return Space
   * @throws ApiException if fails to make API call
   */
  public Space getSpace(String id, Map<String, String> headers) throws ApiException {
    ApiResponse<Space> localVarResponse = getSpaceWithHttpInfo(id, headers);
    return localVarResponse.getData();
  }

  /**
   * Show a space
   * Shows the name of a space, and how many bytes each provider gives to it.  **Who:** any member of the space, zone admins.
   * @param id Id of the space. (required)
   * @return ApiResponse&lt;Space&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Space> getSpaceWithHttpInfo(String id) throws ApiException {
    return getSpaceWithHttpInfo(id, null);
  }

  /**
   * Show a space
   * Shows the name of a space, and how many bytes each provider gives to it.  **Who:** any member of the space, zone admins.
   * @param id Id of the space. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Space&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Space> getSpaceWithHttpInfo(String id, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = getSpaceRequestBuilder(id, headers);
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
          throw getApiException("getSpace", localVarResponse);
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

  private HttpRequest.Builder getSpaceRequestBuilder(String id, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling getSpace");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}"
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
   * List all spaces
   * Lists the ids of all spaces of the zone.  **Who:** zone admins.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return SpaceList
   * @throws ApiException if fails to make API call
   */
  public SpaceList listSpaces(Long limit, String cursor) throws ApiException {
    return listSpaces(limit, cursor, null);
  }

  /**
   * List all spaces
   * Lists the ids of all spaces of the zone.  **Who:** zone admins.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return SpaceList
   * @throws ApiException if fails to make API call
   */
  public SpaceList listSpaces(Long limit, String cursor, Map<String, String> headers) throws ApiException {
    ApiResponse<SpaceList> localVarResponse = listSpacesWithHttpInfo(limit, cursor, headers);
    return localVarResponse.getData();
  }

  /**
   * List all spaces
   * Lists the ids of all spaces of the zone.  **Who:** zone admins.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return ApiResponse&lt;SpaceList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<SpaceList> listSpacesWithHttpInfo(Long limit, String cursor) throws ApiException {
    return listSpacesWithHttpInfo(limit, cursor, null);
  }

  /**
   * List all spaces
   * Lists the ids of all spaces of the zone.  **Who:** zone admins.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;SpaceList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<SpaceList> listSpacesWithHttpInfo(Long limit, String cursor, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = listSpacesRequestBuilder(limit, cursor, headers);
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
          throw getApiException("listSpaces", localVarResponse);
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

  private HttpRequest.Builder listSpacesRequestBuilder(Long limit, String cursor, Map<String, String> headers) throws ApiException {

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces";

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
   * Rename a space
   * Changes the name of a space.  **Who:** members with &#x60;space_change_data&#x60;, zone admins.
   * @param id Id of the space. (required)
   * @param spaceModifyRequest  (required)
   * @throws ApiException if fails to make API call
   */
  public void modifySpace(String id, SpaceModifyRequest spaceModifyRequest) throws ApiException {
    modifySpace(id, spaceModifyRequest, null);
  }

  /**
   * Rename a space
   * Changes the name of a space.  **Who:** members with &#x60;space_change_data&#x60;, zone admins.
   * @param id Id of the space. (required)
   * @param spaceModifyRequest  (required)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void modifySpace(String id, SpaceModifyRequest spaceModifyRequest, Map<String, String> headers) throws ApiException {
    modifySpaceWithHttpInfo(id, spaceModifyRequest, headers);
  }

  /**
   * Rename a space
   * Changes the name of a space.  **Who:** members with &#x60;space_change_data&#x60;, zone admins.
   * @param id Id of the space. (required)
   * @param spaceModifyRequest  (required)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> modifySpaceWithHttpInfo(String id, SpaceModifyRequest spaceModifyRequest) throws ApiException {
    return modifySpaceWithHttpInfo(id, spaceModifyRequest, null);
  }

  /**
   * Rename a space
   * Changes the name of a space.  **Who:** members with &#x60;space_change_data&#x60;, zone admins.
   * @param id Id of the space. (required)
   * @param spaceModifyRequest  (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> modifySpaceWithHttpInfo(String id, SpaceModifyRequest spaceModifyRequest, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = modifySpaceRequestBuilder(id, spaceModifyRequest, headers);
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
          throw getApiException("modifySpace", localVarResponse);
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

  private HttpRequest.Builder modifySpaceRequestBuilder(String id, SpaceModifyRequest spaceModifyRequest, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling modifySpace");
    }
    // verify the required parameter 'spaceModifyRequest' is set
    if (spaceModifyRequest == null) {
      throw new ApiException(400, "Missing the required parameter 'spaceModifyRequest' when calling modifySpace");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}"
        .replace("{id}", io.github.zonemint.PathId.check("id", id));

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Content-Type", "application/json");
    localVarRequestBuilder.header("Accept", "application/json");

    try {
      byte[] localVarPostBody = memberVarObjectMapper.writeValueAsBytes(spaceModifyRequest);
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
   * Remove a space
   * Removes a space with its members and supports. Support tokens that were minted for it, temporary and named, are worth nothing from then on (&#x60;target_not_found&#x60;).  **Who:** members with &#x60;space_remove&#x60;, zone admins.
   * @param id Id of the space. (required)
   * @throws ApiException if fails to make API call
   */
  public void removeSpace(String id) throws ApiException {
    removeSpace(id, null);
  }

  /**
   * Remove a space
   * Removes a space with its members and supports. Support tokens that were minted for it, temporary and named, are worth nothing from then on (&#x60;target_not_found&#x60;).  **Who:** members with &#x60;space_remove&#x60;, zone admins.
   * @param id Id of the space. (required)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void removeSpace(String id, Map<String, String> headers) throws ApiException {
    removeSpaceWithHttpInfo(id, headers);
  }

  /**
   * Remove a space
   * Removes a space with its members and supports. Support tokens that were minted for it, temporary and named, are worth nothing from then on (&#x60;target_not_found&#x60;).  **Who:** members with &#x60;space_remove&#x60;, zone admins.
   * @param id Id of the space. (required)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> removeSpaceWithHttpInfo(String id) throws ApiException {
    return removeSpaceWithHttpInfo(id, null);
  }

  /**
   * Remove a space
   * Removes a space with its members and supports. Support tokens that were minted for it, temporary and named, are worth nothing from then on (&#x60;target_not_found&#x60;).  **Who:** members with &#x60;space_remove&#x60;, zone admins.
   * @param id Id of the space. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> removeSpaceWithHttpInfo(String id, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = removeSpaceRequestBuilder(id, headers);
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
          throw getApiException("removeSpace", localVarResponse);
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

  private HttpRequest.Builder removeSpaceRequestBuilder(String id, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling removeSpace");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}"
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

}
