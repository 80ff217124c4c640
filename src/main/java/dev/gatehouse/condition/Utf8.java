package dev.gatehouse.condition;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads bytes as text in UTF-8, strictly. */
final class Utf8 {

    private Utf8() {}

    /** The text, without a byte order mark; empty where the bytes are no UTF-8, which is then among the problems. */
    static Optional<String> text(byte[] body, Problems problems) {
        ByteBuffer bytes = ByteBuffer.wrap(body);
        CharBuffer characters = CharBuffer.allocate(body.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(bytes, characters, true);
        if (result.isError()) {
            problems.add(
                    JsonPath.ROOT,
                    "bytes that are not UTF-8, from byte " + (bytes.position() + 1) + " on",
                    "write JSON in UTF-8");
            return Optional.empty();
        }
        return Optional.of(withoutMark(characters.flip().toString()));
    }

    /** Whether there is nothing in the text but what JSON takes for white space. */
    static boolean isNothing(String text) {
        int at = 0;
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at == text.length();
    }

    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
