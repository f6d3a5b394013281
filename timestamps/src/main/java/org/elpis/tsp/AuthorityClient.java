package org.elpis.tsp;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.elpis.timestamp.NoTimestampException;

/// Sends a request to an authority and takes an answer that is bounded in time and size. Thread-safe.
///
/// Source: RFC 3161 section 3.4
final class AuthorityClient {
    /// Twice the longest token.
    private static final int MAX_ANSWER = 1 << 16;

    private static final int OK = 200;

    private final Duration patience;

    AuthorityClient(Duration patience) {
        this.patience = patience;
    }

    /// The answer's bytes.
    ///
    /// @throws NoTimestampException when none came
    byte[] ask(URI authority, byte[] request) throws NoTimestampException {
        HttpClient client = HttpClient.newBuilder()
                .connectTimeout(patience)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        try {
            HttpRequest asked = HttpRequest.newBuilder(authority)
                    .header("Content-Type", "application/timestamp-query")
                    .header("Accept", "application/timestamp-reply")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(request))
                    .build();
            return body(client.sendAsync(asked, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MAX_ANSWER)));
        } catch (IllegalArgumentException e) {
            throw new NoTimestampException("its address cannot be asked");
        } finally {
            // Not close(), which waits for whoever does not answer.
            client.shutdownNow();
        }
    }

    private byte[] body(CompletableFuture<HttpResponse<byte[]>> coming) throws NoTimestampException {
        try {
            // A timeout of the request would end with its headers; this one is of the whole answer.
            HttpResponse<byte[]> response = coming.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() != OK) {
                throw new NoTimestampException("it answered with HTTP status " + response.statusCode());
            }
            return response.body();
        } catch (TimeoutException e) {
            coming.cancel(true);
            throw new NoTimestampException("it did not answer within " + patience.toSeconds() + " seconds");
        } catch (ExecutionException e) {
            throw new NoTimestampException(phrase(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoTimestampException("waiting for it was interrupted");
        }
    }

    private static String phrase(ExecutionException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "its TLS certificate is not trusted, or it speaks no TLS";
            }
            if (cause instanceof ConnectException || cause instanceof UnresolvedAddressException) {
                return "it cannot be reached";
            }
        }
        return e.getCause() instanceof IOException
                ? "its answer broke off, or was longer than " + MAX_ANSWER + " bytes"
                : "it could not be asked";
    }
}
