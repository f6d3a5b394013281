package org.elpis.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.elpis.dicom.Vr;
import org.elpis.policy.ArchivedPrivateAttributes.Entry;
import org.elpis.policy.ArchivedPrivateAttributes.Use;
import org.elpis.policy.ArchivedPrivateAttributes.Where;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivedPrivateAttributesTest {
    private static final Path ROOT = root();

    @Test
    void findsAnAttributeByItsCreatorInWhicheverBlock() {
        Entry bValue = find(0x0019, "SIEMENS MR HEADER", 0x100C);
        assertThat(bValue).isEqualTo(new Entry("IS", Use.KEEP, Where.ANY));
        assertThat(find(0x0019, "SIEMENS MR HEADER ", 0x420C)).isEqualTo(bValue);
    }

    @Test
    void trustsNoOtherCreatorGroupOrElement() {
        assertThat(ArchivedPrivateAttributes.find(0x0019, "siemens mr header", 0x0C))
                .isNull();
        assertThat(ArchivedPrivateAttributes.find(0x0021, "SIEMENS MR HEADER", 0x0C))
                .isNull();
        assertThat(ArchivedPrivateAttributes.find(0x0019, "SIEMENS MR HEADER", 0x08))
                .isNull();
        assertThat(ArchivedPrivateAttributes.find(0x0025, "GEMS_SERS_01", 0x1B))
                .as("the protocol block of GE is one compressed value")
                .isNull();
    }

    @Test
    void knowsWhatTheArchiveReplacesAndShifts() {
        assertThat(find(0x0043, "GEMS_PARM_01", 0x88).use()).isEqualTo(Use.UID);
        assertThat(find(0x0009, "GEMS_PETD_01", 0x0D).use()).isEqualTo(Use.DATE);
        assertThat(find(0x0009, "GEMS_IDEN_01", 0x27)).isEqualTo(new Entry("SL", Use.SECONDS, Where.ANY));
        assertThat(find(0x0053, "GEHC_CT_ADVAPP_001", 0x75)).isEqualTo(new Entry("", Use.TEXT, Where.ANY));
    }

    @Test
    void takesTheEncodedVrWhereTheArchiveKeepsIt() {
        Entry twoVrs = new Entry("FL/SL", Use.KEEP, Where.ANY);
        assertThat(twoVrs.meant(Vr.SL)).isEqualTo(Vr.SL);
        assertThat(twoVrs.meant(Vr.UN)).as("says nothing of itself").isEqualTo(Vr.FL);
        assertThat(twoVrs.meant(Vr.OB)).isEqualTo(Vr.FL);
        assertThat(twoVrs.meant(Vr.LO)).as("a place to hide something").isNull();
        Entry noVr = new Entry("", Use.TEXT, Where.ANY);
        assertThat(noVr.meant(Vr.OB)).isEqualTo(Vr.UN);
        assertThat(noVr.meant(Vr.DS)).isEqualTo(Vr.DS);
    }

    @Test
    void tellsTheTopFromTheInside() {
        assertThat(new Entry("DS", Use.KEEP, Where.TOP).isAt(1)).isTrue();
        assertThat(new Entry("DS", Use.KEEP, Where.TOP).isAt(2)).isFalse();
        assertThat(new Entry("DS", Use.KEEP, Where.NESTED).isAt(1)).isFalse();
        assertThat(new Entry("DS", Use.KEEP, Where.NESTED).isAt(4)).isTrue();
        assertThat(new Entry("DS", Use.KEEP, Where.ANY).isAt(3)).isTrue();
    }

    @Test
    void hasEveryRowOfTheResource() {
        assertThat(ArchivedPrivateAttributes.size()).isEqualTo(1445);
    }

    @Test
    void isExactlyWhatTheGeneratorWrites(@TempDir Path out) throws IOException, InterruptedException {
        Path table = ROOT.resolveSibling("shared").resolve("data/reference/private-tags/tcia-private-disposition.csv");
        assumeTrue(Files.isRegularFile(table), "the archive's table lies beside the checkout");
        Process generator = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        ROOT.resolve("tools/PrivateAttributes.java").toString(),
                        table.toString(),
                        out.toString())
                .redirectErrorStream(true)
                .redirectOutput(out.resolveSibling(out.getFileName() + ".log").toFile())
                .start();
        assertThat(generator.waitFor()).isZero();
        Path file = Path.of("org/elpis/policy/archive/private-attributes.txt");
        assertThat(Files.readString(out.resolve(file)))
                .isEqualTo(
                        Files.readString(ROOT.resolve("core/src/main/resources").resolve(file)));
    }

    private static Entry find(int group, String creator, int element) {
        return Objects.requireNonNull(ArchivedPrivateAttributes.find(group, creator, element));
    }

    private static Path root() {
        Path here = Path.of("").toAbsolutePath();
        return Files.isDirectory(here.resolve("tools")) ? here : here.resolveSibling("");
    }
}
