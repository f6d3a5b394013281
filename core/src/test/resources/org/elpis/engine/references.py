"""Reads each object before and after its release, and asks whether every UID became one and the same UID everywhere.

    references.py JOURNAL FOLDER_OF_RELEASED_OBJECTS
"""
import collections
import logging
import sys
import warnings

import pydicom

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)


def uids(data_set, path=()):
    for element in data_set:
        if element.VR == "SQ":
            for index, item in enumerate(element.value):
                yield from uids(item, path + (element.tag, index))
        elif element.VR == "UI" and element.value:
            values = [element.value] if isinstance(element.value, str) else element.value
            for index, value in enumerate(values):
                yield path + (element.tag, index), str(value)


new_of, old_of = collections.defaultdict(set), collections.defaultdict(set)
unread = 0
for line in open(sys.argv[1], encoding="utf-8"):
    source, _, _, released = line.split("\t")[:4]
    try:
        before = dict(uids(pydicom.dcmread(source, force=True, stop_before_pixels=True)))
    except Exception:
        unread += 1
        continue
    after = dict(uids(pydicom.dcmread(sys.argv[2] + "/" + released, stop_before_pixels=True)))
    for path, uid in before.items():
        if path in after:
            new_of[uid].add(after[path])
            old_of[after[path]].add(uid)
several = [uid for uid, news in new_of.items() if len(news) > 1] + [uid for uid, olds in old_of.items() if len(olds) > 1]
kept = [uid for uid, news in new_of.items() if uid in news and not uid.startswith("1.2.840.10008.")]
if several or kept or unread > 5 or len(new_of) < 500:
    sys.exit(f"several {several[:5]} kept {kept[:5]} unread {unread} UIDs {len(new_of)}")
print(f"closed: {len(new_of)} UIDs")
