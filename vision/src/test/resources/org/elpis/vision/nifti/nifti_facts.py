"""What nibabel says of NIfTI files: one line a file, with the place of voxels and 60 of their values."""
import sys

import nibabel
import numpy

for name in sys.argv[1:]:
    image = nibabel.load(name)
    values = image.get_fdata().ravel(order="F")
    step = max(1, len(values) // 60)
    print(
        ",".join(str(size) for size in image.shape),
        ",".join(repr(float(number)) for number in image.affine[:3].ravel()),
        ",".join(repr(float(number)) for number in numpy.nan_to_num(values[::step][:60])),
    )
