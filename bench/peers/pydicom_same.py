#!/usr/bin/env python3
"""Says what pydicom, an independent reader, sees different between real objects and copies of them that `bench/seals legal` kept.

    bench/peers/pydicom_same.py KEPT FOLDER...

One line a copy: its name and what differs: paths with the lengths of their values, never values; `pixels` where the numbers of
the pixels differ; `nothing` where all is the same. How things are encoded is not compared.
"""
import os
import sys

import pydicom

ENCODING = {0x00280004, 0x00280006, 0x00280008, 0x00280100, 0x00280102, 0x00080001, 0x00080005, 0x7FE00010, 0xFFFCFFFC}


def raw(element):
    value = element.value
    return value if isinstance(value, bytes) else str(value).encode()


def differences(one, other, before=""):
    for tag in sorted(set(one.keys()) | set(other.keys())):
        if tag.element == 0 or (int(tag) in ENCODING and not before):
            continue
        path = "%s(%04X,%04X)" % (before, tag.group, tag.element)
        if tag not in one or tag not in other:
            yield path + (" gained" if tag in other else " lost")
            continue
        # As they stand in the file: pydicom itself trims texts.
        first, second = one.get_item(tag), other.get_item(tag)
        if isinstance(one[tag].value, pydicom.Sequence):
            items, others = one[tag].value, other[tag].value
            if isinstance(others, pydicom.Sequence) and len(items) == len(others):
                for i, pair in enumerate(zip(items, others)):
                    yield from differences(*pair, "%s[%d]." % (path, i))
            else:
                yield path + " has other items"
        elif raw(first) != raw(second) and one[tag].value != other[tag].value or len(raw(first)) != len(raw(second)) and tag.is_private:
            yield "%s of %d bytes, then %d" % (path, len(raw(first)), len(raw(second)))


def pixels(one, other):
    if 0x7FE00010 not in one:
        return []
    try:
        first, second = one.pixel_array, other.pixel_array
    except Exception as fault:  # whatever a decoder lacks
        return ["pixels (%s)" % type(fault).__name__ + " not decoded by pydicom"]
    if first.shape != second.shape:
        return ["pixels of another shape"]
    share = (first != second).mean()
    return ["pixels: %.1f %% differ" % (100 * share)] if share else []


def main():
    kept = sys.argv[1]
    originals = {name: os.path.join(folder, name) for top in sys.argv[2:] for folder, _, names in os.walk(top) for name in names}
    for copy in sorted(os.listdir(kept)):
        name = copy.split("--", 1)[1]
        one = pydicom.dcmread(originals[name], force=True)
        other = pydicom.dcmread(os.path.join(kept, copy), force=True)
        found = list(differences(one, other)) + pixels(one, other)
        print("%s\t%s" % (copy, "; ".join(found[:4]) or "nothing"))


main()
