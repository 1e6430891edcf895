// Made by OpenAPI Generator from openapi.yaml: make sdk. Do not edit.

package io.github.zonemint.generated.api;

import io.github.zonemint.generated.ApiClient;
import io.github.zonemint.generated.ApiException;
import io.github.zonemint.generated.ApiResponse;
import io.github.zonemint.generated.Configuration;
import io.github.zonemint.generated.Pair;

import io.github.zonemint.generated.model.ErrorBody;
import io.github.zonemint.generated.model.User;
import io.github.zonemint.generated.model.UserCreateRequest;
import io.github.zonemint.generated.model.UserCreated;
import io.github.zonemint.generated.model.UserList;
import io.github.zonemint.generated.model.UserModifyRequest;

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

public class UserApi {
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

  public UserApi() {
    this(Configuration.getDefaultApiClient());
  }

  public UserApi(ApiClient apiClient) {
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
   * Create a user
   * Creates a user. Without a password the user cannot log in until one is set.  **Who:** zone admins.  **Errors:** 409 &#x60;conflict&#x60; where the username is taken.
   * @param userCreateRequest  (required)
   * @return UserCreated
   * @throws ApiException if fails to make API call
   */
  public UserCreated createUser(UserCreateRequest userCreateRequest) throws ApiException {
    return createUser(userCreateRequest, null);
  }

  /**
   * Create a user
   * Creates a user. Without a password the user cannot log in until one is set.  **Who:** zone admins.  **Errors:** 409 &#x60;conflict&#x60; where the username is taken.
   * @param userCreateRequest  (required)
   * @param headers Optional headers to include in the request
   * @return UserCreated
   * @throws ApiException if fails to make API call
   */
  public UserCreated createUser(UserCreateRequest userCreateRequest, Map<String, String> headers) throws ApiException {
    ApiResponse<UserCreated> localVarResponse = createUserWithHttpInfo(userCreateRequest, headers);
    return localVarResponse.getData();
  }

  /**
   * Create a user
   * Creates a user. Without a password the user cannot log in until one is set.  **Who:** zone admins.  **Errors:** 409 &#x60;conflict&#x60; where the username is taken.
   * @param userCreateRequest  (required)
   * @return ApiResponse&lt;UserCreated&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<UserCreated> createUserWithHttpInfo(UserCreateRequest userCreateRequest) throws ApiException {
    return createUserWithHttpInfo(userCreateRequest, null);
  }

  /**
   * Create a user
   * Creates a user. Without a password the user cannot log in until one is set.  **Who:** zone admins.  **Errors:** 409 &#x60;conflict&#x60; where the username is taken.
   * @param userCreateRequest  (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;UserCreated&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<UserCreated> createUserWithHttpInfo(UserCreateRequest userCreateRequest, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = createUserRequestBuilder(userCreateRequest, headers);
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
          throw getApiException("createUser", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<UserCreated>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        UserCreated responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<UserCreated>() {});


        return new ApiResponse<UserCreated>(
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

  private HttpRequest.Builder createUserRequestBuilder(UserCreateRequest userCreateRequest, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'userCreateRequest' is set
    if (userCreateRequest == null) {
      throw new ApiException(400, "Missing the required parameter 'userCreateRequest' when calling createUser");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/users";

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Content-Type", "application/json");
    localVarRequestBuilder.header("Accept", "application/json");

    try {
      byte[] localVarPostBody = memberVarObjectMapper.writeValueAsBytes(userCreateRequest);
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
   * Show a user
   * Shows a user.  **Who:** zone admins. Everybody sees themselves at &#x60;GET /user&#x60;.
   * @param id Id of the user. (required)
   * @return User
   * @throws ApiException if fails to make API call
   */
  public User getUser(String id) throws ApiException {
    return getUser(id, null);
  }

  /**
   * Show a user
   * Shows a user.  **Who:** zone admins. Everybody sees themselves at &#x60;GET /user&#x60;.
   * @param id Id of the user. (required)
   * @param headers Optional headers to include in the request
   * @return User
   * @throws ApiException if fails to make API call
   */
  public User getUser(String id, Map<String, String> headers) throws ApiException {
    ApiResponse<User> localVarResponse = getUserWithHttpInfo(id, headers);
    return localVarResponse.getData();
  }

  /**
   * Show a user
   * Shows a user.  **Who:** zone admins. Everybody sees themselves at &#x60;GET /user&#x60;.
   * @param id Id of the user. (required)
   * @return ApiResponse&lt;User&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<User> getUserWithHttpInfo(String id) throws ApiException {
    return getUserWithHttpInfo(id, null);
  }

  /**
   * Show a user
   * Shows a user.  **Who:** zone admins. Everybody sees themselves at &#x60;GET /user&#x60;.
   * @param id Id of the user. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;User&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<User> getUserWithHttpInfo(String id, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = getUserRequestBuilder(id, headers);
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
          throw getApiException("getUser", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<User>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        User responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<User>() {});


        return new ApiResponse<User>(
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

  private HttpRequest.Builder getUserRequestBuilder(String id, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling getUser");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/users/{id}"
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
   * List all users
   * Lists the ids of all users of the zone.  **Who:** zone admins.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return UserList
   * @throws ApiException if fails to make API call
   */
  public UserList listUsers(Long limit, String cursor) throws ApiException {
    return listUsers(limit, cursor, null);
  }

  /**
   * List all users
   * Lists the ids of all users of the zone.  **Who:** zone admins.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return UserList
   * @throws ApiException if fails to make API call
   */
  public UserList listUsers(Long limit, String cursor, Map<String, String> headers) throws ApiException {
    ApiResponse<UserList> localVarResponse = listUsersWithHttpInfo(limit, cursor, headers);
    return localVarResponse.getData();
  }

  /**
   * List all users
   * Lists the ids of all users of the zone.  **Who:** zone admins.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return ApiResponse&lt;UserList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<UserList> listUsersWithHttpInfo(Long limit, String cursor) throws ApiException {
    return listUsersWithHttpInfo(limit, cursor, null);
  }

  /**
   * List all users
   * Lists the ids of all users of the zone.  **Who:** zone admins.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;UserList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<UserList> listUsersWithHttpInfo(Long limit, String cursor, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = listUsersRequestBuilder(limit, cursor, headers);
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
          throw getApiException("listUsers", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<UserList>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        UserList responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<UserList>() {});


        return new ApiResponse<UserList>(
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

  private HttpRequest.Builder listUsersRequestBuilder(Long limit, String cursor, Map<String, String> headers) throws ApiException {

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/users";

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
   * Change a user
   * Changes the full name, password, admin flag or blocked flag of a user. At least one must be given; what is absent stays.  **Who:** zone admins.  **Errors:** 409 &#x60;conflict&#x60; where it would leave no admin who is not blocked.
   * @param id Id of the user. (required)
   * @param userModifyRequest  (required)
   * @throws ApiException if fails to make API call
   */
  public void modifyUser(String id, UserModifyRequest userModifyRequest) throws ApiException {
    modifyUser(id, userModifyRequest, null);
  }

  /**
   * Change a user
   * Changes the full name, password, admin flag or blocked flag of a user. At least one must be given; what is absent stays.  **Who:** zone admins.  **Errors:** 409 &#x60;conflict&#x60; where it would leave no admin who is not blocked.
   * @param id Id of the user. (required)
   * @param userModifyRequest  (required)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void modifyUser(String id, UserModifyRequest userModifyRequest, Map<String, String> headers) throws ApiException {
    modifyUserWithHttpInfo(id, userModifyRequest, headers);
  }

  /**
   * Change a user
   * Changes the full name, password, admin flag or blocked flag of a user. At least one must be given; what is absent stays.  **Who:** zone admins.  **Errors:** 409 &#x60;conflict&#x60; where it would leave no admin who is not blocked.
   * @param id Id of the user. (required)
   * @param userModifyRequest  (required)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> modifyUserWithHttpInfo(String id, UserModifyRequest userModifyRequest) throws ApiException {
    return modifyUserWithHttpInfo(id, userModifyRequest, null);
  }

  /**
   * Change a user
   * Changes the full name, password, admin flag or blocked flag of a user. At least one must be given; what is absent stays.  **Who:** zone admins.  **Errors:** 409 &#x60;conflict&#x60; where it would leave no admin who is not blocked.
   * @param id Id of the user. (required)
   * @param userModifyRequest  (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> modifyUserWithHttpInfo(String id, UserModifyRequest userModifyRequest, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = modifyUserRequestBuilder(id, userModifyRequest, headers);
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
          throw getApiException("modifyUser", localVarResponse);
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

  private HttpRequest.Builder modifyUserRequestBuilder(String id, UserModifyRequest userModifyRequest, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling modifyUser");
    }
    // verify the required parameter 'userModifyRequest' is set
    if (userModifyRequest == null) {
      throw new ApiException(400, "Missing the required parameter 'userModifyRequest' when calling modifyUser");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/users/{id}"
        .replace("{id}", io.github.zonemint.PathId.check("id", id));

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Content-Type", "application/json");
    localVarRequestBuilder.header("Accept", "application/json");

    try {
      byte[] localVarPostBody = memberVarObjectMapper.writeValueAsBytes(userModifyRequest);
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
   * Remove a user
   * Removes a user with their memberships and access tokens. Support tokens that they minted, temporary and named, are refused from then on (&#x60;invalid_token&#x60;).  **Who:** zone admins.  **Errors:** 409 &#x60;conflict&#x60; where it would leave no admin who is not blocked.
   * @param id Id of the user. (required)
   * @throws ApiException if fails to make API call
   */
  public void removeUser(String id) throws ApiException {
    removeUser(id, null);
  }

  /**
   * Remove a user
   * Removes a user with their memberships and access tokens. Support tokens that they minted, temporary and named, are refused from then on (&#x60;invalid_token&#x60;).  **Who:** zone admins.  **Errors:** 409 &#x60;conflict&#x60; where it would leave no admin who is not blocked.
   * @param id Id of the user. (required)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void removeUser(String id, Map<String, String> headers) throws ApiException {
    removeUserWithHttpInfo(id, headers);
  }

  /**
   * Remove a user
   * Removes a user with their memberships and access tokens. Support tokens that they minted, temporary and named, are refused from then on (&#x60;invalid_token&#x60;).  **Who:** zone admins.  **Errors:** 409 &#x60;conflict&#x60; where it would leave no admin who is not blocked.
   * @param id Id of the user. (required)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> removeUserWithHttpInfo(String id) throws ApiException {
    return removeUserWithHttpInfo(id, null);
  }

  /**
   * Remove a user
   * Removes a user with their memberships and access tokens. Support tokens that they minted, temporary and named, are refused from then on (&#x60;invalid_token&#x60;).  **Who:** zone admins.  **Errors:** 409 &#x60;conflict&#x60; where it would leave no admin who is not blocked.
   * @param id Id of the user. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> removeUserWithHttpInfo(String id, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = removeUserRequestBuilder(id, headers);
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
          throw getApiException("removeUser", localVarResponse);
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

  private HttpRequest.Builder removeUserRequestBuilder(String id, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling removeUser");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/users/{id}"
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
   * Revoke the temporary tokens of a user
   * Revokes every temporary token that the user issued, in whatever space, registration tokens included. Tokens of other issuers, named tokens and access tokens stay, and so do supports that were given already.  **Who:** zone admins. Everybody revokes their own at &#x60;DELETE /user/tokens/temporary&#x60;.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X DELETE https://$HOST:8443/api/v3/onezone/users/$USER_ID/tokens/temporary &#x60;&#x60;&#x60;
   * @param id Id of the user. (required)
   * @throws ApiException if fails to make API call
   */
  public void revokeTemporaryTokensOfUser(String id) throws ApiException {
    revokeTemporaryTokensOfUser(id, null);
  }

  /**
   * Revoke the temporary tokens of a user
   * Revokes every temporary token that the user issued, in whatever space, registration tokens included. Tokens of other issuers, named tokens and access tokens stay, and so do supports that were given already.  **Who:** zone admins. Everybody revokes their own at &#x60;DELETE /user/tokens/temporary&#x60;.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X DELETE https://$HOST:8443/api/v3/onezone/users/$USER_ID/tokens/temporary &#x60;&#x60;&#x60;
   * @param id Id of the user. (required)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void revokeTemporaryTokensOfUser(String id, Map<String, String> headers) throws ApiException {
    revokeTemporaryTokensOfUserWithHttpInfo(id, headers);
  }

  /**
   * Revoke the temporary tokens of a user
   * Revokes every temporary token that the user issued, in whatever space, registration tokens included. Tokens of other issuers, named tokens and access tokens stay, and so do supports that were given already.  **Who:** zone admins. Everybody revokes their own at &#x60;DELETE /user/tokens/temporary&#x60;.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X DELETE https://$HOST:8443/api/v3/onezone/users/$USER_ID/tokens/temporary &#x60;&#x60;&#x60;
   * @param id Id of the user. (required)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> revokeTemporaryTokensOfUserWithHttpInfo(String id) throws ApiException {
    return revokeTemporaryTokensOfUserWithHttpInfo(id, null);
  }

  /**
   * Revoke the temporary tokens of a user
   * Revokes every temporary token that the user issued, in whatever space, registration tokens included. Tokens of other issuers, named tokens and access tokens stay, and so do supports that were given already.  **Who:** zone admins. Everybody revokes their own at &#x60;DELETE /user/tokens/temporary&#x60;.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X DELETE https://$HOST:8443/api/v3/onezone/users/$USER_ID/tokens/temporary &#x60;&#x60;&#x60;
   * @param id Id of the user. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> revokeTemporaryTokensOfUserWithHttpInfo(String id, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = revokeTemporaryTokensOfUserRequestBuilder(id, headers);
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
          throw getApiException("revokeTemporaryTokensOfUser", localVarResponse);
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

  private HttpRequest.Builder revokeTemporaryTokensOfUserRequestBuilder(String id, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling revokeTemporaryTokensOfUser");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/users/{id}/tokens/temporary"
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
