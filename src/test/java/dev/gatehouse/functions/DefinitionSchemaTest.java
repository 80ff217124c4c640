package dev.gatehouse.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class DefinitionSchemaTest {

    @Test
    void givesTheSchemaThatIsShipped() throws IOException {
        HttpResponseMessage answer = new DefinitionSchema().run(new TestRequest(Map.of(), ""), new TestContext());

        assertEquals(HttpStatus.OK, answer.getStatus());
        assertEquals("application/schema+json", answer.getHeader("Content-Type"));
        assertEquals(Files.readString(Path.of("src/main/resources/check.schema.json")), answer.getBody());
    }
}
