package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransferSyntaxTest {
    @ParameterizedTest
    @EnumSource
    void hasANativeSyntaxForEveryEncoding(Encoding encoding) {
        TransferSyntax syntax = TransferSyntax.of(encoding);
        assertThat(syntax.encoding()).isEqualTo(encoding);
        assertThat(TransferSyntax.of(syntax.uid())).contains(syntax);
        assertThat(syntax.isDeflated() || syntax.isEncapsulated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.1.2.4.50",
                "1.2.840.10008.1.2.4.70",
                "1.2.840.10008.1.2.4.91",
                "1.2.840.10008.1.2.4.102",
                "1.2.840.10008.1.2.4.203",
                "1.2.840.10008.1.2.5",
                "1.2.840.10008.1.2.8.1"
            })
    void readsCompressedFramesAsFragmentsInExplicitLittleEndian(String uid) {
        TransferSyntax syntax = TransferSyntax.of(uid).orElseThrow();
        assertThat(syntax.isEncapsulated()).isTrue();
        assertThat(syntax.encoding()).isEqualTo(Encoding.EXPLICIT_LITTLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.2.840.10008.1.2.4.94",
                "1.2.840.10008.1.2.4.95",
                "1.2.840.10008.1.2.4.204",
                "1.2.840.10008.1.2.4.205",
                "1.2.840.113619.5.2",
                "1.2.840.10008.1.2.9"
            })
    void isEmptyForWhatKeepsItsPixelsElsewhereOrIsNotKnown(String uid) {
        assertThat(TransferSyntax.of(uid)).isEmpty();
    }

    @Test
    void knowsThatOnlyOneSyntaxIsDeflated() {
        assertThat(TransferSyntax.of("1.2.840.10008.1.2.1.99")).contains(TransferSyntax.DEFLATED);
        assertThat(TransferSyntax.DEFLATED.isDeflated()).isTrue();
    }
}
