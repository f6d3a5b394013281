#!/usr/bin/python3
"""Writes the frames of real files as PGM and PPM of the stored values, for the bench of burned-in text.

  frames.py DATA TARGET    DATA holds burned-in, chest-xray, dicom-mixed, series

Decodes with pydicom and gdcm (Debian python3-pydicom, python3-gdcm, python3-pil), so that the bench does not ask the
codecs that it may be run against. A frame that neither decodes is left out; equal frames are written once.
"""
import hashlib
import os
import pathlib
import sys
import warnings

import numpy as np
import pydicom
from PIL import Image
from pydicom.pixel_data_handlers.util import apply_color_lut, convert_color_space

warnings.filterwarnings("ignore")
MAX_FRAMES = 4  # of one object; frames of a cine are near copies
MIN_SIDE = 32


def planes(data_set):
    """The frames as arrays of unsigned stored values, rows x columns or rows x columns x 3, and their bits."""
    data = data_set.pixel_array
    photometric = data_set.PhotometricInterpretation
    bits = data_set.BitsStored
    samples = data_set.SamplesPerPixel
    if int(data_set.get("NumberOfFrames", 1) or 1) == 1 and data.ndim == (2 if samples == 1 else 3):
        data = data[None]
    step = max(1, len(data) // MAX_FRAMES)
    data = data[::step][:MAX_FRAMES]
    if photometric == "PALETTE COLOR":
        data = np.stack([apply_color_lut(frame, data_set) for frame in data])
        bits = 8 if data.max() < 256 else 16
    elif photometric.startswith("YBR_FULL"):
        data = np.stack([convert_color_space(frame, photometric, "RGB") for frame in data])
    if data_set.PixelRepresentation == 1:
        data = data.astype(np.int64) + (1 << bits - 1)
    return np.clip(data, 0, (1 << bits) - 1).astype(np.uint16), bits


def write(target, name, frame, bits):
    if bits > 16 or min(frame.shape[:2]) < MIN_SIDE or frame.max() == frame.min():
        return
    colour = frame.ndim == 3
    limit = max(255, (1 << bits) - 1)
    body = frame.astype(np.uint8 if limit < 256 else ">u2").tobytes()
    head = f"{'P6' if colour else 'P5'}\n{frame.shape[1]} {frame.shape[0]}\n{limit}\n".encode()
    (target / (name + (".ppm" if colour else ".pgm"))).write_bytes(head + body)


def objects(path, target, name):
    try:
        frames, bits = planes(pydicom.dcmread(path, force=True))
    except Exception as fault:  # broken on purpose, or not a picture
        print("left out", name, type(fault).__name__, file=sys.stderr)
        return
    for i, frame in enumerate(frames):
        write(target, f"{name}-{i}", frame, bits)


def picture(path, target, name):
    frame = np.asarray(Image.open(path).convert("RGB"))
    if (frame[..., 0] == frame[..., 1]).all() and (frame[..., 0] == frame[..., 2]).all():
        frame = frame[..., 0]
    write(target, name, frame.astype(np.uint16), 8)


def main():
    data, target = map(pathlib.Path, sys.argv[1:3])
    target.mkdir(parents=True, exist_ok=True)
    parts = {"burned-in/dicom": objects, "series": objects, "dicom-mixed/files": objects, "chest-xray/mhh": picture,
             "chest-xray/covid": picture, "chest-xray/nih64": picture, "burned-in/ultrasound-images": picture}
    for part, convert in parts.items():
        for path in sorted((data / part).rglob("*")):
            if not path.is_file() or convert is picture and path.suffix.lower() not in (".jpg", ".png", ".jpeg"):
                continue
            child = os.fork()  # a decoder that crashes takes one file with it
            if child == 0:
                convert(path, target, "__".join(path.relative_to(data).parts))
                sys.stdout.flush()
                os._exit(0)
            os.waitpid(child, 0)
    seen = set()
    for file in sorted(target.glob("*.p?m")):
        digest = hashlib.sha256(file.read_bytes()).digest()
        if digest in seen:
            file.unlink()
        seen.add(digest)


main()
