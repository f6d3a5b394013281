"""Reads the CSA headers of two DICOM files as the readers of the field do, and compares them.

usage: csa_compare.py BEFORE AFTER; prints one line a header: tag, elements before, after, protocol lines after;
exits with 1 when an element of AFTER says something else than in BEFORE, or one that pipelines need is missing.
"""

import re
import struct
import sys

import pydicom

NEEDED = (
    "NumberOfImagesInMosaic SliceNormalVector MosaicRefAcqTimes B_value B_matrix DiffusionGradientDirection "
    "DiffusionDirectionality PhaseEncodingDirectionPositive BandwidthPerPixelPhaseEncode RealDwellTime "
    "EchoLinePosition EchoColumnPosition ProtocolSliceNumber ImaCoilString CoilString PATModeText "
    "SliceMeasurementDuration TimeAfterStart SlicePosition_PCS"
).split()
NEEDED_KEYS = re.compile(r"sSliceArray\.|sKSpace\.|alTE\[|alTR\[|adFlipAngleDegree\[|lContrasts|sDiffusion\.|sPat\.")


def elements(data):
    is_new = data[:4] == b"SV10"
    at = 8 if is_new else 0
    (count,) = struct.unpack_from("<I", data, at)
    at += 8
    found = {}
    first = None
    for _ in range(count):
        name, _, _, _, items, check = struct.unpack_from("<64si4siii", data, at)
        at += 84
        assert check in (77, 205), "lost at %d" % at
        first = items if first is None else first
        values = []
        for _ in range(items):
            x = struct.unpack_from("<4i", data, at)
            at += 16
            length = x[1] if is_new else x[0] - first
            values.append(data[at : at + length].split(b"\0")[0].decode("latin-1").strip())
            at += (length + 3) // 4 * 4
        found[name.split(b"\0")[0].decode("latin-1")] = [v for v in values if v]
    assert len(data) - at < 8, "%d bytes behind the last element" % (len(data) - at)
    return found


def settings(text):
    block = re.search(r"### ASCCONV BEGIN[^\n]*\n(.*?)### ASCCONV END ###", text, re.DOTALL)
    lines = block.group(1).split("\n") if block else []
    return {key.strip(): value.strip() for key, value in (line.split("=", 1) for line in lines if "=" in line)}


def number(text):
    try:
        return float(int(text, 16)) if text.startswith("0x") else float(text)
    except ValueError:
        return text


def header(data_set, low):
    for block in range(0x10, 0x100):
        if data_set.get((0x29, block)) and data_set[0x29, block].value == "SIEMENS CSA HEADER":
            tag = (0x29, block << 8 | low)
            return bytes(data_set[tag].value) if tag in data_set and data_set[tag].value else None
    return None


def compare(before, after):
    faults = []
    old, new = elements(before), elements(after)
    lines = 0
    for name, values in new.items():
        if name in ("MrPhoenixProtocol", "MrProtocol"):
            told, tnew = settings(old[name][0]), settings(values[0])
            lines = len(tnew)
            faults += [key for key, value in tnew.items() if number(told[key]) != number(value)]
            faults += [k for k, v in told.items() if NEEDED_KEYS.match(k) and number(v) != v and k not in tnew]
        elif list(map(number, values)) != list(map(number, old[name])):
            faults.append(name)
    faults += [name for name in NEEDED if old.get(name) and name not in new]
    return faults, len(old), len(new), lines


def main():
    before, after = (pydicom.dcmread(path, force=True) for path in sys.argv[1:3])
    failed = False
    for low in (0x10, 0x20):
        old, new = header(before, low), header(after, low)
        if old is None:
            continue
        if new is None:
            print("%02x lost" % low)
            failed = True
            continue
        faults, *counts = compare(old, new)
        print("%02x" % low, *counts, *faults)
        failed |= bool(faults)
    sys.exit(1 if failed else 0)


main()
