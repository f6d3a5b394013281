package org.elpis.models.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.models.audit.Work;
import org.elpis.models.net.Shape;
import org.junit.jupiter.api.Test;

class CachedModelTest {
    private final List<float[]> asked = new ArrayList<>();

    @Test
    void asksAboutAnImageOnce() throws Exception {
        try (CachedModel model = new CachedModel(new Echo(), Optional.empty(), 10)) {
            List<double[]> rows = model.predict(List.of(image(1), image(2), image(1)));
            assertThat(rows.get(0)).isEqualTo(rows.get(2)).containsExactly(0, 1);
            rows.getFirst()[0] = 9;
            assertThat(model.predict(List.of(image(2), image(1))).get(1)).containsExactly(0, 1);
            assertThat(asked).hasSize(2);
            assertThat(model.queries()).isEqualTo(2);
        }
    }

    @Test
    void asksNoMoreThanItMay() throws Exception {
        try (CachedModel model = new CachedModel(new Echo(), Optional.empty(), 2)) {
            model.predict(List.of(image(1), image(2)));
            assertThatThrownBy(() -> model.predict(List.of(image(3))))
                    .isInstanceOf(ModelException.class)
                    .hasMessageContaining("2 images");
            assertThat(model.predict(List.of(image(1)))).hasSize(1);
        }
    }

    @Test
    void asksNothingAgainWhenAnInterruptedAuditGoesOn() throws Exception {
        Work work = Work.inMemory();
        List<float[]> many = new ArrayList<>();
        for (int i = 0; i < 600; i++) {
            many.add(image(i));
        }
        Optional<CachedModel.Kept> kept = Optional.of(new CachedModel.Kept() {
            @Override
            public Optional<byte[]> find(String key) {
                return work.find(key);
            }

            @Override
            public void keep(String key, byte[] piece) {
                assertThat(key).matches("[A-Za-z0-9-]+");
                work.keep(key, piece);
            }
        });
        List<double[]> first = new CachedModel(new Echo(), kept, 600).predict(many);
        List<double[]> second = new CachedModel(new Echo(), kept, 0).predict(many);
        assertThat(second).usingRecursiveComparison().isEqualTo(first);
        assertThat(asked).hasSize(600);
    }

    private static float[] image(int value) {
        return new float[] {value};
    }

    private final class Echo implements Model {
        @Override
        public ModelFacts facts() {
            return new ModelFacts("echo", "", "", new Shape(1, 1, 1), 2, ModelFacts.Scores.PROBABILITIES);
        }

        @Override
        public List<double[]> predict(List<float[]> samples) {
            asked.addAll(samples);
            return samples.stream()
                    .map(sample -> new double[] {1 - sample[0], sample[0]})
                    .toList();
        }

        @Override
        public void close() {}
    }
}
