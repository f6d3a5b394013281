package org.elpis.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.elpis.ledger.SignedNote.Judgement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// With the examples of C2SP signed-note, tlog-checkpoint and tlog-cosignature.
class SignedNoteTest {
    private static final String VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";
    private static final String NOTE = """
            This is an example message.

            \u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=
            """;
    private static final String POEM = """
            Ognuno sta solo sul cuor della terra
            trafitto da un raggio di sole:

            ed \u00e8 subito sera.

            \u2014 quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=
            """;
    private static final String CHECKPOINT = """
            example.com/behind-the-sofa
            20852163
            CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=

            \u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=
            \u2014 witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==
            """;

    private static SignedNote parse(String note) throws MalformedLedgerException {
        return SignedNote.parse(note.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void believesTheExampleOfTheSpecification() throws MalformedLedgerException {
        assertThat(parse(NOTE).judge(VerifierKey.parse(VKEY))).isEqualTo(Judgement.TRUE);
        assertThat(VerifierKey.parse(VKEY).vkey()).isEqualTo(VKEY);
    }

    @Test
    void disbelievesAChangedText() throws MalformedLedgerException {
        assertThat(parse(NOTE.replace("message", "massage")).judge(VerifierKey.parse(VKEY)))
                .isEqualTo(Judgement.FALSE);
    }

    @Test
    void saysWhenAKeyHasNotSigned() throws MalformedLedgerException {
        assertThat(parse(POEM).judge(VerifierKey.parse(VKEY))).isEqualTo(Judgement.ABSENT);
        assertThat(parse(NOTE.replace("com/foo", "com/fox")).judge(VerifierKey.parse(VKEY)))
                .isEqualTo(Judgement.ABSENT);
    }

    @Test
    void takesTheLastEmptyLineForTheEndOfTheText() throws MalformedLedgerException {
        assertThat(parse(POEM).text()).endsWith("ed \u00e8 subito sera.\n");
        assertThat(parse(POEM).encoded()).isEqualTo(POEM);
    }

    @Test
    void readsTheCheckpointOfTheSpecification() throws MalformedLedgerException {
        SignedNote note = parse(CHECKPOINT);
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        assertThat(checkpoint.origin()).isEqualTo("example.com/behind-the-sofa");
        assertThat(checkpoint.size()).isEqualTo(20_852_163);
        assertThat(checkpoint.text()).isEqualTo(note.text());
        assertThat(note.signatures()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "text\n",
                "text\n\n",
                "text\n\n\u2014 name\n",
                "text\n\n\u2014 name AAAA\n",
                "text\n\n\u2014 na+me AAAAAAAA\n",
                "text\n\n\u2014 name AAAAAAAA",
                "text\n\n\u2014 name AAAAAAB=\n",
                "text\n\n\u2014 name AAAAAAA\n",
                "te\u0001xt\n\n\u2014 name AAAAAAAA\n",
                "text\n\n- name AAAAAAAA\n"
            })
    void refusesWhatIsNoNote(String note) {
        assertThatThrownBy(() -> parse(note)).isInstanceOf(MalformedLedgerException.class);
    }

    @Test
    void refusesMoreThan16SignaturesAndMoreThan64Kilobytes() throws MalformedLedgerException {
        String line = "\u2014 name AAAAAAAA\n";
        assertThat(parse("text\n\n" + line.repeat(16)).signatures()).hasSize(16);
        assertThatThrownBy(() -> parse("text\n\n" + line.repeat(17))).isInstanceOf(MalformedLedgerException.class);
        assertThatThrownBy(() -> parse("a".repeat(70_000) + "\n\n" + line))
                .isInstanceOf(MalformedLedgerException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a+b",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/fox+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+Aeky",
                "example.com/foo+530d903a+"
            })
    void refusesWhatIsNoVerifierKey(String vkey) {
        assertThatThrownBy(() -> VerifierKey.parse(vkey)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "origin\n1\n",
                "origin\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "origin\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "origin\n9223372036854775808\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "origin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxqw==\n",
                "\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
                "origin\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
            })
    void refusesWhatIsNoCheckpoint(String text) {
        assertThatThrownBy(() -> Checkpoint.parse(text)).isInstanceOf(MalformedLedgerException.class);
    }
}
