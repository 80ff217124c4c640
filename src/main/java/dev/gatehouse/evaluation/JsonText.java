package dev.gatehouse.evaluation;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes JSON objects with jackson-core alone, which a cold start can afford. */
public final class JsonText {

    /** The one factory; it is thread-safe. */
    public static final JsonFactory JSON = new JsonFactory();

    /** What a delivery takes, which is copied at each time that it grows. */
    private static final int USUAL_LENGTH = 2_000;

    private JsonText() {}

    /** An object as text. */
    public static String object(Members members) {
        StringWriter text = new StringWriter(USUAL_LENGTH);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            members.write(out);
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("a string takes everything", e);
        }
        return text.toString();
    }

    /** The members of an object. */
    public interface Members {
        void write(JsonGenerator out) throws IOException;
    }
}
