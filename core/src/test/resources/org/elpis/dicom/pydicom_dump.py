"""Prints every element that pydicom finds in the files of a folder, one line each.

    F <name>                          a file that pydicom reads starts
    <path> <VR> <length> <SHA-1>      a value, bytes as encoded; VR "--" in implicit encoding
    <path> SQ <items>                 a sequence
    <path> ?                          an element whose bytes pydicom has already replaced by its own objects
    X <name>                          the file just printed could not be read to its end
"""
import hashlib
import os
import sys
import warnings

import pydicom
from pydicom import config
from pydicom.dataelem import RawDataElement
from pydicom.sequence import Sequence

warnings.simplefilter("ignore")
config.replace_un_with_known_vr = False
config.settings.reading_validation_mode = config.IGNORE


def holds_items(element, dataset):
    if not isinstance(element, RawDataElement):
        return isinstance(element.value, Sequence)
    if element.VR == "SQ":
        return True
    if element.VR is not None:
        return False
    try:
        return pydicom.datadict.dictionary_VR(element.tag) == "SQ"
    except KeyError:
        return False


def dump(dataset, prefix, out):
    for tag in sorted(dataset.keys()):
        element = dataset.get_item(tag)
        path = "%s%08X" % (prefix, tag)
        if holds_items(element, dataset):
            items = dataset[tag].value
            out.append("%s SQ %d" % (path, len(items)))
            for index, item in enumerate(items):
                dump(item, "%s.%d." % (path, index), out)
        elif not isinstance(element, RawDataElement):
            out.append("%s ?" % path)
        else:
            value = element.value or b""
            vr = "--" if element.is_implicit_VR else element.VR
            digest = hashlib.sha1(value).hexdigest()
            out.append("%s %s %d %s" % (path, vr, len(value), digest))


def main(folder):
    for name in sorted(os.listdir(folder)):
        out = ["F " + name]
        try:
            dataset = pydicom.dcmread(os.path.join(folder, name), force=True)
            dump(dataset.file_meta, "", out)
            dump(dataset, "", out)
        except Exception as fault:
            out.append("X %s %s" % (name, type(fault).__name__))
        print("\n".join(out))


main(sys.argv[1])
