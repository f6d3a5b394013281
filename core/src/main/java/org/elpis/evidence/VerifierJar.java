package org.elpis.evidence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes the verifier of the very classes that run here: those that [Verifier] needs, and no others.
///
/// What a class needs stands in its constant pool: the classes and descriptors in it, and the resources that it names.
/// So nothing has to be listed by hand, there is no second build and no second implementation, and the bytes are the
/// same each time by the same installation.
public final class VerifierJar {
    /// A stranger gets it by mail.
    public static final int MOST_BYTES = 1_000_000;

    private static final String MAIN = "org/elpis/evidence/Verifier";
    private static final String OURS = "org/elpis/";
    /// Providers that a verifier has: who opens images and who decodes frames. Not who looks for words or faces.
    private static final List<String> SERVICES =
            List.of("META-INF/services/org.elpis.pixel.FrameCodec", "META-INF/services/org.elpis.pixel.ImageOpener");

    private static final List<String> NOTICES = List.of("META-INF/LICENSE", "META-INF/NOTICE");
    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L(" + OURS + "[A-Za-z0-9_/$]+)[;<]");
    private static final Pattern RESOURCE = Pattern.compile("[A-Za-z0-9._/-]+\\.[a-z]{3,4}");
    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

    private final ClassLoader loader;
    private final SortedMap<String, byte[]> files = new TreeMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Deque<String> waiting = new ArrayDeque<>();

    private VerifierJar(ClassLoader loader) {
        this.loader = loader;
    }

    /// The jar, at most 1,000,000 bytes.
    public static byte[] bytes() throws IOException {
        VerifierJar jar = new VerifierJar(VerifierJar.class.getClassLoader());
        jar.collect();
        return jar.packed();
    }

    private void collect() throws IOException {
        add(MAIN);
        for (String service : SERVICES) {
            Optional<byte[]> providers = resource(service);
            if (providers.isPresent()) {
                files.put(service, providers.get());
                new String(providers.get(), StandardCharsets.UTF_8)
                        .lines()
                        .map(line -> line.replaceAll("#.*", "").strip())
                        .filter(line -> !line.isEmpty())
                        .forEach(name -> add(name.replace('.', '/')));
            }
        }
        for (String notice : NOTICES) {
            resource(notice).ifPresent(bytes -> files.put(notice, bytes));
        }
        while (!waiting.isEmpty()) {
            take(waiting.remove());
        }
    }

    private void add(String name) {
        if (name.startsWith(OURS) && seen.add(name)) {
            waiting.add(name);
        }
    }

    private void take(String name) throws IOException {
        Optional<byte[]> bytes = resource(name + ".class");
        if (bytes.isEmpty()) {
            return;
        }
        files.put(name + ".class", bytes.get());
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        for (PoolEntry entry : ClassFile.of().parse(bytes.get()).constantPool()) {
            switch (entry) {
                case ClassEntry type -> addDescribed(type.asInternalName());
                case StringEntry text -> addResource(folder, text.stringValue());
                case Utf8Entry text -> addDescribed(text.stringValue());
                default -> {}
            }
        }
    }

    /// A class by its name or by a descriptor or signature that it stands in.
    private void addDescribed(String text) {
        if (text.startsWith(OURS)) {
            add(text);
            return;
        }
        Matcher inner = IN_DESCRIPTOR.matcher(text);
        while (inner.find()) {
            add(inner.group(1));
        }
    }

    private void addResource(String folder, String name) throws IOException {
        if (RESOURCE.matcher(name).matches() && seen.add(folder + name)) {
            Optional<byte[]> bytes = resource(folder + name);
            bytes.ifPresent(found -> files.put(folder + name, found));
        }
    }

    private Optional<byte[]> resource(String name) throws IOException {
        try (InputStream in = loader.getResourceAsStream(name)) {
            return in == null ? Optional.empty() : Optional.of(in.readAllBytes());
        }
    }

    private byte[] packed() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            String main = "Manifest-Version: 1.0\r\nMain-Class: " + MAIN.replace('/', '.') + "\r\n\r\n";
            put(zip, "META-INF/MANIFEST.MF", main.getBytes(StandardCharsets.US_ASCII));
            for (String name : new TreeSet<>(files.keySet())) {
                put(zip, name, files.getOrDefault(name, new byte[0]));
            }
        }
        if (bytes.size() > MOST_BYTES) {
            throw new IllegalStateException("the verifier must have at most 1,000,000 bytes, got " + bytes.size());
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(EPOCH);
        zip.putNextEntry(entry);
        OutputStream out = zip;
        out.write(content);
        zip.closeEntry();
    }
}
