package io.github.zonemint;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.zonemint.generated.ApiClient;
import io.github.zonemint.generated.Version;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** Makes a {@link ZonemintClient}. Nothing is sent until that is used. */
public final class ZonemintBuilder {
  /** Bounds one attempt, from connecting to the last byte of the answer. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

  /** How many times a request is sent again at most. */
  public static final int DEFAULT_RETRIES = 3;

  private static final String BASE_PATH = "/api/v3/onezone";
  private static final String EXAMPLE = "the address of the zone must be a URL such as https://zone.example.org:8443";

  private final String base;
  private final HttpClient.Builder http = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER);
  private String header; // of the credentials; null where there are none
  private String credentials;
  private Duration timeout = DEFAULT_TIMEOUT;
  private int retries = DEFAULT_RETRIES;
  private String agent = "zonemint-java/" + Version.VERSION;
  private Sender.Sleeper sleeper = time -> Thread.sleep(time.toMillis());

  ZonemintBuilder(String address) {
    URI uri = parse(address);
    String path = uri.getRawPath().replaceAll("/+$", "");
    base = uri.getScheme() + "://" + uri.getRawAuthority() + (path.isEmpty() ? BASE_PATH : path);
    if (uri.getScheme().equals("http")) { // where asking for HTTP/2 would be one more header, which not every proxy understands
      http.version(HttpClient.Version.HTTP_1_1);
    }
  }

  /** Checks an address. The exception does not repeat it, since somebody may have put a password there. */
  private static URI parse(String address) {
    URI uri;
    try {
      uri = new URI(address);
    } catch (URISyntaxException notOne) {
      throw Answers.invalidAddress(EXAMPLE);
    }
    if (uri.getRawUserInfo() != null) {
      throw Answers.invalidAddress("the address of the zone must not have a password in it: use user");
    }
    boolean scheme = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    if (!scheme || uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw Answers.invalidAddress(EXAMPLE);
    }
    return uri;
  }

  /** Has the requests made by a user. */
  public ZonemintBuilder user(String name, String password) {
    byte[] pair = (name + ":" + Objects.requireNonNull(password, "the password is null")).getBytes(StandardCharsets.UTF_8);
    return authorize("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** Has the requests made by the user or the provider that an access token is of. */
  public ZonemintBuilder token(String token) {
    return authorize("X-Auth-Token", Objects.requireNonNull(token, "the token is null"));
  }

  private ZonemintBuilder authorize(String name, String value) {
    if (header != null) {
      throw new IllegalArgumentException("give either a user or a token, and once");
    }
    header = name;
    credentials = value;
    return this;
  }

  /** Bounds one attempt. Zero or less means no bound. */
  public ZonemintBuilder timeout(Duration bound) {
    timeout = Objects.requireNonNull(bound, "the time-out is null");
    return this;
  }

  /** Bounds how many times a request is sent again. Zero means never. */
  public ZonemintBuilder retries(int most) {
    retries = most;
    return this;
  }

  /** Puts the name and version of the program, such as sites/2.1, before those of the SDK. */
  public ZonemintBuilder userAgent(String program) {
    agent = program + " zonemint-java/" + Version.VERSION;
    return this;
  }

  /**
   * Trusts the certificates in a file in PEM, and no others. Without it those of the Java runtime are trusted.
   *
   * @throws IOException where the file cannot be read, or has no certificate
   */
  public ZonemintBuilder caFile(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
        store.setCertificateEntry(Integer.toString(store.size()), certificate);
      }
      if (store.size() == 0) {
        throw new IOException(file + " has no certificate in PEM");
      }
      TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      http.sslContext(context);
      return this;
    } catch (GeneralSecurityException failure) {
      throw new IOException(file + " has no certificates in PEM that can be trusted", failure);
    }
  }

  /** For tests: waits in another way. */
  ZonemintBuilder sleeper(Sender.Sleeper given) {
    sleeper = given;
    return this;
  }

  /** Makes the client. */
  public ZonemintClient build() {
    Sender sender = new Sender(http.build(), timeout, retries, sleeper);
    ApiClient api = new ApiClient() {
      @Override
      public HttpClient getHttpClient() {
        return sender;
      }

      @Override
      public ObjectMapper getObjectMapper() {
        return mapper; // a copy would have to get to know all classes anew
      }
    };
    api.updateBaseUri(base);
    String name = header;
    String value = credentials;
    String program = agent;
    api.setRequestInterceptor(request -> {
      request.setHeader("User-Agent", program);
      if (name != null) {
        request.setHeader(name, value);
      }
    });
    return new ZonemintClient(api, sender);
  }
}
