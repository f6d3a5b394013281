package org.elpis.vision.j2k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.ServiceLoader;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;
import org.junit.jupiter.api.Test;

/// What a JPEG 2000 frame is, beside its samples: depth, sign, colours, and being whole.
class Jpeg2000CodecTest {
    private final Jpeg2000Codec codec = new Jpeg2000Codec();

    @Test
    void isFoundForBothTransferSyntaxesOfPartOne() {
        for (String uid : new String[] {"1.2.840.10008.1.2.4.90", "1.2.840.10008.1.2.4.91"}) {
            assertThat(ServiceLoader.load(FrameCodec.class))
                    .filteredOn(each -> each.reads(uid))
                    .hasExactlyElementsOfTypes(Jpeg2000Codec.class);
        }
    }

    @Test
    void decodesAllSampleFrames() throws Exception {
        for (SampleFrames sample : SampleFrames.all()) {
            Raster raster = codec.decode(sample.frame(), sample.layout());
            assertThat(raster.columns()).isEqualTo(sample.layout().columns());
            assertThat(raster.bits()).isEqualTo(sample.layout().bitsStored());
            assertThat(raster.isSigned()).isEqualTo(sample.layout().isSigned());
        }
    }

    @Test
    void ignoresAByteOfPaddingAndAMissingEndMarker() throws Exception {
        for (SampleFrames sample : SampleFrames.all()) {
            byte[] frame = sample.frame();
            short[] values = codec.decode(frame, sample.layout()).values();
            byte[] padded = Arrays.copyOf(frame, frame.length + 1);
            assertThat(codec.decode(padded, sample.layout()).values()).isEqualTo(values);
            if (sample.name().endsWith(".j2k")) {
                byte[] endless = Arrays.copyOf(frame, frame.length - 2);
                assertThat(codec.decode(endless, sample.layout()).values()).isEqualTo(values);
            }
        }
    }

    @Test
    void refusesEveryFrameThatIsCutShort() {
        for (SampleFrames sample : SampleFrames.all()) {
            for (int length = 0; length < sample.frame().length - 2; length++) {
                byte[] cut = Arrays.copyOf(sample.frame(), length);
                assertThatThrownBy(() -> codec.decode(cut, sample.layout()))
                        .as("%s cut to %d", sample.name(), length)
                        .isInstanceOf(UndecodableFrameException.class);
            }
        }
    }

    @Test
    void makesRedGreenAndBlueOfTheCodestreamsOwnColours() throws Exception {
        SampleFrames sample = SampleFrames.named("colours");
        for (Photometric coded : new Photometric[] {Photometric.YBR_ICT, Photometric.YBR_RCT, Photometric.RGB}) {
            Raster raster = codec.decode(sample.frame(), sample.layout().as(coded));
            assertThat(raster.photometric()).isEqualTo(Photometric.RGB);
        }
        Raster luma = codec.decode(sample.frame(), sample.layout().as(Photometric.YBR_FULL_422));
        assertThat(luma.photometric()).isEqualTo(Photometric.YBR_FULL);
    }

    @Test
    void refusesOtherSizesAndOtherNumbersOfSamples() {
        SampleFrames sample = SampleFrames.named("plain");
        for (PixelLayout wrong : new PixelLayout[] {
            DrawnImage.layout(34, 21, 1, 12, false),
            DrawnImage.layout(33, 20, 1, 12, false),
            DrawnImage.layout(33, 21, 3, 12, false),
            DrawnImage.layout(33, 21, 1, 8, false)
        }) {
            assertThatThrownBy(() -> codec.decode(sample.frame(), wrong)).isInstanceOf(UndecodableFrameException.class);
        }
    }

    @Test
    void readsTheBitsWithTheSignOfTheObjectWhereDepthsAreAlike() throws Exception {
        SampleFrames sample = SampleFrames.named("plain");
        short[] unsigned = codec.decode(sample.frame(), sample.layout()).values();
        Raster signed = codec.decode(sample.frame(), DrawnImage.layout(33, 21, 1, 12, true));
        assertThat(signed.isSigned()).isTrue();
        for (int i = 0; i < unsigned.length; i++) {
            assertThat(signed.values()[i]).isEqualTo((short) (unsigned[i] << 20 >> 20));
        }
    }

    @Test
    void keepsValuesOfFewerBitsThanAreStored() throws Exception {
        SampleFrames sample = SampleFrames.named("plain");
        Raster deeper = codec.decode(sample.frame(), DrawnImage.layout(33, 21, 1, 16, false));
        assertThat(deeper.bits()).isEqualTo(16);
        assertThat(deeper.values())
                .isEqualTo(codec.decode(sample.frame(), sample.layout()).values());
    }

    @Test
    void refusesLosslessValuesOfMoreBitsThanAreStored() {
        SampleFrames sample = SampleFrames.named("plain");
        assertThatThrownBy(() -> codec.decode(sample.frame(), DrawnImage.layout(33, 21, 1, 10, false)))
                .isInstanceOf(UndecodableFrameException.class)
                .hasMessageContaining("Bits Stored");
    }

    @Test
    void holdsLossyValuesToTheBitsThatAreStored() throws Exception {
        SampleFrames sample = SampleFrames.named("lossy");
        short[] values = codec.decode(sample.frame(), sample.layout()).values();
        Raster held = codec.decode(sample.frame(), DrawnImage.layout(32, 30, 1, 11, false));
        for (int i = 0; i < values.length; i++) {
            assertThat(held.values()[i]).isEqualTo((short) Math.min(values[i], 2047));
        }
    }

    @Test
    void leavesTheFrameAsItWas() throws Exception {
        SampleFrames sample = SampleFrames.named("region");
        byte[] frame = sample.frame().clone();
        codec.decode(frame, sample.layout());
        assertThat(frame).isEqualTo(sample.frame());
    }
}
