#!/usr/bin/python3
"""The Basic Profile of PS3.15 Table E.1-1 as one writes it with pydicom: all rows, in every sequence, private elements
removed, UIDs mapped by a hash. No options, no free text, no harvest, no check of the output.

Usage: pydicom_table.py IN OUT
"""
import hashlib
import os
import sys

import pydicom
from pydicom.uid import UID

TABLE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "core", "src", "main", "resources", "org",
                     "elpis", "policy", "standard", "confidentiality-profile.txt")
DUMMY = {"DA": "19000101", "DT": "19000101000000", "TM": "000000", "PN": "ANON", "AS": "000Y", "DS": "0", "IS": "0",
         "OB": b"\0\0", "OW": b"\0\0", "UN": b"\0\0", "SQ": []}


def table():
    exact, groups = {}, {}
    with open(TABLE, encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#"):
                cells = line.split("\t")
                (groups if "x" in cells[0] else exact)[cells[0]] = cells[3]
    return exact, groups


EXACT, GROUPS = table()


def code(tag):
    text = "%04x%04x" % (tag.group, tag.element)
    if tag.group % 2 == 0:
        for pattern, value in GROUPS.items():
            if all(p in ("x", t) for p, t in zip(pattern, text)):
                return value
    return EXACT.get(text)


def mapped(uid):
    number = int.from_bytes(hashlib.sha256(str(uid).encode()).digest()[:16], "big")
    return UID("2.25.%d" % number)


def change(data_set):
    for element in list(data_set):
        what = code(element.tag)
        if element.tag.is_private or what == "X":
            del data_set[element.tag]
        elif what in ("Z", "X/Z"):
            element.value = [] if element.VR == "SQ" else b"" if element.VR in ("OB", "OW", "UN") else ""
        elif what in ("D", "X/D", "X/Z/D", "Z/D"):
            element.value = DUMMY.get(element.VR, "ANON" if isinstance(element.value, str) else 0)
        elif what == "U" and element.VR == "UI":
            element.value = [mapped(v) for v in element.value] if element.VM > 1 else mapped(element.value)
        elif element.VR == "SQ":
            for item in element.value:
                change(item)


def main():
    source, target = sys.argv[1:]
    for folder, _, names in os.walk(source):
        place = os.path.join(target, os.path.relpath(folder, source))
        os.makedirs(place, exist_ok=True)
        for name in names:
            try:
                instance = pydicom.dcmread(os.path.join(folder, name), force=True)
                change(instance)
                instance.file_meta.MediaStorageSOPInstanceUID = instance.SOPInstanceUID
                instance.save_as(os.path.join(place, name))
            except Exception as fault:  # what such a script does with what it cannot read: it leaves it out
                print("left out:", type(fault).__name__, file=sys.stderr)


main()
