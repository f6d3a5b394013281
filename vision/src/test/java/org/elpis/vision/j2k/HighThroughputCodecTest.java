package org.elpis.vision.j2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.util.Optional;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.Test;

/// High-Throughput JPEG 2000 comes from a program, of which nothing is taken on trust.
class HighThroughputCodecTest {
    private final SampleFrames plain = SampleFrames.named("plain");

    @Test
    void namesTheMissingPart() {
        HighThroughputCodec codec = new HighThroughputCodec(Optional.empty());
        assertThat(codec.reads("1.2.840.10008.1.2.4.201")).isTrue();
        assertThat(codec.reads("1.2.840.10008.1.2.4.90")).isFalse();
        assertThatThrownBy(() -> codec.decode(plain.frame(), plain.layout()))
                .isInstanceOf(UndecodableFrameException.class)
                .hasMessage("High-Throughput JPEG 2000 needs opj_decompress of OpenJPEG 2.5, which is not installed");
    }

    @Test
    void placesTheSamplesOfEachComponent() throws Exception {
        byte[] planes = new byte[25 * 17 * 3];
        planes[1] = 10;
        planes[25 * 17 + 1] = 20;
        planes[2 * 25 * 17 + 1] = (byte) 200;
        SampleFrames colours = SampleFrames.named("colours");
        HighThroughputCodec codec = new HighThroughputCodec(Optional.of((codestream, samples) -> planes));
        assertThat(codec.decode(colours.frame(), colours.layout()).values()).startsWith(0, 0, 0, 10, 20, 200);
    }

    @Test
    void refusesAnotherNumberOfSamplesThanTheLayoutHas() {
        HighThroughputCodec codec = new HighThroughputCodec(Optional.of((codestream, samples) -> new byte[7]));
        assertThatThrownBy(() -> codec.decode(plain.frame(), plain.layout()))
                .isInstanceOf(UndecodableFrameException.class);
    }

    @Test
    void runsNoProgramForAFrameOfAnotherSize() {
        HighThroughputCodec codec = new HighThroughputCodec(Optional.of((codestream, samples) -> {
            throw new AssertionError("must not run");
        }));
        PixelLayout wrong = DrawnImage.layout(34, 21, 1, 12, false);
        assertThatThrownBy(() -> codec.decode(plain.frame(), wrong)).isInstanceOf(UndecodableFrameException.class);
    }

    @Test
    void decodesByTheProgramWhatThisPackageDecodesItself() throws Exception {
        Optional<CodestreamProgram> program = OpenJpegProgram.find();
        assumeThat(program).as("opj_decompress").isPresent();
        HighThroughputCodec codec = new HighThroughputCodec(program);
        for (SampleFrames sample : SampleFrames.all()) {
            assertThat(codec.decode(sample.frame(), sample.layout()).values())
                    .as(sample.name())
                    .isEqualTo(new Jpeg2000Codec()
                            .decode(sample.frame(), sample.layout())
                            .values());
        }
    }

    @Test
    void refusesWhatTheProgramRefuses() {
        Optional<CodestreamProgram> program = OpenJpegProgram.find();
        assumeThat(program).as("opj_decompress").isPresent();
        byte[] broken = plain.frame().clone();
        for (int i = 60; i < broken.length; i++) {
            broken[i] = 0x55;
        }
        HighThroughputCodec codec = new HighThroughputCodec(program);
        assertThatThrownBy(() -> codec.decode(broken, plain.layout())).isInstanceOf(UndecodableFrameException.class);
    }
}
