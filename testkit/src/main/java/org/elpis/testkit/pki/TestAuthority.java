package org.elpis.testkit.pki;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/// A timestamp authority on the loopback whose answers openssl makes.
public final class TestAuthority implements AutoCloseable {
    private final Path folder;
    private final Openssl openssl;
    private final HttpServer server;
    private volatile UnaryOperator<byte[]> answer = this::reply;

    /// @param folder  where the certificates are
    /// @param signer  for timestamps
    /// @param issuer  goes with every timestamp
    public TestAuthority(Path folder, TestCertificates.Issued signer, TestCertificates.Issued issuer) {
        this.folder = folder;
        this.openssl = new Openssl(folder);
        try {
            Files.writeString(folder.resolve("tsa.serial"), "01\n");
            Files.writeString(folder.resolve("tsa.cnf"), configuration(signer, issuer));
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] bytes = answer.apply(exchange.getRequestBody().readAllBytes());
                exchange.getResponseHeaders().add("Content-Type", "application/timestamp-reply");
                exchange.sendResponseHeaders(200, bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        });
        server.start();
    }

    private static String configuration(TestCertificates.Issued signer, TestCertificates.Issued issuer) {
        return "[tsa]\ndefault_tsa=t\n[t]\nserial=tsa.serial\ncrypto_device=builtin\nsigner_cert=" + signer.name()
                + ".pem\nsigner_key=" + signer.name() + ".key\ncerts=" + issuer.name()
                + ".pem\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256, sha384, sha512\n"
                + "accuracy=secs:1\nordering=no\ntsa_name=no\ness_cert_id_chain=no\ness_cert_id_alg=sha256\n";
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /// Answers otherwise from now on.
    ///
    /// @param other  gets the request, and gives the answer
    public void answer(UnaryOperator<byte[]> other) {
        answer = other;
    }

    /// What openssl answers to a request.
    public synchronized byte[] reply(byte[] request) {
        try {
            Files.write(folder.resolve("request.tsq"), request);
            openssl.run("ts", "-reply", "-config", "tsa.cnf", "-queryfile", "request.tsq", "-out", "reply.tsr");
            return Files.readAllBytes(folder.resolve("reply.tsr"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
