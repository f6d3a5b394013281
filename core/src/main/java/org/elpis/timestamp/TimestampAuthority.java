package org.elpis.timestamp;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;

/// An authority that is asked for timestamps. Thread-safe.
public final class TimestampAuthority {
    private final URI address;
    private final TimestampProtocol protocol;

    public TimestampAuthority(URI address, TimestampProtocol protocol) {
        this.address = address;
        this.protocol = protocol;
    }

    /// The authority at an address.
    ///
    /// @throws ElpisException when this installation knows no timestamps
    public static TimestampAuthority at(URI address) {
        return new TimestampAuthority(
                address,
                Timestamps.protocol()
                        .orElseThrow(() -> new ElpisException(
                                Code.PART_MISSING,
                                "The part of Elpis that asks for timestamps is not installed. Use a whole distribution, "
                                        + "or leave the timestamp out.")));
    }

    /// The address that a text says; empty when it says none that can be asked. Names and passwords in addresses
    /// would stand in messages and are not taken.
    public static Optional<URI> address(String text) {
        try {
            URI uri = new URI(text);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            boolean isHttp = scheme.equals("http") || scheme.equals("https");
            boolean isPlain = uri.getHost() != null && uri.getUserInfo() == null && uri.getFragment() == null;
            return isHttp && isPlain ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /// A token over some bytes.
    ///
    /// @throws ElpisException when there comes none that fits
    public Obtained stamp(byte[] bytes) {
        try {
            return protocol.obtain(address, bytes);
        } catch (NoTimestampException e) {
            throw new ElpisException(
                            Code.TIMESTAMP_MISSING,
                            "The timestamp authority gave no timestamp. What it should have been for was not written; "
                                    + "what stands there already is whole. Try again, ask another authority, or leave "
                                    + "the timestamp out.")
                    .with("authority", address)
                    .with("because", e.phrase());
        }
    }
}
