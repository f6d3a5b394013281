"""Holds pairs of NIfTI files, an original and what was made of it, against each other with nibabel.

One line a pair: what differs but should not, then the share of voxels that differ and how far to the back they lie,
as a share of the way from the front of the volume to its back.
"""
import sys

import nibabel
import numpy

for before, after in zip(sys.argv[1::2], sys.argv[2::2]):
    one, other = nibabel.load(before), nibabel.load(after)
    wrong = []
    for what in ("sizeof_hdr", "datatype", "bitpix", "qform_code", "sform_code", "xyzt_units", "cal_max"):
        if not numpy.array_equal(one.header[what], other.header[what]):
            wrong.append(what)
    if one.shape != other.shape:
        wrong.append("shape")
    if not numpy.array_equal(one.affine, other.affine):
        wrong.append("affine")
    if one.header.get_zooms() != other.header.get_zooms():
        wrong.append("zooms")
    if (one.dataobj.slope, one.dataobj.inter) != (other.dataobj.slope, other.dataobj.inter):
        wrong.append("scaling")
    for text in ("descrip", "aux_file", "intent_name") + (("db_name", "data_type") if one.header["sizeof_hdr"] == 348 else ()):
        if other.header[text].tobytes().strip(b"\0"):
            wrong.append(text)
    if other.header.extensions:
        wrong.append("extensions")
    raw = [numpy.asarray(image.dataobj.get_unscaled()) for image in (one, other)]
    differs = raw[0].tobytes() != raw[1].tobytes() and (raw[0] != raw[1])
    if differs is False:
        print(",".join(wrong) or "-", 0.0, 0.0)
        continue
    shape = one.shape[:3]
    indices = numpy.argwhere(differs)[:, :3]
    corners = nibabel.affines.apply_affine(
        one.affine, [[(i, n - 1)[bit] for i, n, bit in zip((0, 0, 0), shape, bits)] for bits in numpy.ndindex(2, 2, 2)])
    front, back = corners[:, 1].max(), corners[:, 1].min()
    depth = (front - nibabel.affines.apply_affine(one.affine, indices)[:, 1].min()) / (front - back)
    print(",".join(wrong) or "-", differs.mean(), depth)
