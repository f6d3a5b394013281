package org.elpis.compare;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.seal.AttributeClass;
import org.elpis.seal.CoveredAttribute;

/// Values that a report may print: numbers of attributes that decide how pixels are shown, measured or placed, and the
/// few letters by which left is told from right.
///
/// Everything else may be anybody's words, whatever the attribute is for, and stays unsaid.
final class ShownValue {
    private static final int MOST_VALUES = 6;
    private static final int MOST_BYTES = 96;
    /// Longer numbers are cut by no maker's rounding; they may be those of a person.
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9.]{1,14}([eE][+-]?[0-9]{1,3})?");

    private static final Pattern SIDE = Pattern.compile("[LRBU]");
    /// Source: PS3.3 C.7.6.1.1.1 (directions) and C.7.3.1.1.2 (patient position)
    private static final Map<Integer, Pattern> LETTERS = Map.of(
            0x0020_0060,
            SIDE,
            0x0020_0062,
            SIDE,
            0x0020_9072,
            SIDE,
            0x0024_0113,
            SIDE,
            0x0020_0020,
            Pattern.compile("[APRLHF]{1,3}"),
            0x0018_5100,
            Pattern.compile("[HF]F([PS]|D[RL])|[LR]F[PS]|[AP]FD[RL]"),
            0x0018_5101,
            Pattern.compile("AP|PA|LL|RL|RLD|LLD|RLO|LLO|CC|MLO|ML|LM"));

    private ShownValue() {}

    static Optional<String> of(CoveredAttribute attribute) {
        if (attribute.of() != AttributeClass.MEANING
                || !(attribute.element().value() instanceof Value.Bytes bytes)
                || bytes.length() > MOST_BYTES) {
            return Optional.empty();
        }
        return switch (attribute.vr()) {
            case DS, IS -> all(texts(attribute), NUMBER);
            case CS ->
                Optional.ofNullable(LETTERS.get(attribute.location().tag()))
                        .flatMap(letters -> all(texts(attribute), letters));
            case US, SS, UL, SL, FL, FD -> binary(attribute, bytes);
            default -> Optional.empty();
        };
    }

    private static List<String> texts(CoveredAttribute attribute) {
        Element element = attribute.element();
        Vr vr = attribute.vr();
        return attribute.owner().strings(new Element(element.tag(), vr, element.value()));
    }

    private static Optional<String> all(List<String> values, Pattern form) {
        boolean isShown = values.size() <= MOST_VALUES
                && values.stream().allMatch(value -> form.matcher(value).matches());
        return isShown ? Optional.of(values.isEmpty() ? "empty" : String.join(" \\ ", values)) : Optional.empty();
    }

    private static Optional<String> binary(CoveredAttribute attribute, Value.Bytes bytes) {
        Vr vr = attribute.vr();
        int unit = vr.unitBytes();
        if (bytes.length() % unit != 0 || bytes.length() / unit > MOST_VALUES) {
            return Optional.empty();
        }
        boolean isBig = attribute.owner().encoding() == Encoding.EXPLICIT_BIG
                && attribute.element().vr() == vr;
        ByteBuffer in = ByteBuffer.wrap(bytes.copy()).order(isBig ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        List<String> values = new ArrayList<>();
        while (in.hasRemaining()) {
            values.add(
                    switch (vr) {
                        case US -> Integer.toString(in.getShort() & 0xFFFF);
                        case SS -> Short.toString(in.getShort());
                        case UL -> Long.toString(in.getInt() & 0xFFFF_FFFFL);
                        case SL -> Integer.toString(in.getInt());
                        case FL -> Float.toString(in.getFloat());
                        default -> Double.toString(in.getDouble());
                    });
        }
        return Optional.of(values.isEmpty() ? "empty" : String.join(" \\ ", values));
    }
}
