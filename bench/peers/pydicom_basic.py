#!/usr/bin/python3
"""What people write who de-identify with pydicom: read, change some thirty attributes, remove private ones, save.

No harvest, no free text, no check of the output: far less than Elpis does. Usage: pydicom_basic.py IN OUT
"""
import os
import sys

import pydicom
from pydicom.uid import generate_uid

EMPTY = """PatientName PatientID PatientBirthDate ReferringPhysicianName AccessionNumber StudyID""".split()
REMOVE = """InstitutionName InstitutionAddress InstitutionalDepartmentName StationName PerformingPhysicianName
    OperatorsName NameOfPhysiciansReadingStudy PhysiciansOfRecord RequestingPhysician OtherPatientIDs
    OtherPatientNames PatientAddress PatientTelephoneNumbers AdditionalPatientHistory PatientComments ImageComments
    DeviceSerialNumber ProtocolName StudyDescription SeriesDescription RequestAttributesSequence
    ReferencedStudySequence""".split()
UIDS = """StudyInstanceUID SeriesInstanceUID SOPInstanceUID FrameOfReferenceUID""".split()


def change(data_set):
    for keyword in EMPTY:
        if keyword in data_set:
            data_set.data_element(keyword).value = ""
    for keyword in REMOVE:
        if keyword in data_set:
            delattr(data_set, keyword)
    for keyword in UIDS:
        if keyword in data_set:
            setattr(data_set, keyword, generate_uid(entropy_srcs=[str(getattr(data_set, keyword))]))
    data_set.remove_private_tags()
    data_set.file_meta.MediaStorageSOPInstanceUID = data_set.SOPInstanceUID


source, target = sys.argv[1:]
for folder, _, names in os.walk(source):
    place = os.path.join(target, os.path.relpath(folder, source))
    os.makedirs(place, exist_ok=True)
    for name in names:
        try:
            instance = pydicom.dcmread(os.path.join(folder, name))
            change(instance)
            instance.save_as(os.path.join(place, name))
        except Exception as fault:  # what such a script does with what it cannot read: it leaves it out
            print("left out:", type(fault).__name__, file=sys.stderr)
