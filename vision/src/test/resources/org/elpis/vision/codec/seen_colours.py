"""Writes what pydicom makes of the colours of images: `<number>.rgb`, 8 bits a colour, pixel by pixel.

Images that it does not read, or whose colours it knows no conversion of, have no file.
"""

import sys
import warnings

import numpy
import pydicom
from pydicom.pixel_data_handlers import numpy_handler, rle_handler
from pydicom.pixel_data_handlers.util import apply_color_lut, convert_color_space

warnings.simplefilter("ignore")
# Without these, whatever else is installed may decode instead.
pydicom.config.pixel_data_handlers = [numpy_handler, rle_handler]


def seen(data_set):
    pixels = data_set.pixel_array
    if data_set.PhotometricInterpretation == "PALETTE COLOR":
        colours = apply_color_lut(pixels, data_set)
        return colours >> 8 if colours.max() > 255 else colours
    if data_set.PhotometricInterpretation.startswith("YBR_FULL"):
        return convert_color_space(pixels, "YBR_FULL", "RGB")
    raise ValueError("no conversion")


for number, path in enumerate(sys.argv[2:]):
    try:
        colours = seen(pydicom.dcmread(path, force=True))
        with open("%s/%d.rgb" % (sys.argv[1], number), "wb") as out:
            out.write(colours.astype(numpy.uint8).tobytes())
    except Exception:
        pass
