// Made by OpenAPI Generator from openapi.yaml: make sdk. Do not edit.

package io.github.zonemint.generated.api;

import io.github.zonemint.generated.ApiClient;
import io.github.zonemint.generated.ApiException;
import io.github.zonemint.generated.ApiResponse;
import io.github.zonemint.generated.Configuration;
import io.github.zonemint.generated.Pair;

import io.github.zonemint.generated.model.AuditRecordList;
import io.github.zonemint.generated.model.ErrorBody;

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

public class AuditApi {
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

  public AuditApi() {
    this(Configuration.getDefaultApiClient());
  }

  public AuditApi(ApiClient apiClient) {
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
   * List what happened in the zone
   * Lists the audit records of the whole zone, the newest first: who did what, when, from where, by which token, and how it ended.  Every request that changes something leaves one record, written together with the change, of what it was about: a provider that is removed is in the trail of the zone, and its supports go without a record of their own. Minting a token leaves one, and so does every attempt to redeem a genuine support token that was refused, with the reason; these are written a moment later. A redemption that is repeated leaves another one. A token is named by its id, never by its text.  **Who:** zone admins. The members of a space see those of the space at &#x60;GET /spaces/{id}/audit&#x60;.  &#x60;&#x60;&#x60;bash curl -k -u admin:password &#39;https://$HOST:8443/api/v3/onezone/audit?limit&#x3D;20&#39; &#x60;&#x60;&#x60;
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return AuditRecordList
   * @throws ApiException if fails to make API call
   */
  public AuditRecordList listAudit(Long limit, String cursor) throws ApiException {
    return listAudit(limit, cursor, null);
  }

  /**
   * List what happened in the zone
   * Lists the audit records of the whole zone, the newest first: who did what, when, from where, by which token, and how it ended.  Every request that changes something leaves one record, written together with the change, of what it was about: a provider that is removed is in the trail of the zone, and its supports go without a record of their own. Minting a token leaves one, and so does every attempt to redeem a genuine support token that was refused, with the reason; these are written a moment later. A redemption that is repeated leaves another one. A token is named by its id, never by its text.  **Who:** zone admins. The members of a space see those of the space at &#x60;GET /spaces/{id}/audit&#x60;.  &#x60;&#x60;&#x60;bash curl -k -u admin:password &#39;https://$HOST:8443/api/v3/onezone/audit?limit&#x3D;20&#39; &#x60;&#x60;&#x60;
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return AuditRecordList
   * @throws ApiException if fails to make API call
   */
  public AuditRecordList listAudit(Long limit, String cursor, Map<String, String> headers) throws ApiException {
    ApiResponse<AuditRecordList> localVarResponse = listAuditWithHttpInfo(limit, cursor, headers);
    return localVarResponse.getData();
  }

  /**
   * List what happened in the zone
   * Lists the audit records of the whole zone, the newest first: who did what, when, from where, by which token, and how it ended.  Every request that changes something leaves one record, written together with the change, of what it was about: a provider that is removed is in the trail of the zone, and its supports go without a record of their own. Minting a token leaves one, and so does every attempt to redeem a genuine support token that was refused, with the reason; these are written a moment later. A redemption that is repeated leaves another one. A token is named by its id, never by its text.  **Who:** zone admins. The members of a space see those of the space at &#x60;GET /spaces/{id}/audit&#x60;.  &#x60;&#x60;&#x60;bash curl -k -u admin:password &#39;https://$HOST:8443/api/v3/onezone/audit?limit&#x3D;20&#39; &#x60;&#x60;&#x60;
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return ApiResponse&lt;AuditRecordList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<AuditRecordList> listAuditWithHttpInfo(Long limit, String cursor) throws ApiException {
    return listAuditWithHttpInfo(limit, cursor, null);
  }

  /**
   * List what happened in the zone
   * Lists the audit records of the whole zone, the newest first: who did what, when, from where, by which token, and how it ended.  Every request that changes something leaves one record, written together with the change, of what it was about: a provider that is removed is in the trail of the zone, and its supports go without a record of their own. Minting a token leaves one, and so does every attempt to redeem a genuine support token that was refused, with the reason; these are written a moment later. A redemption that is repeated leaves another one. A token is named by its id, never by its text.  **Who:** zone admins. The members of a space see those of the space at &#x60;GET /spaces/{id}/audit&#x60;.  &#x60;&#x60;&#x60;bash curl -k -u admin:password &#39;https://$HOST:8443/api/v3/onezone/audit?limit&#x3D;20&#39; &#x60;&#x60;&#x60;
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;AuditRecordList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<AuditRecordList> listAuditWithHttpInfo(Long limit, String cursor, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = listAuditRequestBuilder(limit, cursor, headers);
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
          throw getApiException("listAudit", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<AuditRecordList>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        AuditRecordList responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<AuditRecordList>() {});


        return new ApiResponse<AuditRecordList>(
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

  private HttpRequest.Builder listAuditRequestBuilder(Long limit, String cursor, Map<String, String> headers) throws ApiException {

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/audit";

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
   * List what happened in a space
   * Lists the audit records of the space, the newest first: who did what, when, from where, by which token, and how it ended.  Every request that changes something leaves one record, written together with the change, of what it was about: a provider that is removed is in the trail of the zone, and its supports go without a record of their own. Minting a token leaves one, and so does every attempt to redeem a genuine support token that was refused, with the reason; these are written a moment later. A redemption that is repeated leaves another one. A token is named by its id, never by its text.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.  &#x60;&#x60;&#x60;bash curl -k -u admin:password \\   &#39;https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/audit?limit&#x3D;20&#39; &#x60;&#x60;&#x60;
   * @param id Id of the space. (required)
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return AuditRecordList
   * @throws ApiException if fails to make API call
   */
  public AuditRecordList listSpaceAudit(String id, Long limit, String cursor) throws ApiException {
    return listSpaceAudit(id, limit, cursor, null);
  }

  /**
   * List what happened in a space
   * Lists the audit records of the space, the newest first: who did what, when, from where, by which token, and how it ended.  Every request that changes something leaves one record, written together with the change, of what it was about: a provider that is removed is in the trail of the zone, and its supports go without a record of their own. Minting a token leaves one, and so does every attempt to redeem a genuine support token that was refused, with the reason; these are written a moment later. A redemption that is repeated leaves another one. A token is named by its id, never by its text.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.  &#x60;&#x60;&#x60;bash curl -k -u admin:password \\   &#39;https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/audit?limit&#x3D;20&#39; &#x60;&#x60;&#x60;
   * @param id Id of the space. (required)
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return AuditRecordList
   * @throws ApiException if fails to make API call
   */
  public AuditRecordList listSpaceAudit(String id, Long limit, String cursor, Map<String, String> headers) throws ApiException {
    ApiResponse<AuditRecordList> localVarResponse = listSpaceAuditWithHttpInfo(id, limit, cursor, headers);
    return localVarResponse.getData();
  }

  /**
   * List what happened in a space
   * Lists the audit records of the space, the newest first: who did what, when, from where, by which token, and how it ended.  Every request that changes something leaves one record, written together with the change, of what it was about: a provider that is removed is in the trail of the zone, and its supports go without a record of their own. Minting a token leaves one, and so does every attempt to redeem a genuine support token that was refused, with the reason; these are written a moment later. A redemption that is repeated leaves another one. A token is named by its id, never by its text.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.  &#x60;&#x60;&#x60;bash curl -k -u admin:password \\   &#39;https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/audit?limit&#x3D;20&#39; &#x60;&#x60;&#x60;
   * @param id Id of the space. (required)
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @return ApiResponse&lt;AuditRecordList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<AuditRecordList> listSpaceAuditWithHttpInfo(String id, Long limit, String cursor) throws ApiException {
    return listSpaceAuditWithHttpInfo(id, limit, cursor, null);
  }

  /**
   * List what happened in a space
   * Lists the audit records of the space, the newest first: who did what, when, from where, by which token, and how it ended.  Every request that changes something leaves one record, written together with the change, of what it was about: a provider that is removed is in the trail of the zone, and its supports go without a record of their own. Minting a token leaves one, and so does every attempt to redeem a genuine support token that was refused, with the reason; these are written a moment later. A redemption that is repeated leaves another one. A token is named by its id, never by its text.  **Who:** members with &#x60;space_view_data&#x60;, zone admins.  &#x60;&#x60;&#x60;bash curl -k -u admin:password \\   &#39;https://$HOST:8443/api/v3/onezone/spaces/9ueUeoZA6KXxNgzlvqmmrbzqE_BQiaHEEDC21sY1Kuc/audit?limit&#x3D;20&#39; &#x60;&#x60;&#x60;
   * @param id Id of the space. (required)
   * @param limit The most entries to answer. (optional, default to 100)
   * @param cursor Where to go on, the &#x60;nextCursor&#x60; of the answer before. Opaque; absent for the first page. (optional)
   * @param headers Optional headers to include in the request
   * @return ApiResponse&lt;AuditRecordList&gt;
   * @throws ApiException if fails to make API call
   */
  public ApiResponse<AuditRecordList> listSpaceAuditWithHttpInfo(String id, Long limit, String cursor, Map<String, String> headers) throws ApiException {
    HttpRequest.Builder localVarRequestBuilder = listSpaceAuditRequestBuilder(id, limit, cursor, headers);
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
          throw getApiException("listSpaceAudit", localVarResponse);
        }
        localVarResponseBody = ApiClient.getResponseBody(localVarResponse);
        if (localVarResponseBody == null) {
          return new ApiResponse<AuditRecordList>(
              localVarResponse.statusCode(),
              localVarResponse.headers().map(),
              null
          );
        }



        String responseBody = new String(localVarResponseBody.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        AuditRecordList responseValue = responseBody.isBlank()? null: memberVarObjectMapper.readValue(responseBody, new TypeReference<AuditRecordList>() {});


        return new ApiResponse<AuditRecordList>(
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

  private HttpRequest.Builder listSpaceAuditRequestBuilder(String id, Long limit, String cursor, Map<String, String> headers) throws ApiException {
    // verify the required parameter 'id' is set
    if (id == null) {
      throw new ApiException(400, "Missing the required parameter 'id' when calling listSpaceAudit");
    }

    HttpRequest.Builder localVarRequestBuilder = HttpRequest.newBuilder();

    String localVarPath = "/spaces/{id}/audit"
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

}
