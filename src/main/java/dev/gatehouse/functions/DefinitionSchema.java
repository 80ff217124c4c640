package dev.gatehouse.functions;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;

/**
 * Gives editors the JSON Schema of definitions that this version of the app understands. It holds nothing of this app's, and editors
 * send no keys, so everybody may have it.
 */
public final class DefinitionSchema {

    static final String RESOURCE = "/check.schema.json";

    private static final Lazy<String> SCHEMA = new Lazy<>(DefinitionSchema::read);

    /** Answers the schema. */
    @FunctionName("DefinitionSchema")
    public HttpResponseMessage run(
            @HttpTrigger(
                            name = "request",
                            methods = HttpMethod.GET,
                            authLevel = AuthorizationLevel.ANONYMOUS,
                            route = "schema")
                    HttpRequestMessage<Optional<String>> request,
            ExecutionContext context) {
        return InvocationLog.answer(
                context,
                () -> request.createResponseBuilder(HttpStatus.OK)
                        .header("Content-Type", "application/schema+json")
                        .header("Cache-Control", "public, max-age=3600")
                        .body(SCHEMA.get())
                        .build());
    }

    private static String read() {
        try (InputStream schema =
                Objects.requireNonNull(DefinitionSchema.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new String(schema.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("what is part of the app can be read", e);
        }
    }
}
