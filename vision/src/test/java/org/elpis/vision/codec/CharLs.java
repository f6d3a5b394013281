package org.elpis.vision.codec;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// CharLS, the JPEG-LS codec that others use, as a judge. Debian package `libcharls2`.
final class CharLs {
    private static final String LIBRARY = "libcharls.so.2";

    private final SymbolLookup symbols;
    private final Map<String, MethodHandle> handles = new HashMap<>();

    private CharLs(SymbolLookup symbols) {
        this.symbols = symbols;
    }

    /// Empty where the library is not installed.
    static Optional<CharLs> find() {
        try {
            return Optional.of(new CharLs(lookup()));
        } catch (IllegalArgumentException absent) {
            return Optional.empty();
        }
    }

    @SuppressWarnings("restricted")
    private static SymbolLookup lookup() {
        return SymbolLookup.libraryLookup(LIBRARY, Arena.global());
    }

    /// Samples pixel by pixel, of 8 bits up to `bits` 8 and otherwise of 16, little endian; empty when CharLS refuses.
    Optional<byte[]> decode(byte[] frame, int expectedBytes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment decoder =
                    (MemorySegment) handle("charls_jpegls_decoder_create", FunctionDescriptor.of(ADDRESS))
                            .invokeExact();
            try {
                MemorySegment source = arena.allocate(frame.length);
                source.copyFrom(MemorySegment.ofArray(frame));
                MemorySegment target = arena.allocate(Math.max(1, expectedBytes));
                boolean isDecoded = call("charls_jpegls_decoder_set_source_buffer", decoder, source, frame.length) == 0
                        && call("charls_jpegls_decoder_read_header", decoder) == 0
                        && interleaved(decoder, target, expectedBytes);
                return isDecoded ? Optional.of(target.toArray(JAVA_BYTE)) : Optional.empty();
            } finally {
                handle("charls_jpegls_decoder_destroy", FunctionDescriptor.ofVoid(ADDRESS))
                        .invokeExact(decoder);
            }
        } catch (Throwable e) {
            throw new LinkageError("CharLS cannot be called", e);
        }
    }

    private boolean interleaved(MemorySegment decoder, MemorySegment target, int bytes) throws Throwable {
        MethodHandle decode = handle(
                "charls_jpegls_decoder_decode_to_buffer",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT));
        return (int) decode.invokeExact(decoder, target, (long) bytes, 0) == 0;
    }

    /// Encodes samples; planar ones when `interleave` is 0 and there are several components.
    ///
    /// @param preset  MAXVAL, T1, T2, T3 and RESET, or all 0
    byte[] encode(
            byte[] samples, int columns, int rows, int bits, int components, int near, int interleave, int[] preset) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment encoder =
                    (MemorySegment) handle("charls_jpegls_encoder_create", FunctionDescriptor.of(ADDRESS))
                            .invokeExact();
            try {
                MemorySegment info = ints(arena, columns, rows, bits, components);
                require(call("charls_jpegls_encoder_set_frame_info", encoder, info));
                require(set("charls_jpegls_encoder_set_near_lossless", encoder, near));
                require(set("charls_jpegls_encoder_set_interleave_mode", encoder, interleave));
                if (Arrays.stream(preset).anyMatch(each -> each != 0)) {
                    require(call("charls_jpegls_encoder_set_preset_coding_parameters", encoder, ints(arena, preset)));
                }
                long capacity = samples.length * 4L + 4096;
                MemorySegment target = arena.allocate(capacity);
                require(call("charls_jpegls_encoder_set_destination_buffer", encoder, target, capacity));
                MemorySegment source = arena.allocate(samples.length);
                source.copyFrom(MemorySegment.ofArray(samples));
                MethodHandle encode = handle(
                        "charls_jpegls_encoder_encode_from_buffer",
                        FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG, JAVA_INT));
                require((int) encode.invokeExact(encoder, source, (long) samples.length, 0));
                MemorySegment written = arena.allocate(JAVA_LONG);
                require(call("charls_jpegls_encoder_get_bytes_written", encoder, written));
                return target.asSlice(0, written.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
            } finally {
                handle("charls_jpegls_encoder_destroy", FunctionDescriptor.ofVoid(ADDRESS))
                        .invokeExact(encoder);
            }
        } catch (Throwable e) {
            throw new LinkageError("CharLS cannot be called", e);
        }
    }

    private static MemorySegment ints(Arena arena, int... values) {
        MemorySegment segment = arena.allocate(JAVA_INT, values.length);
        segment.copyFrom(MemorySegment.ofArray(values));
        return segment;
    }

    private int call(String name, MemorySegment self) throws Throwable {
        return (int) handle(name, FunctionDescriptor.of(JAVA_INT, ADDRESS)).invokeExact(self);
    }

    private int call(String name, MemorySegment self, MemorySegment argument) throws Throwable {
        return (int)
                handle(name, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS)).invokeExact(self, argument);
    }

    private int call(String name, MemorySegment self, MemorySegment buffer, long bytes) throws Throwable {
        return (int) handle(name, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_LONG))
                .invokeExact(self, buffer, bytes);
    }

    private int set(String name, MemorySegment self, int value) throws Throwable {
        return (int)
                handle(name, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT)).invokeExact(self, value);
    }

    private static void require(int error) {
        if (error != 0) {
            throw new IllegalArgumentException("CharLS error " + error);
        }
    }

    @SuppressWarnings("restricted")
    private MethodHandle handle(String name, FunctionDescriptor descriptor) {
        return handles.computeIfAbsent(
                name,
                each -> Linker.nativeLinker().downcallHandle(symbols.find(each).orElseThrow(), descriptor));
    }
}
