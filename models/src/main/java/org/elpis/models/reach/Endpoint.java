package org.elpis.models.reach;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.elpis.models.reach.ModelOptions.Sending;

/// Sends requests to one endpoint: not faster than allowed, again when it is busy or gone, never
/// elsewhere, and not for ever. Thread-safe.
final class Endpoint implements AutoCloseable {
    /// An answer of 1024 rows of 10,000 classes is no longer than that in binary.
    private static final int MOST_BYTES = 64 << 20;

    private static final int MOST_TRIES = 6;
    private static final long SECOND = 1_000_000_000L;

    /// Time, so that tests need not wait.
    interface Pace {
        long nanos();

        void pause(long nanos) throws InterruptedException;

        Pace REAL = new Pace() {
            @Override
            public long nanos() {
                return System.nanoTime();
            }

            @Override
            public void pause(long nanos) throws InterruptedException {
                TimeUnit.NANOSECONDS.sleep(nanos);
            }
        };
    }

    record Answer(int status, byte[] body, Map<String, List<String>> headers) {
        String header(String name) {
            return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of(""))
                    .getFirst();
        }
    }

    private final HttpClient client;
    private final ModelOptions options;
    private final Pace pace;
    private long nextAt;

    private Endpoint(HttpClient client, ModelOptions options, Pace pace) {
        this.client = client;
        this.options = options;
        this.pace = pace;
        nextAt = pace.nanos();
    }

    /// @throws ModelException when images may not be sent there
    static Endpoint at(URI place, ModelOptions options, Pace pace) throws ModelException {
        String host = place.getHost();
        if (host == null || place.getUserInfo() != null || place.getFragment() != null) {
            throw new ModelException("The endpoint's address must look like https://host/path. A user, a password or a "
                    + "token never belong there: others see addresses.");
        }
        boolean isHere = isThisMachine(host);
        boolean isEncrypted = place.getScheme().equalsIgnoreCase("https");
        if (!isHere && options.sending() == Sending.THIS_MACHINE) {
            throw new ModelException("The endpoint is on another machine: every image of the audit would be sent to "
                    + host + ". Allow that expressly (--allow-remote), when patients' images may go there.");
        }
        if (!isHere && !isEncrypted && options.sending() != Sending.PLAIN) {
            throw new ModelException("The endpoint at " + host + " is not encrypted: everyone on the way could see the "
                    + "images. Use https, or allow plain sending expressly (--allow-plain).");
        }
        if (!isHere && !isEncrypted && options.token().isPresent()) {
            throw new ModelException("A token is not sent without encryption. Use https.");
        }
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(options.timeout());
        if (isHere) {
            builder.proxy(HttpClient.Builder.NO_PROXY);
        }
        return new Endpoint(builder.build(), options, pace);
    }

    private static boolean isThisMachine(String host) throws ModelException {
        try {
            String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
            for (InetAddress address : InetAddress.getAllByName(bare)) {
                if (!address.isLoopbackAddress()) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            throw new ModelException("Nobody knows the endpoint's host " + host + ".", e);
        }
    }

    Answer get(URI place) throws ModelException {
        return send(HttpRequest.newBuilder(place).GET(), 1);
    }

    Answer post(URI place, Map<String, String> headers, byte[] body) throws ModelException {
        HttpRequest.Builder request = HttpRequest.newBuilder(place).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        headers.forEach(request::header);
        return send(request, MOST_TRIES);
    }

    private Answer send(HttpRequest.Builder request, int tries) throws ModelException {
        options.token().ifPresent(token -> request.header("Authorization", token.header()));
        HttpRequest ready = request.timeout(options.timeout()).build();
        long end = pace.nanos() + options.patience().toNanos();
        ModelException last = null;
        for (int i = 0; i < tries; i++) {
            long wait = SECOND << i;
            try {
                waitForTurn();
                Answer answer = once(ready);
                if (!List.of(429, 502, 503, 504).contains(answer.status())) {
                    return answer;
                }
                wait = Math.max(wait, retryAfter(answer));
                last = new ModelException("The endpoint answered " + answer.status() + " " + (i + 1)
                        + " times: it is busy, or limits requests. Ask it more slowly, or later.");
            } catch (IOException | TimeoutException e) {
                boolean isLate = e instanceof TimeoutException || e instanceof HttpTimeoutException;
                last = new ModelException(
                        isLate
                                ? "The endpoint did not answer within "
                                        + options.timeout().toMillis() + " ms."
                                : "The endpoint cannot be reached, or closed the connection within its answer.",
                        e);
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
            if (i + 1 == tries || pace.nanos() + wait > end) {
                throw last;
            }
            pause(wait);
        }
        throw new IllegalStateException("tries must be >= 1");
    }

    private void pause(long nanos) throws ModelException {
        try {
            pace.pause(nanos);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static ModelException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new ModelException("The audit was interrupted.", e);
    }

    private void waitForTurn() throws InterruptedException {
        long wait;
        synchronized (this) {
            long now = pace.nanos();
            long turn = Math.max(now, nextAt);
            nextAt = turn + (long) (SECOND / options.requestsPerSecond());
            wait = turn - now;
        }
        if (wait > 0) {
            pace.pause(wait);
        }
    }

    /// Seconds; a date is taken for none. Source: RFC 9110 10.2.3
    private static long retryAfter(Answer answer) {
        String said = answer.header("retry-after");
        return said.matches("[0-9]{1,4}") ? Long.parseLong(said) * SECOND : 0;
    }

    private Answer once(HttpRequest request)
            throws IOException, TimeoutException, InterruptedException, ModelException {
        CompletableFuture<HttpResponse<byte[]>> future = client.sendAsync(request, info -> new Bounded());
        try {
            HttpResponse<byte[]> response = future.get(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
            if (response.statusCode() / 100 == 3) {
                throw new ModelException("The endpoint sends its callers elsewhere. Images are sent nowhere but to the "
                        + "address given; give the right one.");
            }
            return new Answer(
                    response.statusCode(), response.body(), response.headers().map());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof TooLong) {
                throw new ModelException("The endpoint's answer is longer than 64 MiB.", e);
            }
            if (e.getCause() instanceof IOException cause) {
                throw cause;
            }
            throw new IOException(e);
        } finally {
            future.cancel(true);
        }
    }

    private static final class TooLong extends IOException {
        private static final long serialVersionUID = 1;
    }

    /// Takes an answer up to the bound.
    private static final class Bounded implements HttpResponse.BodySubscriber<byte[]> {
        private final CompletableFuture<byte[]> body = new CompletableFuture<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<Flow.Subscription> source = new CompletableFuture<>();

        @Override
        public CompletionStage<byte[]> getBody() {
            return body;
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            source.complete(subscription);
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> parts) {
            for (ByteBuffer part : parts) {
                if (bytes.size() + part.remaining() > MOST_BYTES) {
                    CompletableFuture<Void> _ = source.thenAccept(Flow.Subscription::cancel);
                    body.completeExceptionally(new TooLong());
                    return;
                }
                byte[] copy = new byte[part.remaining()];
                part.get(copy);
                bytes.writeBytes(copy);
            }
        }

        @Override
        public void onError(Throwable fault) {
            body.completeExceptionally(fault);
        }

        @Override
        public void onComplete() {
            body.complete(bytes.toByteArray());
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
