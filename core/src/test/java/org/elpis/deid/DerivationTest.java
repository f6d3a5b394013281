package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Uids;
import org.elpis.dicom.Vr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// UIDs, pseudonyms and shifts from a fixed key. The golden values were computed with another implementation
/// (Python's hmac, from RFC 5869) and hold for ever: a change of them would break the links of every project
/// that has begun.
class DerivationTest {
    private static final ProjectKeys KEYS = Gate.keys("golden");

    private static Subject subject(String project, String patient) {
        return new KeyedPseudonyms(Gate.keys(project)).subject(new PatientKey(patient));
    }

    @Test
    void derivesTheKeysThatItAlwaysHas() {
        byte[] secret = new byte[32];
        assertThat(HexFormat.of().formatHex(Hkdf.derive(secret, "p", "uid", 16)))
                .isEqualTo("7496db86230e6b0950bd1e95e336a334");
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 2.25.50582614652264029162832022142446643891",
        "1.2.840.113619.2.55.3.604688119.971.1453188888.1, 2.25.336405178290212572299995555337486355558",
    })
    void derivesTheUidsThatItAlwaysHas(String uid, String derived) {
        assertThat(new UidDeriver(KEYS).derive(uid)).isEqualTo(derived);
    }

    @Test
    void derivesTheSubjectThatItAlwaysHas() {
        assertThat(subject("golden", "id\n4711\n")).isEqualTo(new Subject("EYKB7D44C52DPV1BD", -2645));
    }

    @Test
    void derivesUidsThatAreValidUuids() {
        UidDeriver uids = new UidDeriver(KEYS);
        for (int i = 0; i < 10_000; i++) {
            String uid = uids.derive("1.9.8." + i);
            BigInteger uuid = new BigInteger(uid.substring("2.25.".length()));
            assertThat(Uids.isValid(uid)).isTrue();
            assertThat(uid).hasSizeLessThanOrEqualTo(44).doesNotContain(".0").isEqualTo("2.25." + uuid);
            assertThat(uuid.shiftRight(76).intValue() & 0xF).as("version").isEqualTo(8);
            assertThat(uuid.shiftRight(62).intValue() & 3).as("variant").isEqualTo(2);
        }
    }

    @Test
    void derivesADifferentUidForEachAndTheSameForTheSame() {
        UidDeriver uids = new UidDeriver(KEYS);
        Set<String> derived = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            derived.add(uids.derive("1.9.8." + i));
        }
        assertThat(derived).hasSize(10_000);
        assertThat(derived).contains(new UidDeriver(KEYS).derive("1.9.8.0"), uids.derive("1.9.8.9999"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.2.840.10008.1.2",
                "1.2.840.10008.5.1.4.1.1.2",
                "1.2.840.10008.6.1.1411",
                "1.2.840.10008.15.0.3.29"
            })
    void leavesRegisteredUidsAlone(String uid) {
        assertThat(new UidDeriver(KEYS).derive(uid)).isEqualTo(uid);
    }

    @Test
    void derivesUnrelatedValuesInTwoProjects() {
        Set<String> seen = new HashSet<>();
        int sameShift = 0;
        for (int i = 0; i < 1_000; i++) {
            Subject one = subject("one", "id\n" + i + "\n");
            Subject other = subject("other", "id\n" + i + "\n");
            seen.add(one.pseudonym());
            seen.add(other.pseudonym());
            sameShift += one.shiftDays() == other.shiftDays() ? 1 : 0;
        }
        assertThat(seen).hasSize(2_000);
        // By chance 0.27 of 1000 agree; nine or more once in 10^10 runs, and the keys are fixed.
        assertThat(sameShift).isLessThan(9);
        assertThat(new UidDeriver(Gate.keys("one")).derive("1.2.3"))
                .isNotEqualTo(new UidDeriver(Gate.keys("other")).derive("1.2.3"));
    }

    @Test
    void shiftsEveryPatientBackByOneToElevenYears() {
        int least = 0;
        int most = -10_000;
        for (int i = 0; i < 20_000; i++) {
            int days = subject("golden", "id\n" + i + "\n").shiftDays();
            assertThat(days).isBetween(-4017, -365);
            least = Math.min(least, days);
            most = Math.max(most, days);
        }
        assertThat(least).isLessThan(-4000);
        assertThat(most).isGreaterThan(-380);
    }

    @Test
    void refusesAShiftOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Subject("E", 0));
    }

    @Test
    void writesPseudonymsOfSeventeenPlainCharacters() {
        assertThat(subject("golden", "x").pseudonym()).matches("E[0-9A-HJKMNP-TV-Z]{16}");
    }

    @Test
    void tellsPatientsApartByIdentifierAndIssuerElseNameAndBirthElseStudy() {
        Element id = Element.ofAscii(0x00100020, Vr.LO, "1");
        Element issuer = Element.ofAscii(0x00100021, Vr.LO, "A");
        Element name = Element.ofAscii(0x00100010, Vr.PN, "Doe");
        Element birth = Element.ofAscii(0x00100030, Vr.DA, "19800101");
        Element study = Element.ofAscii(0x0020000D, Vr.UI, "1.2");
        assertThat(List.of(key(id), key(id, issuer), key(name), key(name, birth), key(study), key()))
                .doesNotHaveDuplicates();
        assertThat(key(name, id)).isEqualTo(key(id));
        assertThat(key(id)).hasToString("PatientKey[withheld]");
    }

    private static PatientKey key(Element... elements) {
        List<Element> sorted = new ArrayList<>(List.of(elements));
        sorted.sort((one, other) -> Integer.compareUnsigned(one.tag(), other.tag()));
        return PatientKey.of(DataSet.of(sorted, Encoding.EXPLICIT_LITTLE));
    }

    @ParameterizedTest
    @CsvSource({
        "089Y, 089Y",
        "090Y, 090Y",
        "091Y, 090Y",
        "120Y, 090Y",
        "999Y, 090Y",
        "000D, 000D",
        "999M, 999M",
        "052W, 052W",
        "'', ''",
        "95Y, ''",
        "95, ''",
        "Eusebia, ''",
        "095y, ''",
        "-95Y, ''",
        "+95Y, ''",
        "1 2Y, ''"
    })
    void poolsAgesOverEightyNine(String age, String pooled) {
        assertThat(PooledAge.of(age, Vr.AS)).isEqualTo(pooled);
    }
}
