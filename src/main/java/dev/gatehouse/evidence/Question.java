package dev.gatehouse.evidence;

import dev.gatehouse.outbound.Content;
import dev.gatehouse.outbound.HttpCall;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** What makes two questions the same: whom they ask for what, as whom, and in which words. */
record Question(
        String source,
        HttpCall.Method method,
        URI uri,
        Map<String, String> headers,
        String bodyType,
        String body,
        Optional<String> scope) {

    static Question of(Addressed addressed) {
        SourceRequest request = addressed.request();
        Content content = request.content().orElse(Content.NONE);
        return new Question(
                addressed.source().key(),
                request.method(),
                addressed.uri(),
                request.headers(),
                content.type(),
                new String(content.bytes(), StandardCharsets.ISO_8859_1),
                request.scope());
    }

    /** Where it goes, without the query and the headers, which may hold what a log should not. */
    @Override
    public String toString() {
        return "Question[" + source + ", " + method + " " + uri.getRawPath() + "]";
    }
}
