package org.elpis.vision.jpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.Raster;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Codestreams that libjpeg-turbo and dcmtk wrote decode to the bits that dcmtk decodes them to.
class CodestreamsOfOthersTest {
    private static final String JPEG = "1.2.840.10008.1.2.4.";

    @TempDir
    private Path work;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1x1",
                "2x1",
                "1x2",
                "2x2",
                "4x1",
                "4x2",
                "3x1",
                "2x2,2x1,1x2",
                "1x1,2x2,1x1",
                "2x2,1x1,2x2",
                "1x2,1x1,1x1"
            })
    void ofAnySampling(String sampling) throws Exception {
        RandomGenerator chance = new Random(sampling.hashCode());
        for (int i = 0; i < 6; i++) {
            Picture picture = picture(chance, 3, 8);
            String quality = Integer.toString(1 + chance.nextInt(100));
            List<String> options = new ArrayList<>(List.of("-sample", sampling, "-quality", quality));
            if (chance.nextBoolean()) {
                options.addAll(List.of("-restart", chance.nextInt(1, 9) + (chance.nextBoolean() ? "B" : "")));
            }
            if (chance.nextBoolean()) {
                options.add(chance.nextBoolean() ? "-optimize" : "-progressive");
            }
            verify(picture, Photometric.YBR_FULL, options);
        }
    }

    @Test
    void ofOneComponentWhateverItsSamplingFactors() throws Exception {
        RandomGenerator chance = new Random(1);
        for (String options : List.of("", "-sample 2x2", "-restart 1B", "-progressive", "-sample 4x3 -progressive")) {
            List<String> all = new ArrayList<>(List.of("-grayscale"));
            Arrays.stream(options.split(" ")).filter(each -> !each.isEmpty()).forEach(all::add);
            for (int i = 0; i < 4; i++) {
                verify(picture(chance, 1, 8), Photometric.MONOCHROME2, all);
            }
        }
    }

    @Test
    void ofComponentsInScansOfTheirOwn() throws Exception {
        RandomGenerator chance = new Random(2);
        List<String> scripts = List.of(
                "0; 1; 2;",
                "0; 1 2;",
                "0 2; 1;",
                "0: 0-0,0,2; 1: 0-0,0,0; 2: 0-0,0,1; 0: 1-5,0,2; 0: 6-63,0,3; 1: 1-63,0,1; 2: 1-63,0,0;"
                        + " 0: 0-0,2,1; 0: 1-5,2,1; 0: 6-63,3,2; 0: 6-63,2,1; 0: 1-63,1,0; 0: 0-0,1,0;"
                        + " 1: 1-63,1,0; 2: 0-0,1,0;");
        for (String script : scripts) {
            Path file = work.resolve("scans.txt");
            Files.writeString(file, script);
            for (String sampling : List.of("1x1", "2x2", "2x1")) {
                for (String restart : List.of("0", "3B")) {
                    List<String> options = List.of("-sample", sampling, "-scans", file.toString(), "-restart", restart);
                    verify(picture(chance, 3, 8), Photometric.YBR_FULL, options);
                }
            }
        }
    }

    private void verify(Picture picture, Photometric photometric, List<String> options) throws Exception {
        ForeignTool.require("cjpeg", "dcmdjpeg");
        ForeignTool tool = new ForeignTool(work);
        byte[] jpeg = tool.cjpeg(picture, options.toArray(String[]::new));
        String syntax = JPEG
                + switch (Codestream.parse(jpeg).frame().process()) {
                    case Marker.SOF0 -> "50";
                    case Marker.SOF1 -> "51";
                    default -> "55";
                };
        DicomFile file = new DicomFile(syntax, picture.layout(photometric), List.of(jpeg));
        Raster raster = new JpegCodec().decode(jpeg, file.layout());
        assertThat(raster.values())
                .as("%s %s %s x %s", options, syntax, picture.columns(), picture.rows())
                .isEqualTo(tool.dcmdjpeg(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+ee", "+es", "+ep", "+ee -ho", "+ep +be"})
    void ofTwelveBits(String options) throws Exception {
        RandomGenerator chance = new Random(options.hashCode());
        for (int i = 0; i < 5; i++) {
            int bits = 9 + chance.nextInt(4);
            verifyDcmtk(picture(chance, 1, bits), Photometric.MONOCHROME2, options);
        }
    }

    @Test
    void ofDcmtksColours() throws Exception {
        RandomGenerator chance = new Random(4);
        for (String options : List.of("+eb", "+eb +s4", "+eb +n1", "+eb +n2", "+eb +cr", "+ep", "+es +s4", "+ee")) {
            verifyDcmtk(picture(chance, 3, 8), Photometric.RGB, options);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7})
    void ofTheLosslessProcessWithEachPredictor(int predictor) throws Exception {
        RandomGenerator chance = new Random(predictor);
        for (int bits = 8; bits <= 16; bits++) {
            for (int samples : bits == 8 ? new int[] {1, 3} : new int[] {1}) {
                Photometric photometric = samples == 1 ? Photometric.MONOCHROME2 : Photometric.RGB;
                Picture picture = picture(chance, samples, bits);
                int transform = chance.nextInt(3) == 0 ? chance.nextInt(1, 5) : 0;
                DicomFile coded = verifyDcmtk(picture, photometric, "+el +sv " + predictor + " +pt " + transform);
                if (transform == 0) {
                    assertThat(new JpegCodec()
                                    .decode(coded.frames().getFirst(), coded.layout())
                                    .values())
                            .isEqualTo(picture.values());
                }
            }
        }
    }

    private DicomFile verifyDcmtk(Picture picture, Photometric photometric, String options) throws Exception {
        ForeignTool.require("dcmcjpeg", "dcmdjpeg");
        ForeignTool tool = new ForeignTool(work);
        DicomFile coded = tool.dcmcjpeg(picture.file(photometric), options.split(" "));
        Raster raster = new JpegCodec().decode(coded.frames().getFirst(), coded.layout());
        DicomFile expected = tool.dcmdjpeg(work.resolve("coded.dcm"));
        assertThat(raster.values())
                .as("%s, %s x %s, %s bits", options, picture.columns(), picture.rows(), picture.bits())
                .isEqualTo(expected.nativeValues(0));
        return coded;
    }

    /// Small sizes often, large ones sometimes.
    private static Picture picture(RandomGenerator chance, int samples, int bits) {
        int largest = chance.nextInt(6) == 0 ? 1024 : 70;
        return Picture.draw(chance, 1 + chance.nextInt(largest), 1 + chance.nextInt(largest), samples, bits);
    }
}
