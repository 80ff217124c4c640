package dev.gatehouse.devhost.functionhost;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatusType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A function's answer. */
final class HostResponse implements HttpResponseMessage {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpStatusType status;
    private final Map<String, String> headers;
    private final @Nullable Object body;

    private HostResponse(HttpStatusType status, Map<String, String> headers, @Nullable Object body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    @Override
    public HttpStatusType getStatus() {
        return status;
    }

    @Override
    public @Nullable String getHeader(String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    Map<String, String> headers() {
        return headers;
    }

    @Override
    public @Nullable Object getBody() {
        return body;
    }

    byte[] bytes() throws JsonProcessingException {
        if (body == null) {
            return new byte[0];
        }
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        String text = body instanceof String string ? string : JSON.writeValueAsString(body);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static final class Builder implements HttpResponseMessage.Builder {

        private HttpStatusType status;
        private final Map<String, String> headers = new TreeMap<>();
        private @Nullable Object body;

        Builder(HttpStatusType status) {
            this.status = status;
        }

        @Override
        public HttpResponseMessage.Builder status(HttpStatusType newStatus) {
            this.status = newStatus;
            return this;
        }

        @Override
        public HttpResponseMessage.Builder header(String name, String value) {
            headers.put(name.toLowerCase(Locale.ROOT), value);
            return this;
        }

        @Override
        public HttpResponseMessage.Builder body(@Nullable Object newBody) {
            this.body = newBody;
            return this;
        }

        @Override
        public HttpResponseMessage build() {
            return new HostResponse(status, Map.copyOf(headers), body);
        }
    }
}
