package dev.gatehouse.devhost.pipelines;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Posts deliveries to a function, as the server of Azure Pipelines does. */
final class FunctionCaller {

    /** Within this time a reply is expected. */
    static final Duration EXPECTED_WITHIN = Duration.ofSeconds(3);

    private static final Duration TIME_OUT = Duration.ofSeconds(20);
    private static final int OK = 200;
    private static final int NO_ANSWER = 0;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Supplier<URI> functions;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(TIME_OUT)
            .build();

    /**
     * Posts to functions.
     *
     * @param functions what the functions' routes are under now, with a slash at the end
     */
    FunctionCaller(Supplier<URI> functions) {
        this.functions = functions;
    }

    /**
     * How a delivery was answered.
     *
     * @param status 0 when there was no answer
     * @param body the answer's, or why there was none
     * @param took how long it took, in real time
     */
    record Answer(int status, String body, Duration took) {

        boolean isAccepted() {
            return status == OK;
        }

        /** The id of the check that a delivery began. */
        Optional<String> checkId() {
            return Optional.of(json().path("id").asText()).filter(id -> isAccepted() && !id.isEmpty());
        }

        /** What the people who wait are shown. */
        String inWords() {
            String late = took.compareTo(EXPECTED_WITHIN) > 0 ? ", after the 3 s in which a reply is expected" : "";
            String answer = (status == NO_ANSWER ? "no answer" : String.valueOf(status)) + " in " + took.toMillis()
                    + " ms" + late;
            if (isAccepted()) {
                return answer;
            }
            StringBuilder text = new StringBuilder("the check failed: " + answer);
            problems().forEach(problem -> text.append("\n  ").append(problem));
            if (problems().isEmpty() && !body.isBlank()) {
                text.append("\n  ").append(body);
            }
            return text.toString();
        }

        /** Where the problems are that a problem document names: headers and JSON paths. */
        List<String> problemPlaces() {
            List<String> places = new ArrayList<>();
            json().path("problems").forEach(problem -> places.add(place(problem)));
            return places;
        }

        private List<String> problems() {
            List<String> sentences = new ArrayList<>();
            json().path("problems")
                    .forEach(problem -> sentences.add(place(problem) + ": found "
                            + problem.path("found").asText() + "; "
                            + problem.path("detail").asText()));
            return sentences;
        }

        private static String place(JsonNode problem) {
            return problem.hasNonNull("header")
                    ? problem.path("header").asText()
                    : problem.path("path").asText();
        }

        private JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                return MissingNode.getInstance();
            }
        }
    }

    Answer post(String route, Map<String, String> headers, Optional<String> body) throws InterruptedException {
        BodyPublisher publisher = body.map(BodyPublishers::ofString).orElse(BodyPublishers.noBody());
        HttpRequest.Builder request = HttpRequest.newBuilder(functions.get().resolve(route))
                .timeout(TIME_OUT)
                .POST(publisher);
        headers.forEach(request::header);
        long before = System.nanoTime();
        try {
            HttpResponse<String> response = client.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), since(before));
        } catch (IOException e) {
            return new Answer(NO_ANSWER, "the function could not be called: " + e, since(before));
        }
    }

    private static Duration since(long before) {
        return Duration.ofNanos(System.nanoTime() - before);
    }
}
