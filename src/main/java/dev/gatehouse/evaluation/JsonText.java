package dev.gatehouse.evaluation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import com.fasterxml.jackson.core.util.BufferRecycler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;

/** Writes JSON objects with jackson-core alone, which a cold start can afford. */
public final class JsonText {

    /** The one factory; it is thread-safe. */
    public static final JsonFactory JSON = new JsonFactory();

    private JsonText() {}

    /** An object as text. */
    public static String object(Members members) {
        // Its buffers are used again: a delivery's text is some kilobytes, and would be copied each time that it grows.
        BufferRecycler buffers = JSON._getBufferRecycler();
        try (SegmentedStringWriter text = new SegmentedStringWriter(buffers)) {
            write(members, text);
            return text.getAndClear();
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes everything", e);
        } finally {
            buffers.releaseToPool();
        }
    }

    private static void write(Members members, Writer text) throws IOException {
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            members.write(out);
            out.writeEndObject();
        }
    }

    /** The members of an object. */
    public interface Members {
        void write(JsonGenerator out) throws IOException;
    }
}
