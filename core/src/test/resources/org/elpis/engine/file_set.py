"""Loads every object of a file-set through its DICOMDIR.

    file_set.py FOLDER
"""
import logging
import sys
import warnings

from pydicom.fileset import FileSet

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

count = 0
for instance in FileSet(sys.argv[1] + "/DICOMDIR"):
    data_set = instance.load()
    if data_set.SOPInstanceUID != instance.SOPInstanceUID or data_set.PatientID != instance.PatientID:
        sys.exit("another object: " + instance.path)
    count += 1
print(f"{count} objects")
