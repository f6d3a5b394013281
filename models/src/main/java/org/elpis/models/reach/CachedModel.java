package org.elpis.models.reach;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.elpis.dicom.Sha256;

/// A model that is asked about an image once, and no more often in all than it may be. Thread-safe: two
/// threads that ask about the same new image at once may both reach the model.
public final class CachedModel implements Model {
    /// How answers outlast the program; the two methods of an audit's work.
    public interface Kept {
        Optional<byte[]> find(String key);

        void keep(String key, byte[] piece);
    }

    /// Answers are kept by so many images, so that an interrupted audit loses little and a finished one
    /// has few pieces.
    private static final int CHUNK = 256;
    /// Numbers in memory: 128 MiB. Later answers are not remembered, only kept.
    private static final long MOST_NUMBERS = 1L << 24;

    private final Model model;
    private final Optional<Kept> kept;
    private final long budget;
    private final Map<String, double[]> answers = new ConcurrentHashMap<>();
    private final AtomicLong asked = new AtomicLong();

    /// @param kept  where answers are kept beyond this run; empty for memory alone
    /// @param budget  how many images the model may be asked about
    public CachedModel(Model model, Optional<Kept> kept, long budget) {
        this.model = model;
        this.kept = kept;
        this.budget = budget;
    }

    /// How many images the model was asked about in this run.
    public long queries() {
        return asked.get();
    }

    @Override
    public ModelFacts facts() {
        return model.facts();
    }

    @Override
    public List<double[]> predict(List<float[]> samples) throws ModelException {
        List<double[]> rows = new ArrayList<>(samples.size());
        for (int i = 0; i < samples.size(); i += CHUNK) {
            rows.addAll(chunk(samples.subList(i, Math.min(samples.size(), i + CHUNK))));
        }
        return rows;
    }

    private List<double[]> chunk(List<float[]> samples) throws ModelException {
        List<String> keys = new ArrayList<>(samples.size());
        MessageDigest all = Sha256.start();
        all.update((facts().name() + "\n" + facts().digest() + "\n" + facts().version() + "\n" + facts().scores())
                .getBytes(StandardCharsets.UTF_8));
        for (float[] sample : samples) {
            ByteBuffer bytes = ByteBuffer.allocate(sample.length * Float.BYTES);
            bytes.asFloatBuffer().put(sample);
            byte[] digest = Sha256.start().digest(bytes.array());
            all.update(digest);
            keys.add(Sha256.hex(digest));
        }
        List<double[]> known = known(keys);
        if (!known.isEmpty()) {
            return known;
        }
        String piece = "answers-" + Sha256.hex(all.digest());
        Optional<List<double[]>> earlier =
                kept.flatMap(store -> store.find(piece)).flatMap(b -> unpacked(b, samples.size()));
        if (earlier.isPresent()) {
            remember(keys, earlier.get());
            return earlier.get();
        }
        List<double[]> rows = ask(samples, keys);
        kept.ifPresent(store -> store.keep(piece, packed(rows)));
        return rows;
    }

    /// The answers to all, or none.
    private List<double[]> known(List<String> keys) {
        List<double[]> rows = new ArrayList<>(keys.size());
        for (String key : keys) {
            double[] row = answers.get(key);
            if (row == null) {
                return List.of();
            }
            rows.add(row.clone());
        }
        return rows;
    }

    private List<double[]> ask(List<float[]> samples, List<String> keys) throws ModelException {
        List<float[]> missing = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            if (!answers.containsKey(keys.get(i)) && !names.contains(keys.get(i))) {
                missing.add(samples.get(i));
                names.add(keys.get(i));
            }
        }
        long sum = asked.addAndGet(missing.size());
        if (sum > budget) {
            asked.addAndGet(-missing.size());
            throw new ModelException("The audit may ask the model about " + budget + " images and would need more. "
                    + "Allow more queries.");
        }
        List<double[]> fresh = model.predict(missing);
        remember(names, fresh);
        List<double[]> rows = new ArrayList<>();
        for (String key : keys) {
            double[] row = answers.get(key);
            rows.add(row == null ? fresh.get(names.indexOf(key)).clone() : row.clone());
        }
        return rows;
    }

    private void remember(List<String> keys, List<double[]> rows) {
        for (int i = 0; i < keys.size(); i++) {
            if ((answers.size() + 1L) * (rows.get(i).length + 16) <= MOST_NUMBERS) {
                answers.put(keys.get(i), rows.get(i).clone());
            }
        }
    }

    private static byte[] packed(List<double[]> rows) {
        int width = rows.isEmpty() ? 0 : rows.getFirst().length;
        ByteBuffer bytes = ByteBuffer.allocate(rows.size() * width * Double.BYTES);
        for (double[] row : rows) {
            for (double value : row) {
                bytes.putDouble(value);
            }
        }
        return bytes.array();
    }

    private Optional<List<double[]>> unpacked(byte[] piece, int count) {
        int width = facts().classes();
        if (piece.length != (long) count * width * Double.BYTES) {
            return Optional.empty();
        }
        ByteBuffer bytes = ByteBuffer.wrap(piece);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] row = new double[width];
            for (int k = 0; k < width; k++) {
                row[k] = bytes.getDouble();
            }
            rows.add(row);
        }
        return Optional.of(rows);
    }

    @Override
    public void close() {
        model.close();
    }
}
