package dev.gatehouse.functions;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes the JSON of answers with jackson-core alone, which a cold start can afford. */
final class JsonText {

    static final JsonFactory JSON = new JsonFactory();

    private JsonText() {}

    static String object(Members members) {
        StringWriter text = new StringWriter();
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
    interface Members {
        void write(JsonGenerator out) throws IOException;
    }
}
