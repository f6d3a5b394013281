package org.elpis.check;

import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Vr;

/// What an attribute may tell about a person, told from its VR and its keyword. Caches per tag; not thread-safe.
final class Attributes {
    /// The roles that values play for the harvest.
    enum Role {
        /// Nothing to harvest.
        NONE,
        NAME,
        DATE,
        UID,
        /// A UID that belongs to a machine and stays with it.
        DEVICE_UID,
        /// A UID that names a kind of thing: a SOP class, a transfer syntax, a coding scheme.
        CLASS_UID,
        AGE,
        /// Identifies a patient, a visit, an order or a study, however short it is.
        IDENTIFIER,
        DEVICE,
        INSTITUTION,
        ADDRESS,
        CONTACT,
        /// Text in which anything may stand.
        TEXT
    }

    private static final Role[] ROLES = Role.values();

    private static final String[] CLASS_UIDS = {
        "ClassUID", "TransferSyntax", "CodingScheme", "MappingResource", "ContextUID", "ContextGroup", "TemplateExt"
    };
    /// Codes and versions: numbers in them belong to a vocabulary or a product.
    private static final String[] VOCABULARY = {
        "Code",
        "Coding",
        "ContextIdentifier",
        "MappingResource",
        "TemplateIdentifier",
        "Software",
        "Implementation",
        "ModelName",
        "Version",
        "CharacterSet",
        "PatientIdentityRemoved",
        "DeidentificationMethod"
    };
    private static final String[] DEVICES = {
        "SerialNumber",
        "StationName",
        "StationAETitle",
        "DeviceID",
        "DeviceIdentifier",
        "DetectorID",
        "PlateID",
        "CassetteID",
        "GantryID",
        "GeneratorID",
        "DeviceUDI",
        "UniqueDeviceIdentifier",
        "AETitle"
    };
    private static final String[] INSTITUTIONS = {"Institution", "Department", "ClinicalTrialSite"};
    private static final String[] ADDRESSES = {
        "Address", "Residence", "PatientLocation", "PatientInstitutionResidence", "RegionOf", "CountryOf"
    };
    private static final String[] CONTACTS = {"Telephone", "Telecom", "Email", "PhoneNumber"};
    private static final String[] IDENTIFIERS = {
        "PatientID",
        "PatientIDs",
        "AccessionNumber",
        "StudyID",
        "AdmissionID",
        "VisitID",
        "ServiceEpisodeID",
        "OrderNumber",
        "OrderPlacer",
        "OrderFiller",
        "RequestedProcedureID",
        "ProcedureStepID",
        "InsurancePlan",
        "MedicalRecord",
        "SubjectID",
        "SubjectReadingID",
        "PersonIdentif",
        "PatientPrimaryIdentif"
    };

    /// Open addressing over the tags seen; 0 is no tag that is asked for.
    private int[] tags = new int[1024];

    private byte[] roles = new byte[1024];
    private int size;

    /// @param vr  the published one where UN was encoded
    Role role(int tag, Vr vr) {
        return switch (vr) {
            case PN -> Role.NAME;
            case DA, DT -> Role.DATE;
            case AE -> Role.DEVICE;
            case AS -> Role.AGE;
            case LO, SH, ST, LT, UT, UC, UR, UN, UI -> Tag.isPrivate(tag) ? privateRole(tag, vr) : cached(tag, vr);
            default -> Role.NONE;
        };
    }

    /// The VR of a standard attribute that was encoded as unknown; UN for the others.
    static Vr publishedVr(int tag) {
        int code = Tag.isPrivate(tag) ? 0 : Dictionary.vrCode(tag);
        Vr vr = code == 0 ? null : EncodedWalk.vr((byte) (code >> 8), (byte) code);
        return vr == null ? Vr.UN : vr;
    }

    private static Role privateRole(int tag, Vr vr) {
        if (vr == Vr.UI) {
            return Role.UID;
        }
        return Tag.isPrivateCreator(tag) || Tag.isGroupLength(tag) ? Role.NONE : Role.TEXT;
    }

    private Role cached(int tag, Vr vr) {
        int mask = tags.length - 1;
        int slot = tag * 0x9E37_79B1 >>> 8 & mask;
        while (tags[slot] != 0) {
            if (tags[slot] == tag) {
                return ROLES[roles[slot]];
            }
            slot = slot + 1 & mask;
        }
        Role role = vr == Vr.UI ? uidRole(keyword(tag)) : textRole(keyword(tag));
        if (size * 2 < tags.length) {
            tags[slot] = tag;
            roles[slot] = (byte) role.ordinal();
            size++;
        }
        return role;
    }

    private static String keyword(int tag) {
        return Dictionary.entry(tag).map(Dictionary.Entry::keyword).orElse("");
    }

    private static Role uidRole(String keyword) {
        if (containsAny(keyword, CLASS_UIDS)) {
            return Role.CLASS_UID;
        }
        return keyword.contains("DeviceUID") ? Role.DEVICE_UID : Role.UID;
    }

    private static Role textRole(String keyword) {
        if (containsAny(keyword, IDENTIFIERS) && !keyword.contains("Issuer") && !keyword.contains("TypeOf")) {
            return Role.IDENTIFIER;
        }
        if (containsAny(keyword, CONTACTS)) {
            return Role.CONTACT;
        }
        if (containsAny(keyword, INSTITUTIONS)) {
            return Role.INSTITUTION;
        }
        if (containsAny(keyword, ADDRESSES)) {
            return Role.ADDRESS;
        }
        if (containsAny(keyword, DEVICES)) {
            return Role.DEVICE;
        }
        if (containsAny(keyword, VOCABULARY)) {
            return Role.NONE;
        }
        return Role.TEXT;
    }

    /// Whether a date belongs to a machine and not to a person.
    static boolean isDeviceDate(int tag) {
        String keyword = keyword(tag);
        return keyword.contains("Calibration") || keyword.contains("Manufacture") || keyword.contains("Detector");
    }

    /// Whether an attribute names the maker of a device, whose name is often given as the institution's as well.
    static boolean isMaker(int tag) {
        return !Tag.isPrivate(tag) && keyword(tag).contains("Manufacturer");
    }

    private static boolean containsAny(String keyword, String[] parts) {
        for (String part : parts) {
            if (keyword.contains(part)) {
                return true;
            }
        }
        return false;
    }
}
