package org.elpis.policy;

import java.util.Arrays;
import org.elpis.dicom.AttributeType;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.IodTypes;
import org.elpis.dicom.Tag;
import org.jspecify.annotations.Nullable;

/// Where in an object the planner is, and so which rule holds there and what the IOD asks for.
final class Position {
    private final RuleBook rules;
    private final @Nullable IodTypes types;
    /// Tags from the outermost sequence to the element, in the first `depth` places.
    private int[] path = new int[8];

    private int depth;

    Position(RuleBook rules, @Nullable IodTypes types) {
        this.rules = rules;
        this.types = types;
    }

    /// Enters a data set; it is left by [#leave].
    void enter() {
        if (depth == path.length) {
            path = Arrays.copyOf(path, depth * 2);
        }
        depth++;
    }

    void leave() {
        depth--;
    }

    boolean isTopLevel() {
        return depth == 1;
    }

    void moveTo(Element element) {
        path[depth - 1] = element.tag();
    }

    /// The rule for an element of the data set that was entered last: the one here, or a neighbour.
    Rule rule(DataSet dataSet, Element element) {
        int here = path[depth - 1];
        path[depth - 1] = element.tag();
        Rule rule = rules.find(path, depth, element.vr(), dataSet);
        path[depth - 1] = here;
        return rule;
    }

    /// Decides a compound action by the attribute's type in the IOD: X where it is optional or absent, Z where it
    /// may be empty, D where it needs a value. What is not known is taken for required. Any other stays what it is.
    Treatment byType(Treatment treatment) {
        return switch (treatment) {
            case X -> ifRequired();
            case X_Z -> isOptional() ? Treatment.REMOVE : Treatment.ZERO;
            case X_D -> isOptional() ? Treatment.REMOVE : Treatment.DUMMY;
            case X_Z_D -> isOptional() ? Treatment.REMOVE : mayBeEmpty() ? Treatment.ZERO : Treatment.DUMMY;
            case Z_D -> isOptional() || mayBeEmpty() ? Treatment.ZERO : Treatment.DUMMY;
            default -> treatment;
        };
    }

    /// What is done with a value that nobody can look into.
    Action withoutValue() {
        return isOptional() ? Action.REMOVE : mayBeEmpty() ? Action.ZERO : Action.DUMMY;
    }

    boolean isOptional() {
        return type() == AttributeType.THREE_OR_ABSENT;
    }

    boolean mayBeEmpty() {
        AttributeType type = type();
        return type == AttributeType.TWO || type == AttributeType.TWO_C;
    }

    /// X where the object would be none without the attribute: what takes its place says nothing, as for D and Z.
    private Treatment ifRequired() {
        AttributeType required = depth == 1 && types != null ? types.typeInMandatoryModules(path[0]) : type();
        return required == AttributeType.ONE
                ? Treatment.DUMMY
                : required == AttributeType.TWO ? Treatment.ZERO : Treatment.REMOVE;
    }

    /// No IOD asks for a private attribute.
    private AttributeType type() {
        int tag = path[depth - 1];
        if (Tag.isPrivate(tag)) {
            return AttributeType.THREE_OR_ABSENT;
        }
        if (types == null) {
            return AttributeType.UNKNOWN;
        }
        int outermost = outermost();
        return switch (depth - outermost) {
            case 1 -> types.type(tag);
            case 2 -> types.type(path[outermost], tag);
            case 3 -> types.type(path[outermost], path[outermost + 1], tag);
            default -> AttributeType.UNKNOWN;
        };
    }

    /// Items of a sequence that stands in itself, as the content items of a report do, are alike at every depth.
    private int outermost() {
        int outermost = 0;
        while (outermost + 2 < depth && path[outermost] == path[outermost + 1]) {
            outermost++;
        }
        return outermost;
    }
}
