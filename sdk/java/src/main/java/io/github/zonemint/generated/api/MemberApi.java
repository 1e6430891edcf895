// Made by OpenAPI Generator from openapi.yaml: make sdk. Do not edit.

package io.github.zonemint.generated.api;

import io.github.zonemint.generated.ApiClient;
import io.github.zonemint.generated.ApiException;
import io.github.zonemint.generated.ApiResponse;
import io.github.zonemint.generated.Configuration;
import io.github.zonemint.generated.Pair;

import io.github.zonemint.generated.model.ErrorBody;
import io.github.zonemint.generated.model.MemberAddRequest;
import io.github.zonemint.generated.model.PrivilegesUpdateRequest;
import io.github.zonemint.generated.model.SpaceUserPrivileges;
import io.github.zonemint.generated.model.UserList;

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

public class MemberApi {
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

  public MemberApi() {
    this(Configuration.getDefaultApiClient());
  }

  public MemberApi(ApiClient apiClient) {
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
   * Add a member to a space
   * Makes a user a member of the space, with the privileges given or, without a body, with &#x60;space_view_data&#x60; and &#x60;space_write_files&#x60;. Repeating the request does no harm: it is answered 204.  **Who:** members with &#x60;space_invite_user&#x60;; for privileges beyond &#x60;space_view_data&#x60; and &#x60;space_write_files&#x60; they need &#x60;space_set_privileges&#x60; too. Zone admins.  **Errors:** 404 also for an unknown user. 409 &#x60;conflict&#x60; where the user is a member with other privileges: change those with &#x60;PATCH /spaces/{id}/users/{uid}/privileges&#x60;.
   * @param id Id of the space. (required)
   * @param uid Id of the user who is, or becomes, a member of the space. (required)
   * @param memberAddRequest  (optional)
   * @throws ApiException if fails to make API call
   */
  public void addSpaceUser(String id, String uid, MemberAddRequest memberAddRequest) throws ApiException {
    addSpaceUser(id, uid, memberAddRequest, null);
  }

  /**
   * Add a member to a space
   * Makes a user a member of the space, with the privileges given or, without a body, with &#x60;space_view_data&#x60; and &#x60;space_write_files&#x60;. Repeating the request does no harm: it is answered 204.  **Who:** members with &#x60;space_invite_user&#x60;; for privileges beyond &#x60;space_view_data&#x60; and &#x60;space_write_files&#x60; they need &#x60;space_set_privileges&#x60; too. Zone admins.  **Errors:** 404 also for an unknown user. 409 &#x60;conflict&#x60; where the user is a member with other privileges: change those with &#x60;PATCH /spaces/{id}/users/{uid}/privileges&#x60;.
   * @param id Id of the space. (required)
   * @param uid Id of the user who is, or becomes, a member of the space. (required)
   * @param memberAddRequest  (optional)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void addSpaceUser(String id, String uid, MemberAddRequest memberAddRequest, Map<String, String> headers) throws ApiException {
    addSpaceUserWithHttpInfo(id, uid, memberAddRequest, headers);
  }

  /**
   * Add a member to a space
   * Makes a user a member of the space, with the privileges given or, without a body, with &#x60;space_view_data&#x60; and &#x60;space_write_files&#x60;. Repeating the request does no harm: it is answered 204.  **Who:** members with &#x60;space_invite_user&#x60;; for privileges beyond &#x60;space_view_data&#x60; and &#x60;space_write_files&#x60; they need &#x60;space_set_privileges&#x60; too. Zone admins.  **Errors:** 404 also for an unknown user. 409 &#x60;conflict&#x60; where the user is a member with other privileges: change those with &#x60;PATCH /spaces/{id}/users/{uid}/privileges&#x60;.
   * @param id Id of the space. (required)
   * @param uid Id of the user who is, or becomes, a member of the space. (required)
   * @param memberAddRequest  (optional)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> addSpaceUserWithHttpInfo(String id, String uid, MemberAddRequest memberAddRequest) throws ApiException {
    return addSpaceUserWithHttpInfo(id, uid, memberAddRequest, null);
  }

  /**
   * Add a member to a space
   * Makes a user a member of the space, with the privileges given or, without a body, with &#x60;space_view_data&#x60; and &#x60;space_write_files&#x60;. Repeating the request does no harm: it is answered 204.  **Who:** members with &#x60;space_invite_user&#x60;; for privileges beyond &#x60;space_view_data&#x60; and &#x60;space_write_files&#x60; they need &#x60;space_set_privileges&#x60; too. Zone admins.  **Errors:** 404 also for an unknown user. 409 &#x60;conflict&#x60; where the user is a member with other privileges: change those with &#x60;PATCH /spaces/{id}/users/{uid}/privileges&#x60;.
   * @param id Id of the space. (required)
   * @param uid Id of the user who is, or becomes, a member of the space. (required)
   * @param memberAddRequest  (optional)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> addSpaceUserWithHttpInfo(String id, String uid, MemberAddRequest memberAddRequest, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = addSpaceUserRequestBuilder(id, uid, memberAddRequest, headers);
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
          throw getApiException("addSpaceUser", localVarResponse);
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

  private HttpRequest.Builder addSpaceUserRequestBuilder(String id, String uid, MemberAddRequest memberAddRequest, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling addSpaceUser");
    }
    // verify the required parameter 'uid' is set
    if (uid == null) {
      throw new ApiException(400, "Missing the required parameter 'uid' when calling addSpaceUser");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}/users/{uid}"
        .replace("{id}", io.github.zonemint.PathId.check("id", id))
        .replace("{uid}", io.github.zonemint.PathId.check("uid", uid));

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Content-Type", "application/json");
    localVarRequestBuilder.header("Accept", "application/json");

    try {
      byte[] localVarPostBody = memberVarObjectMapper.writeValueAsBytes(memberAddRequest);
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
   * Show the privileges of a member
   * Shows what a member may do in the space, by the canonical names of the privileges.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.  **Errors:** 404 also for a user who is no member.
   * @param id Id of the space. (required)
   * @param uid Id of the user who is, or becomes, a member of the space. (required)
   * @return SpaceUserPrivileges
   * @throws ApiException if fails to make API call
   */
  public SpaceUserPrivileges listSpaceUserPrivileges(String id, String uid) throws ApiException {
    return listSpaceUserPrivileges(id, uid, null);
  }

  /**
   * Show the privileges of a member
   * Shows what a member may do in the space, by the canonical names of the privileges.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.  **Errors:** 404 also for a user who is no member.
   * @param id Id of the space. (required)
   * @param uid Id of the user who is, or becomes, a member of the space. (required)
   * @param headers Optional headers to include in the request
   * @return SpaceUserPrivileges
   * @throws ApiException if fails to make API call
   */
  public SpaceUserPrivileges listSpaceUserPrivileges(String id, String uid, Map<String, String> headers) throws ApiException {
    ApiResponse<SpaceUserPrivileges> localVarResponse = listSpaceUserPrivilegesWithHttpInfo(id, uid, headers);
    return localVarResponse.getData();
  }

  /**
   * Show the privileges of a member
   * Shows what a member may do in the space, by the canonical names of the privileges.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.  **Errors:** 404 also for a user who is no member.
   * @param id Id of the space. (required)
   * @param uid Id of the user who is, or becomes, a member of the space. (required)
   * @return ApiResponse&lt;SpaceUserPrivileges&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<SpaceUserPrivileges> listSpaceUserPrivilegesWithHttpInfo(String id, String uid) throws ApiException {
    return listSpaceUserPrivilegesWithHttpInfo(id, uid, null);
  }

  /**
   * Show the privileges of a member
   * Shows what a member may do in the space, by the canonical names of the privileges.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.  **Errors:** 404 also for a user who is no member.
   * @param id Id of the space. (required)
   * @param uid Id of the user who is, or becomes, a member of the space. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;SpaceUserPrivileges&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<SpaceUserPrivileges> listSpaceUserPrivilegesWithHttpInfo(String id, String uid, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = listSpaceUserPrivilegesRequestBuilder(id, uid, headers);
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
          throw getApiException("listSpaceUserPrivileges", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<SpaceUserPrivileges>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        SpaceUserPrivileges responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<SpaceUserPrivileges>() {});


        return new ApiResponse<SpaceUserPrivileges>(
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

  private HttpRequest.Builder listSpaceUserPrivilegesRequestBuilder(String id, String uid, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling listSpaceUserPrivileges");
    }
    // verify the required parameter 'uid' is set
    if (uid == null) {
      throw new ApiException(400, "Missing the required parameter 'uid' when calling listSpaceUserPrivileges");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}/users/{uid}/privileges"
        .replace("{id}", io.github.zonemint.PathId.check("id", id))
        .replace("{uid}", io.github.zonemint.PathId.check("uid", uid));

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
   * List the members of a space
   * Lists the ids of the members of the space.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.
   * @param id Id of the space. (required)
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return UserList
   * @throws ApiException if fails to make API call
   */
  public UserList listSpaceUsers(String id, Long limit, String cursor) throws ApiException {
    return listSpaceUsers(id, limit, cursor, null);
  }

  /**
   * List the members of a space
   * Lists the ids of the members of the space.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.
   * @param id Id of the space. (required)
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return UserList
   * @throws ApiException if fails to make API call
   */
  public UserList listSpaceUsers(String id, Long limit, String cursor, Map<String, String> headers) throws ApiException {
    ApiResponse<UserList> localVarResponse = listSpaceUsersWithHttpInfo(id, limit, cursor, headers);
    return localVarResponse.getData();
  }

  /**
   * List the members of a space
   * Lists the ids of the members of the space.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.
   * @param id Id of the space. (required)
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return ApiResponse&lt;UserList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<UserList> listSpaceUsersWithHttpInfo(String id, Long limit, String cursor) throws ApiException {
    return listSpaceUsersWithHttpInfo(id, limit, cursor, null);
  }

  /**
   * List the members of a space
   * Lists the ids of the members of the space.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.
   * @param id Id of the space. (required)
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;UserList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<UserList> listSpaceUsersWithHttpInfo(String id, Long limit, String cursor, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = listSpaceUsersRequestBuilder(id, limit, cursor, headers);
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
          throw getApiException("listSpaceUsers", localVarResponse);
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

  private HttpRequest.Builder listSpaceUsersRequestBuilder(String id, Long limit, String cursor, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling listSpaceUsers");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}/users"
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
   * Remove a member from a space
   * Takes a member out of the space. A support token is redeemed only while its issuer may mint, so the tokens that the member minted are refused from then on, unless they are a zone admin.  **Who:** members with &#x60;space_remove_user&#x60;, zone admins.  **Errors:** 404 also for a user who is no member.
   * @param id Id of the space. (required)
   * @param uid Id of the user who is, or becomes, a member of the space. (required)
   * @throws ApiException if fails to make API call
   */
  public void removeSpaceUser(String id, String uid) throws ApiException {
    removeSpaceUser(id, uid, null);
  }

  /**
   * Remove a member from a space
   * Takes a member out of the space. A support token is redeemed only while its issuer may mint, so the tokens that the member minted are refused from then on, unless they are a zone admin.  **Who:** members with &#x60;space_remove_user&#x60;, zone admins.  **Errors:** 404 also for a user who is no member.
   * @param id Id of the space. (required)
   * @param uid Id of the user who is, or becomes, a member of the space. (required)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void removeSpaceUser(String id, String uid, Map<String, String> headers) throws ApiException {
    removeSpaceUserWithHttpInfo(id, uid, headers);
  }

  /**
   * Remove a member from a space
   * Takes a member out of the space. A support token is redeemed only while its issuer may mint, so the tokens that the member minted are refused from then on, unless they are a zone admin.  **Who:** members with &#x60;space_remove_user&#x60;, zone admins.  **Errors:** 404 also for a user who is no member.
   * @param id Id of the space. (required)
   * @param uid Id of the user who is, or becomes, a member of the space. (required)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> removeSpaceUserWithHttpInfo(String id, String uid) throws ApiException {
    return removeSpaceUserWithHttpInfo(id, uid, null);
  }

  /**
   * Remove a member from a space
   * Takes a member out of the space. A support token is redeemed only while its issuer may mint, so the tokens that the member minted are refused from then on, unless they are a zone admin.  **Who:** members with &#x60;space_remove_user&#x60;, zone admins.  **Errors:** 404 also for a user who is no member.
   * @param id Id of the space. (required)
   * @param uid Id of the user who is, or becomes, a member of the space. (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> removeSpaceUserWithHttpInfo(String id, String uid, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = removeSpaceUserRequestBuilder(id, uid, headers);
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
          throw getApiException("removeSpaceUser", localVarResponse);
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

  private HttpRequest.Builder removeSpaceUserRequestBuilder(String id, String uid, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling removeSpaceUser");
    }
    // verify the required parameter 'uid' is set
    if (uid == null) {
      throw new ApiException(400, "Missing the required parameter 'uid' when calling removeSpaceUser");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}/users/{uid}"
        .replace("{id}", io.github.zonemint.PathId.check("id", id))
        .replace("{uid}", io.github.zonemint.PathId.check("uid", uid));

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
   * Change the privileges of a member
   * Sets, grants or revokes privileges of a member. It takes effect at once, also on support tokens that the member minted before: a support token is redeemed only while its issuer may mint.  **Who:** members with &#x60;space_set_privileges&#x60;, zone admins.  **Errors:** 404 also for a user who is no member.
   * @param id Id of the space. (required)
   * @param uid Id of the user who is, or becomes, a member of the space. (required)
   * @param privilegesUpdateRequest  (required)
   * @throws ApiException if fails to make API call
   */
  public void updateSpaceUserPrivileges(String id, String uid, PrivilegesUpdateRequest privilegesUpdateRequest) throws ApiException {
    updateSpaceUserPrivileges(id, uid, privilegesUpdateRequest, null);
  }

  /**
   * Change the privileges of a member
   * Sets, grants or revokes privileges of a member. It takes effect at once, also on support tokens that the member minted before: a support token is redeemed only while its issuer may mint.  **Who:** members with &#x60;space_set_privileges&#x60;, zone admins.  **Errors:** 404 also for a user who is no member.
   * @param id Id of the space. (required)
   * @param uid Id of the user who is, or becomes, a member of the space. (required)
   * @param privilegesUpdateRequest  (required)
   * @param headers Optional headers to include in the request
   * @throws ApiException if fails to make API call
   */
  public void updateSpaceUserPrivileges(String id, String uid, PrivilegesUpdateRequest privilegesUpdateRequest, Map<String, String> headers) throws ApiException {
    updateSpaceUserPrivilegesWithHttpInfo(id, uid, privilegesUpdateRequest, headers);
  }

  /**
   * Change the privileges of a member
   * Sets, grants or revokes privileges of a member. It takes effect at once, also on support tokens that the member minted before: a support token is redeemed only while its issuer may mint.  **Who:** members with &#x60;space_set_privileges&#x60;, zone admins.  **Errors:** 404 also for a user who is no member.
   * @param id Id of the space. (required)
   * @param uid Id of the user who is, or becomes, a member of the space. (required)
   * @param privilegesUpdateRequest  (required)
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> updateSpaceUserPrivilegesWithHttpInfo(String id, String uid, PrivilegesUpdateRequest privilegesUpdateRequest) throws ApiException {
    return updateSpaceUserPrivilegesWithHttpInfo(id, uid, privilegesUpdateRequest, null);
  }

  /**
   * Change the privileges of a member
   * Sets, grants or revokes privileges of a member. It takes effect at once, also on support tokens that the member minted before: a support token is redeemed only while its issuer may mint.  **Who:** members with &#x60;space_set_privileges&#x60;, zone admins.  **Errors:** 404 also for a user who is no member.
   * @param id Id of the space. (required)
   * @param uid Id of the user who is, or becomes, a member of the space. (required)
   * @param privilegesUpdateRequest  (required)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;Void&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<Void> updateSpaceUserPrivilegesWithHttpInfo(String id, String uid, PrivilegesUpdateRequest privilegesUpdateRequest, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = updateSpaceUserPrivilegesRequestBuilder(id, uid, privilegesUpdateRequest, headers);
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
          throw getApiException("updateSpaceUserPrivileges", localVarResponse);
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

  private HttpRequest.Builder updateSpaceUserPrivilegesRequestBuilder(String id, String uid, PrivilegesUpdateRequest privilegesUpdateRequest, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling updateSpaceUserPrivileges");
    }
    // verify the required parameter 'uid' is set
    if (uid == null) {
      throw new ApiException(400, "Missing the required parameter 'uid' when calling updateSpaceUserPrivileges");
    }
    // verify the required parameter 'privilegesUpdateRequest' is set
    if (privilegesUpdateRequest == null) {
      throw new ApiException(400, "Missing the required parameter 'privilegesUpdateRequest' when calling updateSpaceUserPrivileges");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}/users/{uid}/privileges"
        .replace("{id}", io.github.zonemint.PathId.check("id", id))
        .replace("{uid}", io.github.zonemint.PathId.check("uid", uid));

    localVarRequestBuilder.uri(URI.create(memberVarBaseUri + localVarPath));

    localVarRequestBuilder.header("Content-Type", "application/json");
    localVarRequestBuilder.header("Accept", "application/json");

    try {
      byte[] localVarPostBody = memberVarObjectMapper.writeValueAsBytes(privilegesUpdateRequest);
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
