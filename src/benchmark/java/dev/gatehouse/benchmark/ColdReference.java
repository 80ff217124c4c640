package dev.gatehouse.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import dev.gatehouse.functions.TestMessage;
import dev.gatehouse.functions.TestRequest;
import java.io.IOException;
import java.io.StringWriter;

/**
 * The program of {@link FirstAcceptance} that does the least a check must do: it reads seven headers and the body, and writes one
 * message. It judges nothing and keeps no secret.
 */
final class ColdReference {

    private ColdReference() {}

    public static void main(String[] args) throws IOException {
        long main = System.nanoTime();
        TestRequest request = ReadmeDelivery.request();
        TestMessage message = new TestMessage();
        long function = System.nanoTime();
        HttpResponseMessage answer = accept(request, message);
        ColdRun.answered(main, function, answer, message);
    }

    private static HttpResponseMessage accept(TestRequest request, TestMessage message) throws IOException {
        JsonFactory json = new JsonFactory();
        StringWriter text = new StringWriter();
        try (JsonGenerator out = json.createGenerator(text);
                JsonParser body = json.createParser(request.getBody().orElse(""))) {
            out.writeStartObject();
            for (String name : ReadmeDelivery.HEADERS) {
                out.writeStringField(name, request.getHeaders().get(name));
            }
            out.writeFieldName("definition");
            body.nextToken();
            out.copyCurrentStructure(body);
            out.writeEndObject();
        }
        message.setValue(text.toString());
        return request.createResponseBuilder(HttpStatus.OK)
                .header("Content-Type", "application/json")
                .body("{\"status\":\"accepted\"}")
                .build();
    }
}
