package org.elpis.testkit.hospital;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// The words that a family of seeds draws from; read from `pool-<family>.txt`.
record Pool(Map<String, List<String>> lists) {
    private static final Map<Seed.Family, Pool> POOLS = new ConcurrentHashMap<>();

    static Pool of(Seed.Family family) {
        return POOLS.computeIfAbsent(family, Pool::read);
    }

    private static Pool read(Seed.Family family) {
        Map<String, List<String>> lists = new HashMap<>();
        for (String line : resource("pool-" + family + ".txt").split("\n")) {
            int equals = line.indexOf('=');
            if (line.startsWith("#") || equals < 0) {
                continue;
            }
            String name = line.substring(0, equals);
            String rest = line.substring(equals + 1);
            List<String> list = lists.computeIfAbsent(name, k -> new ArrayList<>());
            list.addAll(name.startsWith("text") ? List.of(rest) : List.of(rest.split("\\|")));
        }
        return new Pool(lists);
    }

    List<String> get(String name) {
        return Objects.requireNonNull(lists.get(name), name);
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Pool.class.getResourceAsStream(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
