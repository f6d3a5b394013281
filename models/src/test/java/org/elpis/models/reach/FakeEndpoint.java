package org.elpis.models.reach;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server on this machine that speaks the Open Inference Protocol and plain JSON, and misbehaves as
/// told. Its model's score of class 1 is the mean of an image.
final class FakeEndpoint implements AutoCloseable, Endpoint.Pace {
    interface Misbehaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    final Deque<Misbehaviour> next = new ArrayDeque<>();
    final List<String> tokens = new ArrayList<>();
    final List<Long> pauses = new ArrayList<>();
    final CountDownLatch closing = new CountDownLatch(1);
    /// Added to each score, one more time for each answer.
    double wobble;
    String extensions = "";
    String datatype = "FP32";
    String wrongRow = "";
    int images;
    private long now;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    FakeEndpoint() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        Misbehaviour wanted;
        synchronized (this) {
            tokens.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            boolean isQuestion = exchange.getRequestMethod().equals("POST");
            wanted = isQuestion && !next.isEmpty() ? next.poll() : this::behave;
        }
        try (exchange) {
            wanted.answer(exchange);
        }
    }

    private void behave(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/v2/models/chest/infer")) {
            infer(exchange);
        } else if (path.equals("/score")) {
            Json request = json(exchange.getRequestBody().readAllBytes());
            List<double[]> given = new ArrayList<>();
            for (Json image : request.elements("images")) {
                given.add(numbers(image));
            }
            send(exchange, 200, "{\"scores\": " + rows(given) + "}");
        } else if (path.equals("/v2/models/chest")) {
            send(
                    exchange,
                    200,
                    "{\"name\":\"chest\",\"versions\":[\"7\"],\"inputs\":[{\"name\":\"x\",\"datatype\":\"FP32\","
                            + "\"shape\":[-1,1,2,2]}],\"outputs\":[{\"name\":\"y\",\"datatype\":\"" + datatype
                            + "\",\"shape\":[-1,2]}]}");
        } else if (path.equals("/v2")) {
            send(exchange, 200, "{\"name\":\"fake\",\"extensions\":[" + extensions + "]}");
        } else {
            send(exchange, path.equals("/v2/health/ready") ? 200 : 404, "{}");
        }
    }

    private void infer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String length = exchange.getRequestHeaders().getFirst("Inference-Header-Content-Length");
        int head = length == null ? body.length : Integer.parseInt(length);
        Json request = json(Arrays.copyOf(body, head));
        Json input = request.elements("inputs").getFirst();
        double[] values;
        if (length == null) {
            values = numbers(new Json.Elements(input.elements("data")));
        } else {
            values = new double[(body.length - head) / 4];
            ByteBuffer floats = ByteBuffer.wrap(body, head, body.length - head).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < values.length; i++) {
                values[i] = floats.getFloat();
            }
        }
        List<double[]> given = new ArrayList<>();
        for (int i = 0; i < values.length; i += 4) {
            given.add(Arrays.copyOfRange(values, i, i + 4));
        }
        if (length == null) {
            send(
                    exchange,
                    200,
                    "{\"outputs\":[{\"name\":\"y\",\"datatype\":\"" + datatype + "\",\"shape\":[" + given.size()
                            + ",2],\"data\":" + rows(given) + "}]}");
        } else {
            sendBinary(exchange, given);
        }
    }

    private void sendBinary(HttpExchange exchange, List<double[]> given) throws IOException {
        int size = given.size() * 8;
        byte[] head = ("{\"outputs\":[{\"name\":\"y\",\"datatype\":\"FP32\",\"shape\":[" + given.size()
                        + ",2],\"parameters\":{\"binary_data_size\":" + size + "}}]}")
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer all = ByteBuffer.allocate(head.length + size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(head);
        for (double[] image : given) {
            all.putFloat((float) (1 - mean(image))).putFloat((float) mean(image));
        }
        images += given.size();
        exchange.getResponseHeaders().set("Inference-Header-Content-Length", Integer.toString(head.length));
        exchange.sendResponseHeaders(200, all.capacity());
        exchange.getResponseBody().write(all.array());
    }

    private synchronized String rows(List<double[]> given) {
        List<String> rows = new ArrayList<>();
        for (double[] image : given) {
            double one = mean(image) + wobble * images;
            rows.add(wrongRow.isEmpty() ? "[" + (1 - one) + "," + one + "]" : wrongRow);
        }
        images += given.size();
        return rows.toString();
    }

    private static Json json(byte[] body) throws IOException {
        try {
            return Json.parse(new String(body, StandardCharsets.UTF_8));
        } catch (ModelException e) {
            throw new IOException(e);
        }
    }

    private static double[] numbers(Json json) throws IOException {
        try {
            return Json.numbers(json);
        } catch (ModelException e) {
            throw new IOException(e);
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(0);
    }

    static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    static Misbehaviour says(int status, Map<String, String> headers, String body) {
        return exchange -> {
            headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            send(exchange, status, body);
        };
    }

    /// Says nothing until the test is over.
    Misbehaviour hangs() {
        return exchange -> {
            try {
                closing.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    static Misbehaviour closesMidway() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"scores\":".getBytes(StandardCharsets.UTF_8));
        };
    }

    static Misbehaviour talksWithoutEnd() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] blanks = new byte[1 << 20];
            for (int i = 0; i < 200; i++) {
                exchange.getResponseBody().write(blanks);
            }
        };
    }

    /// The test's time goes on only when somebody waits.
    @Override
    public synchronized long nanos() {
        return now;
    }

    @Override
    public synchronized void pause(long nanos) {
        pauses.add(nanos);
        now += nanos;
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
