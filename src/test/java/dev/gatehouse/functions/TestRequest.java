package dev.gatehouse.functions;

import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import dev.gatehouse.check.Deliveries;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A request as the Java worker hands it over. */
public final class TestRequest implements HttpRequestMessage<Optional<String>> {

    /** The job token of every delivery here. */
    public static final String TOKEN = "a-token-that-nobody-may-read";

    private final URI uri;
    private final Map<String, String> headers;
    private final String body;

    /** A delivery with this definition, and with nothing wrong. */
    static TestRequest delivery(String definition) {
        return new TestRequest(
                Map.of(
                        "planurl", "https://dev.azure.com/fabrikam/",
                        "projectid", Deliveries.PROJECT.toString(),
                        "hubname", "checks",
                        "planid", Deliveries.PLAN.toString(),
                        "jobid", Deliveries.JOB.toString(),
                        "timelineid", Deliveries.PLAN.toString(),
                        "taskinstanceid", Deliveries.TASK.toString(),
                        "authtoken", TOKEN,
                        "buildid", "42"),
                definition);
    }

    /** @param headers by name in lower case */
    public TestRequest(Map<String, String> headers, String body) {
        this(URI.create("https://gatehouse.example/api/checks?code=the-function-key"), headers, body);
    }

    private TestRequest(URI uri, Map<String, String> headers, String body) {
        this.uri = uri;
        this.headers = headers;
        this.body = body;
    }

    /** The same request with another value of a header. */
    TestRequest with(String header, String value) {
        Map<String, String> changed = new LinkedHashMap<>(headers);
        changed.put(header, value);
        return new TestRequest(uri, changed, body);
    }

    /** The same request to another address. */
    public TestRequest to(String address) {
        return new TestRequest(URI.create(address), headers, body);
    }

    @Override
    public URI getUri() {
        return uri;
    }

    @Override
    public HttpMethod getHttpMethod() {
        return HttpMethod.POST;
    }

    @Override
    public Map<String, String> getHeaders() {
        return headers;
    }

    @Override
    public Map<String, String> getQueryParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : Optional.ofNullable(uri.getQuery()).orElse("").split("&", -1)) {
            int equals = parameter.indexOf('=');
            if (equals > 0 && equals < parameter.length() - 1) {
                parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
            }
        }
        return parameters;
    }

    @Override
    public Optional<String> getBody() {
        return body.isEmpty() ? Optional.empty() : Optional.of(body);
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatus status) {
        return new Response(status);
    }

    @Override
    public HttpResponseMessage.Builder createResponseBuilder(HttpStatusType status) {
        return new Response(status);
    }

    private static final class Response implements HttpResponseMessage, HttpResponseMessage.Builder {
        private final Map<String, String> headers = new LinkedHashMap<>();
        private HttpStatusType status;
        private Object body = "";

        private Response(HttpStatusType status) {
            this.status = status;
        }

        @Override
        public Builder status(HttpStatusType changed) {
            status = changed;
            return this;
        }

        @Override
        public Builder header(String key, String value) {
            headers.put(key, value);
            return this;
        }

        @Override
        public Builder body(Object content) {
            body = content;
            return this;
        }

        @Override
        public HttpResponseMessage build() {
            return this;
        }

        @Override
        public HttpStatusType getStatus() {
            return status;
        }

        @Override
        public String getHeader(String key) {
            return headers.getOrDefault(key, "");
        }

        @Override
        public Object getBody() {
            return body;
        }
    }
}
