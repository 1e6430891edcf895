// Made by OpenAPI Generator from openapi.yaml: make sdk. Do not edit.

package io.github.zonemint.generated.api;

import io.github.zonemint.generated.ApiClient;
import io.github.zonemint.generated.ApiException;
import io.github.zonemint.generated.ApiResponse;
import io.github.zonemint.generated.Configuration;
import io.github.zonemint.generated.Pair;

import io.github.zonemint.generated.model.ClientTokenCreateRequest;
import io.github.zonemint.generated.model.ClientTokenCreated;
import io.github.zonemint.generated.model.ClientTokenList;
import io.github.zonemint.generated.model.ErrorBody;
import io.github.zonemint.generated.model.PasswordChangeRequest;
import io.github.zonemint.generated.model.SpaceCreateRequest;
import io.github.zonemint.generated.model.SpaceCreated;
import io.github.zonemint.generated.model.SpaceList;
import io.github.zonemint.generated.model.User;

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

public class CurrentUserApi {
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

  public CurrentUserApi() {
    this(Configuration.getDefaultApiClient());
  }

  public CurrentUserApi(ApiClient apiClient) {
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
   * Change the own password
   * Changes the password of the calling user.  **Who:** any user.  **Errors:** 403 &#x60;forbidden&#x60; also where &#x60;oldPassword&#x60; is wrong.
   * @param passwordChangeRequest  (required)
   * @throws ApiException if fails to make API call
   */
  public void changeCurrentUserPassword(PasswordChangeRequest passwordChangeRequest) throws ApiException {
    changeCurrentUserPassword(passwordChangeRequest, null);
  }

  /**
   * Change the own password
   * Changes the password of the calling user.  **Who:** any user.  **Errors:** 403 &#x60;forbidden&#x60; also where &#x60;oldPassword&#x60; is wrong.
   * @param passwordChangeRequest  (required)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void changeCurrentUserPassword(PasswordChangeRequest passwordChangeRequest, Map<String, String> headers) throws ApiException {
    changeCurrentUserPasswordWithHttpInfo(passwordChangeRequest, headers);
  }

  /**
   * Change the own password
   * Changes the password of the calling user.  **Who:** any user.  **Errors:** 403 &#x60;forbidden&#x60; also where &#x60;oldPassword&#x60; is wrong.
   * @param passwordChangeRequest  (required)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> changeCurrentUserPasswordWithHttpInfo(PasswordChangeRequest passwordChangeRequest) throws ApiException {
    return changeCurrentUserPasswordWithHttpInfo(passwordChangeRequest, null);
  }

  /**
   * Change the own password
   * Changes the password of the calling user.  **Who:** any user.  **Errors:** 403 &#x60;forbidden&#x60; also where &#x60;oldPassword&#x60; is wrong.
   * @param passwordChangeRequest  (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> changeCurrentUserPasswordWithHttpInfo(PasswordChangeRequest passwordChangeRequest, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = changeCurrentUserPasswordRequestBuilder(passwordChangeRequest, headers);
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
          throw getApiException("changeCurrentUserPassword", localVarResponse);
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

  private HttpRequest.Builder changeCurrentUserPasswordRequestBuilder(PasswordChangeRequest passwordChangeRequest, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'passwordChangeRequest' is set
    if (passwordChangeRequest == null) {
      throw new ApiException(400, "Missing the required parameter 'passwordChangeRequest' when calling changeCurrentUserPassword");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/user/password";

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Content-Type", "application/json");
    localVarRequestBuilder.header("Accept", "application/json");

    try {
      byte[] localVarPostBody = memberVarObjectMapper.writeValueAsBytes(passwordChangeRequest);
      localVarRequestBuilder.method("PUT", HttpRequest.BodyPublishers.ofByteArray(localVarPostBody));
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
   * Make an access token
   * Makes an access token with which programs authenticate as the calling user, without the password. The optional body gives it a name and confines it. Its text is shown this once.  **Who:** any user, with the password or an access token without caveats. A token that ends, or is bound to a network, cannot make one that is not.
   * @param clientTokenCreateRequest  (optional)
   * @return ClientTokenCreated
   * @throws ApiException if fails to make API call
   */
  public ClientTokenCreated createClientToken(ClientTokenCreateRequest clientTokenCreateRequest) throws ApiException {
    return createClientToken(clientTokenCreateRequest, null);
  }

  /**
   * Make an access token
   * Makes an access token with which programs authenticate as the calling user, without the password. The optional body gives it a name and confines it. Its text is shown this once.  **Who:** any user, with the password or an access token without caveats. A token that ends, or is bound to a network, cannot make one that is not.
   * @param clientTokenCreateRequest  (optional)
   * @param headers Optional headers to include in the request
   * @return ClientTokenCreated
   * @throws ApiException if fails to make API call
   */
  public ClientTokenCreated createClientToken(ClientTokenCreateRequest clientTokenCreateRequest, Map<String, String> headers) throws ApiException {
    ApiResponse<ClientTokenCreated> localVarResponse = createClientTokenWithHttpInfo(clientTokenCreateRequest, headers);
    return localVarResponse.getData();
  }

  /**
   * Make an access token
   * Makes an access token with which programs authenticate as the calling user, without the password. The optional body gives it a name and confines it. Its text is shown this once.  **Who:** any user, with the password or an access token without caveats. A token that ends, or is bound to a network, cannot make one that is not.
   * @param clientTokenCreateRequest  (optional)
   * @return ApiResponse&lt;ClientTokenCreated&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<ClientTokenCreated> createClientTokenWithHttpInfo(ClientTokenCreateRequest clientTokenCreateRequest) throws ApiException {
    return createClientTokenWithHttpInfo(clientTokenCreateRequest, null);
  }

  /**
   * Make an access token
   * Makes an access token with which programs authenticate as the calling user, without the password. The optional body gives it a name and confines it. Its text is shown this once.  **Who:** any user, with the password or an access token without caveats. A token that ends, or is bound to a network, cannot make one that is not.
   * @param clientTokenCreateRequest  (optional)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;ClientTokenCreated&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<ClientTokenCreated> createClientTokenWithHttpInfo(ClientTokenCreateRequest clientTokenCreateRequest, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = createClientTokenRequestBuilder(clientTokenCreateRequest, headers);
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
          throw getApiException("createClientToken", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<ClientTokenCreated>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        ClientTokenCreated responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<ClientTokenCreated>() {});


        return new ApiResponse<ClientTokenCreated>(
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

  private HttpRequest.Builder createClientTokenRequestBuilder(ClientTokenCreateRequest clientTokenCreateRequest, Map<String, String> headers) throws ApiException {

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/user/client_tokens";

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Content-Type", "application/json");
    localVarRequestBuilder.header("Accept", "application/json");

    try {
      byte[] localVarPostBody = memberVarObjectMapper.writeValueAsBytes(clientTokenCreateRequest);
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
   * Create an own space
   * Creates a space, exactly as &#x60;POST /spaces&#x60; does. The caller becomes its first member, with every privilege.  **Who:** any user.
   * @param spaceCreateRequest  (required)
   * @return SpaceCreated
   * @throws ApiException if fails to make API call
   */
  public SpaceCreated createUserSpace(SpaceCreateRequest spaceCreateRequest) throws ApiException {
    return createUserSpace(spaceCreateRequest, null);
  }

  /**
   * Create an own space
   * Creates a space, exactly as &#x60;POST /spaces&#x60; does. The caller becomes its first member, with every privilege.  **Who:** any user.
   * @param spaceCreateRequest  (required)
   * @param headers Optional headers to include in the request
   * @return SpaceCreated
   * @throws ApiException if fails to make API call
   */
  public SpaceCreated createUserSpace(SpaceCreateRequest spaceCreateRequest, Map<String, String> headers) throws ApiException {
    ApiResponse<SpaceCreated> localVarResponse = createUserSpaceWithHttpInfo(spaceCreateRequest, headers);
    return localVarResponse.getData();
  }

  /**
   * Create an own space
   * Creates a space, exactly as &#x60;POST /spaces&#x60; does. The caller becomes its first member, with every privilege.  **Who:** any user.
   * @param spaceCreateRequest  (required)
   * @return ApiResponse&lt;SpaceCreated&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<SpaceCreated> createUserSpaceWithHttpInfo(SpaceCreateRequest spaceCreateRequest) throws ApiException {
    return createUserSpaceWithHttpInfo(spaceCreateRequest, null);
  }

  /**
   * Create an own space
   * Creates a space, exactly as &#x60;POST /spaces&#x60; does. The caller becomes its first member, with every privilege.  **Who:** any user.
   * @param spaceCreateRequest  (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;SpaceCreated&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<SpaceCreated> createUserSpaceWithHttpInfo(SpaceCreateRequest spaceCreateRequest, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = createUserSpaceRequestBuilder(spaceCreateRequest, headers);
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
          throw getApiException("createUserSpace", localVarResponse);
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

  private HttpRequest.Builder createUserSpaceRequestBuilder(SpaceCreateRequest spaceCreateRequest, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'spaceCreateRequest' is set
    if (spaceCreateRequest == null) {
      throw new ApiException(400, "Missing the required parameter 'spaceCreateRequest' when calling createUserSpace");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/user/spaces";

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
   * Delete an own access token
   * Deletes an access token of the calling user. It authenticates nobody from then on.  **Who:** the user whose token it is; somebody else&#39;s is 404.
   * @param tid Id of the access token, as listed; never its text. (required)
   * @throws ApiException if fails to make API call
   */
  public void deleteClientToken(String tid) throws ApiException {
    deleteClientToken(tid, null);
  }

  /**
   * Delete an own access token
   * Deletes an access token of the calling user. It authenticates nobody from then on.  **Who:** the user whose token it is; somebody else&#39;s is 404.
   * @param tid Id of the access token, as listed; never its text. (required)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void deleteClientToken(String tid, Map<String, String> headers) throws ApiException {
    deleteClientTokenWithHttpInfo(tid, headers);
  }

  /**
   * Delete an own access token
   * Deletes an access token of the calling user. It authenticates nobody from then on.  **Who:** the user whose token it is; somebody else&#39;s is 404.
   * @param tid Id of the access token, as listed; never its text. (required)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> deleteClientTokenWithHttpInfo(String tid) throws ApiException {
    return deleteClientTokenWithHttpInfo(tid, null);
  }

  /**
   * Delete an own access token
   * Deletes an access token of the calling user. It authenticates nobody from then on.  **Who:** the user whose token it is; somebody else&#39;s is 404.
   * @param tid Id of the access token, as listed; never its text. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> deleteClientTokenWithHttpInfo(String tid, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = deleteClientTokenRequestBuilder(tid, headers);
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
          throw getApiException("deleteClientToken", localVarResponse);
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

  private HttpRequest.Builder deleteClientTokenRequestBuilder(String tid, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'tid' is set
    if (tid == null) {
      throw new ApiException(400, "Missing the required parameter 'tid' when calling deleteClientToken");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/user/client_tokens/{tid}"
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
   * Show the calling user
   * Shows the user who makes the request.  **Who:** any user.
   * @return User
   * @throws ApiException if fails to make API call
   */
  public User getCurrentUser() throws ApiException {
    return getCurrentUser(null);
  }

  /**
   * Show the calling user
   * Shows the user who makes the request.  **Who:** any user.
   * @param headers Optional headers to include in the request
   * @return User
   * @throws ApiException if fails to make API call
   */
  public User getCurrentUser(Map<String, String> headers) throws ApiException {
    ApiResponse<User> localVarResponse = getCurrentUserWithHttpInfo(headers);
    return localVarResponse.getData();
  }

  /**
   * Show the calling user
   * Shows the user who makes the request.  **Who:** any user.
   * @return ApiResponse&lt;User&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<User> getCurrentUserWithHttpInfo() throws ApiException {
    return getCurrentUserWithHttpInfo(null);
  }

  /**
   * Show the calling user
   * Shows the user who makes the request.  **Who:** any user.
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;User&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<User> getCurrentUserWithHttpInfo(Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = getCurrentUserRequestBuilder(headers);
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
          throw getApiException("getCurrentUser", localVarResponse);
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

  private HttpRequest.Builder getCurrentUserRequestBuilder(Map<String, String> headers) throws ApiException {

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/user";

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
   * List the own access tokens
   * Lists the access tokens of the calling user by id and name, never their texts.  **Who:** any user.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return ClientTokenList
   * @throws ApiException if fails to make API call
   */
  public ClientTokenList listClientTokens(Long limit, String cursor) throws ApiException {
    return listClientTokens(limit, cursor, null);
  }

  /**
   * List the own access tokens
   * Lists the access tokens of the calling user by id and name, never their texts.  **Who:** any user.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return ClientTokenList
   * @throws ApiException if fails to make API call
   */
  public ClientTokenList listClientTokens(Long limit, String cursor, Map<String, String> headers) throws ApiException {
    ApiResponse<ClientTokenList> localVarResponse = listClientTokensWithHttpInfo(limit, cursor, headers);
    return localVarResponse.getData();
  }

  /**
   * List the own access tokens
   * Lists the access tokens of the calling user by id and name, never their texts.  **Who:** any user.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return ApiResponse&lt;ClientTokenList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<ClientTokenList> listClientTokensWithHttpInfo(Long limit, String cursor) throws ApiException {
    return listClientTokensWithHttpInfo(limit, cursor, null);
  }

  /**
   * List the own access tokens
   * Lists the access tokens of the calling user by id and name, never their texts.  **Who:** any user.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;ClientTokenList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<ClientTokenList> listClientTokensWithHttpInfo(Long limit, String cursor, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = listClientTokensRequestBuilder(limit, cursor, headers);
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
          throw getApiException("listClientTokens", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<ClientTokenList>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        ClientTokenList responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<ClientTokenList>() {});


        return new ApiResponse<ClientTokenList>(
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

  private HttpRequest.Builder listClientTokensRequestBuilder(Long limit, String cursor, Map<String, String> headers) throws ApiException {

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/user/client_tokens";

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
   * List the own spaces
   * Lists the ids of the spaces that the calling user is a member of.  **Who:** any user.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return SpaceList
   * @throws ApiException if fails to make API call
   */
  public SpaceList listUserSpaces(Long limit, String cursor) throws ApiException {
    return listUserSpaces(limit, cursor, null);
  }

  /**
   * List the own spaces
   * Lists the ids of the spaces that the calling user is a member of.  **Who:** any user.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return SpaceList
   * @throws ApiException if fails to make API call
   */
  public SpaceList listUserSpaces(Long limit, String cursor, Map<String, String> headers) throws ApiException {
    ApiResponse<SpaceList> localVarResponse = listUserSpacesWithHttpInfo(limit, cursor, headers);
    return localVarResponse.getData();
  }

  /**
   * List the own spaces
   * Lists the ids of the spaces that the calling user is a member of.  **Who:** any user.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return ApiResponse&lt;SpaceList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<SpaceList> listUserSpacesWithHttpInfo(Long limit, String cursor) throws ApiException {
    return listUserSpacesWithHttpInfo(limit, cursor, null);
  }

  /**
   * List the own spaces
   * Lists the ids of the spaces that the calling user is a member of.  **Who:** any user.
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;SpaceList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<SpaceList> listUserSpacesWithHttpInfo(Long limit, String cursor, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = listUserSpacesRequestBuilder(limit, cursor, headers);
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
          throw getApiException("listUserSpaces", localVarResponse);
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

  private HttpRequest.Builder listUserSpacesRequestBuilder(Long limit, String cursor, Map<String, String> headers) throws ApiException {

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/user/spaces";

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
   * Revoke the own temporary tokens
   * Revokes every temporary token that the calling user issued, in whatever space, registration tokens included. Tokens of other issuers, named tokens and access tokens stay, and so do supports that were given already.  **Who:** any user.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X DELETE https://$HOST:8443/api/v3/onezone/user/tokens/temporary &#x60;&#x60;&#x60;
   * @throws ApiException if fails to make API call
   */
  public void revokeUserTemporaryTokens() throws ApiException {
    revokeUserTemporaryTokens(null);
  }

  /**
   * Revoke the own temporary tokens
   * Revokes every temporary token that the calling user issued, in whatever space, registration tokens included. Tokens of other issuers, named tokens and access tokens stay, and so do supports that were given already.  **Who:** any user.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X DELETE https://$HOST:8443/api/v3/onezone/user/tokens/temporary &#x60;&#x60;&#x60;
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void revokeUserTemporaryTokens(Map<String, String> headers) throws ApiException {
    revokeUserTemporaryTokensWithHttpInfo(headers);
  }

  /**
   * Revoke the own temporary tokens
   * Revokes every temporary token that the calling user issued, in whatever space, registration tokens included. Tokens of other issuers, named tokens and access tokens stay, and so do supports that were given already.  **Who:** any user.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X DELETE https://$HOST:8443/api/v3/onezone/user/tokens/temporary &#x60;&#x60;&#x60;
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> revokeUserTemporaryTokensWithHttpInfo() throws ApiException {
    return revokeUserTemporaryTokensWithHttpInfo(null);
  }

  /**
   * Revoke the own temporary tokens
   * Revokes every temporary token that the calling user issued, in whatever space, registration tokens included. Tokens of other issuers, named tokens and access tokens stay, and so do supports that were given already.  **Who:** any user.  &#x60;&#x60;&#x60;bash curl -k -u admin:password -X DELETE https://$HOST:8443/api/v3/onezone/user/tokens/temporary &#x60;&#x60;&#x60;
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> revokeUserTemporaryTokensWithHttpInfo(Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = revokeUserTemporaryTokensRequestBuilder(headers);
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
          throw getApiException("revokeUserTemporaryTokens", localVarResponse);
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

  private HttpRequest.Builder revokeUserTemporaryTokensRequestBuilder(Map<String, String> headers) throws ApiException {

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/user/tokens/temporary";

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
