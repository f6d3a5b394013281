"""One line an image: SHA-256 over its stored values, 16 bits each, pixel by pixel; or "unread".

Values of more than 16 bits are spread over 0 to 65535, as the codec under test says it does.
"""

import hashlib
import sys
import warnings

import numpy
import pydicom
from pydicom.pixel_data_handlers import numpy_handler, rle_handler

warnings.simplefilter("ignore")
# Without these, whatever else is installed may decode instead.
pydicom.config.pixel_data_handlers = [numpy_handler, rle_handler]


def values(data_set):
    pixels = data_set.pixel_array
    if data_set.SamplesPerPixel > 1 and pixels.shape[-1] != data_set.SamplesPerPixel:
        raise ValueError("pixels are not in pixel order")
    frames = int(data_set.get("NumberOfFrames", 1) or 1)
    pixels = pixels.reshape(frames, -1).astype(numpy.int64)
    stored = data_set.BitsStored
    low = data_set.HighBit + 1 - stored
    signed = data_set.PixelRepresentation == 1
    pixels = (pixels >> low) & ((1 << stored) - 1)
    if signed:
        pixels = pixels - ((pixels >> (stored - 1)) << stored)
    if stored <= 16:
        return pixels
    least = pixels.min(axis=1, keepdims=True)
    above = (pixels - least).astype(numpy.float64)
    most = above.max(axis=1, keepdims=True)
    scale = numpy.where(most == 0, 0, 65535 / numpy.where(most == 0, 1, most))
    return numpy.floor(above * scale + 0.5)


for path in sys.argv[1:]:
    try:
        found = values(pydicom.dcmread(path, force=True))
        print(hashlib.sha256(found.astype(numpy.int64).astype("<u2").tobytes()).hexdigest())
    except Exception:
        print("unread")
