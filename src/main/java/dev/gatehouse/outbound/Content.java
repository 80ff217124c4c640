package dev.gatehouse.outbound;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The body of a call or of an answer: bytes and what they are. */
public final class Content {

    public static final Content NONE = new Content("", new byte[0]);

    private final String type;
    private final byte[] bytes;

    /**
     * A body.
     *
     * @param type its media type; empty where nobody said
     */
    public Content(String type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes.clone();
    }

    /** A JSON body. */
    public static Content json(byte[] bytes) {
        return new Content("application/json", bytes);
    }

    /** Plain bytes. */
    public static Content octets(byte[] bytes) {
        return new Content("application/octet-stream", bytes);
    }

    public String type() {
        return type;
    }

    public byte[] bytes() {
        return bytes.clone();
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** Whether this is a page for people, which no call ever asks for. */
    public boolean isHtml() {
        String lower = type.toLowerCase(Locale.ROOT);
        return lower.startsWith("text/html") || lower.startsWith("application/xhtml+xml");
    }

    /** The bytes as UTF-8; what is none becomes U+FFFD. */
    public String text() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Type and size only, because bodies do not belong into logs. */
    @Override
    public String toString() {
        return (type.isEmpty() ? "no type" : type) + ", " + bytes.length + " bytes";
    }
}
