package org.elpis.tsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.elpis.timestamp.NoTimestampException;
import org.junit.jupiter.api.Test;

/// Authorities that do not do what they should.
class AuthorityClientTest {
    private static final byte[] REQUEST = {1};
    /// Patience that is long beside the loopback and short beside a test.
    private static final Duration SHORT = Duration.ofMillis(300);

    @FunctionalInterface
    private interface Handling {
        void handle(HttpExchange exchange) throws IOException;
    }

    private static String phrase(Duration patience, Handling handling) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            server.setExecutor(threads);
            server.createContext("/", handling::handle);
            server.start();
            try {
                URI address =
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
                return phrase(patience, address);
            } finally {
                server.stop(0);
            }
        }
    }

    private static String phrase(Duration patience, URI address) {
        String[] phrase = new String[1];
        assertThatThrownBy(() -> new AuthorityClient(patience).ask(address, REQUEST))
                .isInstanceOfSatisfying(NoTimestampException.class, e -> phrase[0] = e.phrase());
        return phrase[0];
    }

    @Test
    void givesUpOnAnAuthorityThatDoesNotAnswer() throws Exception {
        assertThat(phrase(SHORT, exchange -> {})).startsWith("it did not answer within");
    }

    /// The JDK's own timeout of a request would end with the headers.
    @Test
    void givesUpOnAnAnswerThatStopsAfterItsFirstByte() throws Exception {
        assertThat(phrase(SHORT, exchange -> {
                    exchange.sendResponseHeaders(200, 1000);
                    exchange.getResponseBody().write(1);
                    exchange.getResponseBody().flush();
                }))
                .startsWith("it did not answer within");
    }

    @Test
    void takesNoMoreThanItNeedsOfAnAnswerOfTenGigabytes() throws Exception {
        AtomicLong sent = new AtomicLong();
        String phrase = phrase(Duration.ofSeconds(20), exchange -> {
            exchange.sendResponseHeaders(200, 10L << 30);
            byte[] block = new byte[1 << 16];
            try (OutputStream out = exchange.getResponseBody()) {
                for (long left = 10L << 30; left > 0; left -= block.length) {
                    out.write(block);
                    sent.addAndGet(block.length);
                }
            }
        });
        assertThat(phrase).isEqualTo("its answer broke off, or was longer than 65536 bytes");
        assertThat(sent.get()).isLessThan(64L << 20);
    }

    @Test
    void followsNoRedirection() throws Exception {
        assertThat(phrase(Duration.ofSeconds(20), exchange -> {
                    exchange.getResponseHeaders().add("Location", "http://127.0.0.1:9/");
                    exchange.sendResponseHeaders(302, -1);
                    exchange.close();
                }))
                .isEqualTo("it answered with HTTP status 302");
    }

    @Test
    void saysThatAnAuthorityFails() throws Exception {
        assertThat(phrase(Duration.ofSeconds(20), exchange -> {
                    exchange.sendResponseHeaders(503, -1);
                    exchange.close();
                }))
                .isEqualTo("it answered with HTTP status 503");
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertThat(phrase(Duration.ofSeconds(20), URI.create("http://127.0.0.1:" + port + "/")))
                .isEqualTo("it cannot be reached");
    }
}
