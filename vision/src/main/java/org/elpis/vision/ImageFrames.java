package org.elpis.vision;

import java.io.EOFException;
import java.io.IOException;
import java.util.Optional;
import org.elpis.codestream.EncapsulatedFrames;
import org.elpis.codestream.MalformedCodestreamException;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.StoredImage;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.vision.codec.LittleEndianCodec;
import org.elpis.vision.codec.NativeFrames;
import org.elpis.vision.codec.PlainFrame;
import org.elpis.vision.study.StoredFrames;
import org.jspecify.annotations.Nullable;

/// The frames of an image, one at a time: as they are written, and decoded.
final class ImageFrames implements StoredFrames, StoredImage {
    private final PixelLayout layout;
    private final FrameCodec codec;
    private final Value pixels;
    /// Of compressed pixel data.
    private final @Nullable EncapsulatedFrames encapsulated;
    /// Of uncompressed ones.
    private final @Nullable NativeFrames uncompressed;

    private ImageFrames(
            PixelLayout layout,
            FrameCodec codec,
            Value pixels,
            @Nullable EncapsulatedFrames encapsulated,
            @Nullable NativeFrames uncompressed) {
        this.layout = layout;
        this.codec = codec;
        this.pixels = pixels;
        this.encapsulated = encapsulated;
        this.uncompressed = uncompressed;
    }

    /// The frames of an object's own Pixel Data.
    static ImageFrames of(Instance image) throws IOException {
        Element element = image.dataSet()
                .get(Tag.PIXEL_DATA)
                .orElseThrow(() -> new IllegalArgumentException("image must have Pixel Data"));
        return of(image, element.value());
    }

    /// @param pixels  what stands for the Pixel Data of the image now
    static ImageFrames of(Instance image, Value pixels) throws IOException {
        PixelLayout layout = PixelLayout.of(image.dataSet());
        FrameCodec codec = Codecs.of(image.transferSyntax());
        if (layout.cells() > Raster.MAX_CELLS) {
            throw new UndecodableFrameException("a frame has more samples than are decoded here");
        }
        if (image.transferSyntax().isEncapsulated()) {
            return new ImageFrames(layout, codec, pixels, encapsulated(image, layout, pixels), null);
        }
        Element element = image.dataSet().get(Tag.PIXEL_DATA).orElseThrow();
        long length = length(pixels);
        NativeFrames frames = NativeFrames.of(layout, image.dataSet().encoding(), element.vr(), length);
        if (frames.bytes() > length) {
            throw new UndecodableFrameException("the pixel data are shorter than their attributes say");
        }
        return new ImageFrames(layout, codec, pixels, null, frames);
    }

    private static EncapsulatedFrames encapsulated(Instance image, PixelLayout layout, Value pixels)
            throws IOException {
        if (!(pixels instanceof Value.Fragments fragments)) {
            throw new UndecodableFrameException("the pixel data are not in fragments, as the transfer syntax asks");
        }
        try {
            EncapsulatedFrames frames = EncapsulatedFrames.of(image.dataSet(), fragments);
            if (frames.count() != layout.frames()) {
                throw new UndecodableFrameException("there are other frames than Number of Frames says");
            }
            return frames;
        } catch (MalformedCodestreamException e) {
            throw new UndecodableFrameException(e.fault().phrase());
        }
    }

    private static long length(Value pixels) throws UndecodableFrameException {
        return switch (pixels) {
            case Value.Bytes bytes -> bytes.length();
            case Value.Region region -> region.length();
            case Value.Fragments fragments ->
                throw new UndecodableFrameException(
                        "the pixel data are in fragments, and the transfer syntax has none");
            case Value.Items items -> throw new UndecodableFrameException("the pixel data are items");
        };
    }

    @Override
    public PixelLayout layout() {
        return layout;
    }

    FrameCodec codec() {
        return codec;
    }

    int count() {
        return layout.frames();
    }

    @Override
    public byte[] written(int index) throws IOException {
        return frame(index);
    }

    @Override
    public boolean isTabledElsewhere() throws IOException {
        return encapsulated != null && encapsulated.areTabledElsewhere();
    }

    @Override
    public boolean isExact(byte[] written) throws UndecodableFrameException {
        return codec.isExact(written, layout);
    }

    @Override
    public Optional<byte[]> cells(byte[] written) throws UndecodableFrameException {
        return codec.cells(written, layout);
    }

    /// A frame as it is written.
    byte[] frame(int index) throws IOException {
        if (encapsulated != null) {
            return encapsulated.frame(index);
        }
        NativeFrames frames = uncompressed();
        return frames.take(read(frames.start(index), frames.length(index)), index);
    }

    /// A frame decoded.
    @Override
    public Raster raster(int index) throws IOException {
        return codec.decode(frame(index), layout);
    }

    @Override
    public Raster decoded(byte[] written) throws IOException {
        return codec.decode(written, layout);
    }

    @Override
    public boolean isPlain(byte[] written) {
        return uncompressed != null && codec instanceof LittleEndianCodec && PlainFrame.is(written, layout);
    }

    /// How native frames lie in the pixel data.
    NativeFrames uncompressed() {
        if (uncompressed == null) {
            throw new IllegalStateException("Compressed frames have no place in the pixel data.");
        }
        return uncompressed;
    }

    /// Bytes of uncompressed pixel data; beyond their end they are zero.
    byte[] read(long position, long length) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(length)];
        switch (pixels) {
            case Value.Region region -> {
                int there = (int) Math.min(length, region.length() - position);
                if (region.source().read(region.position() + position, bytes, 0, there) < there) {
                    throw new EOFException("The source became shorter while it was read.");
                }
            }
            case Value.Bytes all -> {
                int there = (int) Math.min(length, all.length() - position);
                System.arraycopy(all.array(), all.offset() + (int) position, bytes, 0, there);
            }
            case Value.Items items -> throw new IllegalStateException("Items are no pixels.");
            case Value.Fragments fragments -> throw new IllegalStateException("Fragments are read by frames.");
        }
        return bytes;
    }
}
