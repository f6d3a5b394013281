#!/usr/bin/env python3
"""Checks golden files of the format of seals with nothing of Elpis' own code: written from docs/formats/seal.md.

    tools/seal_check.py FOLDER      FOLDER/seal.pub, and in each folder below study.seal, study.opening, *.dcm

It decodes CBOR and DICOM (explicit VR little endian) by hand, computes every hash anew, and asks openssl about Ed25519.
ML-DSA-65 it leaves alone, for OpenSSL 3.0 has none, and so are tiles of JPEG, of which it compares the bytes. Two tables
are read beside it: the classes of attributes, which the seal has a digest of, and the standard's dictionary.
"""
import glob
import hashlib
import os
import struct
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TABLES = ROOT + "/core/src/main/resources/org/elpis/"
FREE = set("AE DA DT LO LT PN SH ST TM UC UI UN UR UT".split())
TEXT = set("AE AS CS DA DS DT IS LO LT PN SH ST TM UC UI UR UT".split())
SINGLE = {"LT", "ST", "UR", "UT"}


def sha(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def u32(number):
    return struct.pack(">I", number)


# ---- CBOR, deterministic ----------------------------------------------------------------------------------------------


class Cbor:
    def __init__(self, data):
        self.data, self.at = data, 0

    def take(self, count):
        if self.at + count > len(self.data):
            raise ValueError("truncated")
        self.at += count
        return self.data[self.at - count : self.at]

    def item(self):
        first = self.take(1)[0]
        kind, short = first >> 5, first & 31
        if kind == 7:
            if short != 22:
                raise ValueError("no simple value but null")
            return None
        if short > 27:
            raise ValueError("indefinite")
        size = 0 if short < 24 else 1 << (short - 24)
        number = short if size == 0 else int.from_bytes(self.take(size), "big")
        if size and number < (24 if size == 1 else 1 << (4 * size)):
            raise ValueError("not the shortest head")
        if kind == 0:
            return number
        if kind == 1:
            return -1 - number
        if kind == 2:
            return self.take(number)
        if kind == 3:
            return self.take(number).decode("utf-8")
        if kind == 4:
            return [self.item() for _ in range(number)]
        if kind == 5:
            entries, before = {}, b""
            for _ in range(number):
                start = self.at
                key = self.item()
                encoded = self.data[start : self.at]
                if encoded <= before:
                    raise ValueError("keys out of order")
                before, entries[key] = encoded, self.item()
            return entries
        return (number, self.item())  # a tag


def cbor(data):
    reader = Cbor(data)
    item = reader.item()
    if reader.at != len(data):
        raise ValueError("something stands behind the end")
    return item


def encoded_bytes(kind, data):
    length = len(data)
    for size, code in ((0, None), (1, 24), (2, 25), (4, 26)):
        if size == 0 and length < 24:
            return bytes([kind << 5 | length]) + data
        if size and length < 1 << (8 * size):
            return bytes([kind << 5 | code]) + length.to_bytes(size, "big") + data
    raise ValueError("too long")


# ---- DICOM, explicit VR little endian ---------------------------------------------------------------------------------


def parse(data, at, end):
    elements = []
    while at < end:
        group, element = struct.unpack_from("<HH", data, at)
        vr = data[at + 4 : at + 6].decode("ascii")
        if vr in ("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV"):
            length = struct.unpack_from("<I", data, at + 8)[0]
            at += 12
        else:
            length = struct.unpack_from("<H", data, at + 6)[0]
            at += 8
        if vr == "SQ":
            value, stop = [], at + length
            while at < stop:
                size = struct.unpack_from("<I", data, at + 4)[0]
                value.append(parse(data, at + 8, at + 8 + size))
                at += 8 + size
        elif length == 0xFFFFFFFF:
            value = []
            while True:
                tag, size = struct.unpack_from("<HH", data, at), struct.unpack_from("<I", data, at + 4)[0]
                at += 8
                if tag == (0xFFFE, 0xE0DD):
                    break
                value.append(data[at : at + size])
                at += size
            value = ("fragments", value)
        else:
            value = data[at : at + length]
            at += length
        elements.append((group << 16 | element, value))
    return elements


def read(file):
    data = open(file, "rb").read()
    at = 132
    length = struct.unpack_from("<I", data, at + 8)[0]
    return dict(parse(data, at + 12 + length, len(data)))


# ---- Attributes -------------------------------------------------------------------------------------------------------

CLASSES_FILE = TABLES + "seal/attribute-classes.txt"
CLASSES = [line.split(" ", 2)[:2] for line in open(CLASSES_FILE, encoding="ascii").read().split("\n")[1:] if line]
DICTIONARY = [line.split("\t")[:2] for line in open(TABLES + "dicom/standard/dictionary.txt", encoding="utf-8") if line[0] != "#"]
PLAIN = {key: vr for key, vr in DICTIONARY if "x" not in key}
PATTERNS = [(key, vr) for key, vr in DICTIONARY if "x" in key]


def fits(pattern, tag):
    return all(p in ("x", d) for p, d in zip(pattern, tag))


def dictionary_vr(tag):
    digits = "%08x" % tag
    vr = PLAIN.get(digits) or next((vr for pattern, vr in PATTERNS if fits(pattern, digits)), "--")
    choices = vr.split("/")
    if len(choices) > 1:
        return "OW" if "OW" in choices else "US"
    return "UN" if vr in ("--", "-") else vr


def named(tag):
    if tag >> 16 & 1:
        return None
    return next((kind for pattern, kind in CLASSES if fits(pattern, "%08x" % tag)), None)


def attribute_class(tag, vr, around):
    """around: tags of the sequences around it, outermost first."""
    own = named(tag)
    if tag & 0xFFFF == 0 or (own == "form" and (not around or tag == 0x00080005)):
        return "form"
    if tag >> 16 & 1:
        return "other"
    outer = [named(sequence) for sequence in around]
    if own == "picture" or "picture" in outer:
        return "guarded"
    inherited = "meaning" if "meaning" in outer else "guarded" if "guarded" in outer else "other"
    if own == "code":
        return inherited
    if own == "defined" or tag == 0x00080016:
        return "meaning"
    if own == "other":
        return "other"
    found = "meaning" if own == "meaning" else "guarded" if own == "guarded" and inherited != "meaning" else inherited
    return "other" if found == "meaning" and vr in FREE else found


def canonical(tag, vr, value, charset):
    if isinstance(value, list):
        return u32(len(value))
    if tag >> 16 & 1 or vr == "UN":
        return value.rstrip(b"\0")
    if vr not in TEXT:
        return value
    text = value.decode(charset)
    values = [text] if vr in SINGLE else text.split("\\")
    return "\\".join(v.rstrip(" \0") if vr in SINGLE else v.lstrip(" ").rstrip(" \0") for v in values).encode("utf-8")


def attributes(elements, charset, prefix="", around=()):
    for tag, value in elements:
        vr = "SQ" if isinstance(value, list) else "UN" if tag >> 16 & 1 else dictionary_vr(tag)
        kind = attribute_class(tag, vr, around)
        if kind == "form":
            continue
        path = prefix + "(%04X,%04X)" % (tag >> 16, tag & 0xFFFF)
        yield path, ("meaning" if kind == "meaning" else "other"), canonical(tag, vr, value, charset)
        if isinstance(value, list):
            for i, item in enumerate(value):
                yield from attributes(item, charset, "%s[%d]." % (path, i), around + (tag,))


# ---- Pixels -----------------------------------------------------------------------------------------------------------


def form(data):
    get = lambda tag, otherwise=0: struct.unpack("<H", data[tag])[0] if tag in data else otherwise
    frames = int(data[0x00280008].decode().strip(" \0")) if 0x00280008 in data else 1
    return dict(samples=get(0x00280002, 1), rows=get(0x00280010), columns=get(0x00280011), allocated=get(0x00280100),
                bits=get(0x00280101), high=get(0x00280102), signed=get(0x00280103), planar=get(0x00280006), frames=frames,
                photometric=data[0x00280004].decode().strip(" \0"))


def cells(data, f):
    pixels, size = data[0x7FE00010], f["allocated"] // 8
    count = f["columns"] * f["rows"] * f["samples"] * f["frames"]
    return [int.from_bytes(pixels[i * size : i * size + size], "little") for i in range(count)]


def frames(data, f):
    """Canonical bytes of each sample of each frame, colour by pixel."""
    size, shift = (f["bits"] + 7) // 8, f["high"] + 1 - f["bits"]
    pixels, samples = f["columns"] * f["rows"], f["samples"]
    every = cells(data, f)
    for frame in range(f["frames"]):
        values = every[frame * pixels * samples : (frame + 1) * pixels * samples]
        if f["planar"] and samples > 1:
            values = [values[s * pixels + p] for p in range(pixels) for s in range(samples)]
        out = []
        for cell in values:
            value = cell >> shift & (1 << f["bits"]) - 1
            if f["signed"] and value >> f["bits"] - 1:
                value -= 1 << f["bits"]
            out.append((value & (1 << 8 * size) - 1).to_bytes(size, "little"))
        yield out


def overlays(data, f):
    """Overlay Data that an overlay in the bits of the pixels stands for."""
    for tag in list(data):
        group = tag >> 16
        if not 0x6000 <= group <= 0x60FF or tag & 0xFFFF != 0x0102 or group << 16 | 0x3000 in data or f["samples"] != 1:
            continue
        bit = struct.unpack("<H", data[tag])[0]
        allocated = struct.unpack("<H", data.get(group << 16 | 0x0100, b"\1\0"))[0]
        if (bit == 0 and allocated <= 1) or f["high"] - f["bits"] < bit <= f["high"] or bit >= f["allocated"]:
            continue
        bits = [cell >> bit & 1 for cell in cells(data, f)]
        packed = bytearray((len(bits) + 15) // 16 * 2)
        for i, set_ in enumerate(bits):
            packed[i // 8] |= set_ << i % 8
        if any(packed):
            yield group << 16 | 0x3000, bytes(packed)


def undecoded(data, f, image):
    lines = [f["photometric"], f["planar"] if not wide(f) else 0, f["frames"] if 0x00280008 in image else 0, f["allocated"], f["high"]]
    return "".join("%s\n" % line for line in lines).encode() + data[0x7FE00010]


def wide(f):
    return f["bits"] > 16


def header(f, kind):
    side = 16 if max(f["columns"], f["rows"]) <= 1024 else 32
    return u32(f["columns"]) + u32(f["rows"]) + bytes([f["samples"], f["bits"], f["signed"], kind]) + u32(side) + f["photometric"].encode() + b"\0"


def tile_leaves(samples, f, side):
    """Row, column and pixels of each tile."""
    for ty in range((f["rows"] + side - 1) // side):
        for tx in range((f["columns"] + side - 1) // side):
            part = []
            for y in range(ty * side, min(f["rows"], ty * side + side)):
                left = (y * f["columns"] + tx * side) * f["samples"]
                right = (y * f["columns"] + min(f["columns"], tx * side + side)) * f["samples"]
                part += samples[left:right]
            yield ty, tx, b"".join(part)


# ---- Trees ------------------------------------------------------------------------------------------------------------


def root(hashes):
    if not hashes:
        return sha()
    if len(hashes) == 1:
        return hashes[0]
    half = 1
    while half * 2 < len(hashes):
        half *= 2
    return sha(b"\1", root(hashes[:half]), root(hashes[half:]))


def split(data):
    return [data[i : i + 32] for i in range(0, len(data), 32)]


def salts(nodes, leaves):
    found = {}

    def open_(level, index, node):
        if index << level >= leaves:
            return
        if level == 0:
            found[index] = node
        else:
            open_(level - 1, index * 2, sha(b"\x40", node))
            open_(level - 1, index * 2 + 1, sha(b"\x41", node))

    for level, index, node in nodes:
        open_(level, index, node)
    return found


def instance_root(part):
    if isinstance(part, bytes):
        return part
    frames_ = [sha(b"\2", frame["header"], root(split(frame["hashes"]))) for frame in part["frames"]]
    pieces = []
    for tree in ("meaning", "other"):
        hashes = split(part[tree]["hashes"])
        if len(hashes) != len(part[tree]["paths"]):
            raise ValueError("paths")
        pieces += [u32(len(hashes)), root(hashes)]
    return sha(b"\3", *pieces, u32(len(frames_)), root(frames_))


def study_root(opening):
    series = [sha(b"\4", u32(len(parts)), root([instance_root(part) for part in parts])) for parts in opening["series"]]
    return sha(b"\5", u32(len(series)), root(series))


# ---- Signatures -------------------------------------------------------------------------------------------------------


def signed(file, content_type, pub):
    tag, (body, unprotected, payload, signatures) = cbor(open(file, "rb").read())
    assert tag == 98 and unprotected == {} and cbor(body) == {3: content_type} and len(signatures) == 2
    keys = ["-----BEGIN" + block for block in open(pub).read().split("-----BEGIN")[1:]]
    for (protected, empty, signature), key, algorithm in zip(signatures, keys, (-19, -49)):
        der = subprocess.run(["base64", "-d"], input="".join(key.split("\n")[1:-2]).encode(), capture_output=True, check=True).stdout
        assert empty == {} and cbor(protected) == {1: algorithm, 4: sha(der)[:16]}
        if algorithm == -19:
            message = (b"\x85" + encoded_bytes(3, b"Signature") + encoded_bytes(2, body) + encoded_bytes(2, protected)
                       + encoded_bytes(2, b"") + encoded_bytes(2, payload))
            with tempfile.TemporaryDirectory() as work:
                for name, content in (("key", key.encode()), ("message", message), ("signature", signature)):
                    open(work + "/" + name, "wb").write(content)
                subprocess.run(["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", work + "/key", "-rawin", "-in", work + "/message",
                                "-sigfile", work + "/signature"], check=True, capture_output=True)
    return cbor(payload)


# ---- Comparing --------------------------------------------------------------------------------------------------------


def compare(part, data, changes):
    withheld = 0
    f = form(data)
    charset = {"ISO_IR 100": "iso-8859-1", "ISO_IR 192": "utf-8"}.get(data.get(0x00080005, b"").decode().strip(), "ascii")
    elements = sorted(list(data.items()) + (list(overlays(data, f)) if f["allocated"] >= 8 and not isinstance(data[0x7FE00010], tuple) else []))
    there = {"meaning": {}, "other": {}}
    for path, tree, value in attributes(elements, charset):
        there[tree][path] = value
    for tree in ("meaning", "other"):
        told, hashes = salts(part[tree]["salts"], len(part[tree]["paths"])), split(part[tree]["hashes"])
        for leaf, path in enumerate(part[tree]["paths"]):
            if path is None:
                withheld += 1
                if leaf in told or tree == "meaning":
                    changes.append("withheld")
            elif path not in there[tree]:
                changes.append("lost " + path)
            elif leaf not in told:  # replaced: the copy has another value there, of which only the seal of the copy speaks
                withheld += 1
                there[tree].pop(path)
                if tree == "meaning":
                    changes.append("replaced " + path)
            elif sha(b"\6", told[leaf], u32(len(path)), path.encode(), there[tree].pop(path)) != hashes[leaf]:
                changes.append("changed " + path)
        if tree == "meaning":
            changes += ["gained " + path for path in there[tree]]
    for i, frame in enumerate(part["frames"]):
        hashes = split(frame["hashes"])
        told = salts(frame["salts"], len(hashes))
        kind = frame["header"][11]
        if kind == 2:
            if sha(b"\7", told[0], u32(0), undecoded(data, f, data)) != hashes[0]:
                changes.append("pixel data")
            continue
        if frame["header"] != header(f, kind):
            changes.append("frame %d" % i)
        elif kind == 1:  # one frame of one fragment; tiles are those of a decoder
            jpeg = data[0x7FE00010][1][1 + i]
            jpeg = jpeg[:-1] if jpeg[-3:] == b"\xff\xd9\0" else jpeg
            if sha(b"\7", told[len(hashes) - 1], u32(i), jpeg) != hashes[-1]:
                changes.append("bytes of frame %d" % i)
        else:
            samples = list(frames(data, f))[i]
            side = struct.unpack_from(">I", frame["header"], 12)[0]
            for leaf, (ty, tx, pixels) in enumerate(tile_leaves(samples, f, side)):
                if leaf not in told:
                    withheld += 1
                elif sha(b"\0", told[leaf], u32(i), u32(ty), u32(tx), pixels) != hashes[leaf]:
                    changes.append("tile %d %d of frame %d" % (ty, tx, i))
    return withheld


def check(folder, pub):
    seal = signed(folder + "/study.seal", "application/vnd.elpis.seal+cbor", pub)
    raw = open(folder + "/study.opening", "rb").read()
    opening = cbor(raw)
    assert seal["format"] == "elpis-seal 1" and opening["format"] == "elpis-opening 1"
    assert seal["classes"] == sha(open(CLASSES_FILE, "rb").read()), "another table of classes"
    assert study_root(opening) == seal["study"] == opening["seal"], "the opening does not lead to the seal"
    if seal["opening"] != sha(raw):
        attestation = signed(folder + "/study.attestation", "application/vnd.elpis.attestation+cbor", pub)
        assert attestation["parent"] == seal["study"] and attestation["opening"] == sha(raw), "nobody signed for the opening"
    copies = {data[0x00080018].decode().strip("\0 "): data for data in map(read, sorted(glob.glob(folder + "/*.dcm")))}
    changes, withheld = [], 0
    for part in (part for parts in opening["series"] for part in parts):
        if not isinstance(part, bytes):
            if part["uid"] in copies:
                withheld += compare(part, copies.pop(part["uid"]), changes)
            else:
                changes.append("missing")
    changes += ["added"] * len(copies)
    return changes, withheld


def main():
    folder = sys.argv[1]
    bad = False
    for study in sorted(name for name in os.listdir(folder) if os.path.isdir(folder + "/" + name)):
        changes, withheld = check(folder + "/" + study, folder + "/seal.pub")
        print("%s: %s, %d leaves withheld" % (study, "altered: " + "; ".join(changes) if changes else "genuine", withheld))
        bad |= bool(changes)
    sys.exit(1 if bad else 0)


main()
