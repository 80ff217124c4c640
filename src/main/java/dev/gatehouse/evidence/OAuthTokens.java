package dev.gatehouse.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.outbound.Content;
import dev.gatehouse.outbound.HttpCall;
import dev.gatehouse.outbound.HttpReply;
import dev.gatehouse.outbound.Redaction;
import dev.gatehouse.outbound.TimeBudget;
import dev.gatehouse.outbound.WaysOut;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Gets tokens for clients by their secret: the client credentials grant of OAuth 2.0 (RFC 6749, 4.4), both in the form. */
final class OAuthTokens {

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Where the answer does not say how long its token lives. */
    private static final Duration STANDARD_LIFE = Duration.ofMinutes(5);

    private static final Duration LONGEST_LIFE = Duration.ofDays(1);
    private static final Pattern TOKEN = Pattern.compile("[!-~]++");

    private final WaysOut waysOut;
    private final InstantSource clock;

    OAuthTokens(WaysOut waysOut, InstantSource clock) {
        this.waysOut = waysOut;
        this.clock = clock;
    }

    Answer<IssuedToken> issue(Source source, Credentials.OAuthClient client, TimeBudget budget) {
        String purpose = "getting a token from " + client.tokenUrl().getRawAuthority();
        HttpCall call = new HttpCall(
                HttpCall.Method.POST,
                client.tokenUrl(),
                Map.of("Accept", "application/json"),
                Optional.empty(),
                Optional.of(form(client)),
                true,
                PATIENCE);
        String server = "tokens " + client.tokenUrl().getRawAuthority()
                + client.tokenUrl().getRawPath();
        Redaction redaction = new Redaction(List.of(client.secret(), encoded(client.secret())));
        Instant asked = clock.instant();
        return new SourceFaults(purpose, source, redaction)
                .accepted(waysOut.to(server, client.underTokenUrl(), budget).send(call))
                .fold(Answer::given, fault -> Answer.<HttpReply.Received>failed(notGone(fault)))
                .then(received -> token(received.content(), asked)
                        .map(Answer::given)
                        .orElseGet(() -> Answer.failed(Fault.passing("The connection's token server "
                                + client.tokenUrl().getRawAuthority()
                                + " answered with something else than a token. It is asked again."))));
    }

    /** That there is no token server says nothing about what the token is for. */
    private static Fault notGone(Fault fault) {
        return fault.kind() == Fault.Kind.GONE ? Fault.mistake(fault.sentence()) : fault;
    }

    private static Content form(Credentials.OAuthClient client) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "client_credentials");
        fields.put("client_id", client.id());
        fields.put("client_secret", client.secret());
        client.scope().ifPresent(scope -> fields.put("scope", scope));
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return new Content("application/x-www-form-urlencoded", form.getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<IssuedToken> token(Content content, Instant asked) {
        try {
            JsonNode json = MAPPER.readTree(content.bytes());
            Instant expiresAt = asked.plus(life(json.path("expires_in").asText()));
            return Optional.of(json.path("access_token").asText())
                    .filter(text -> TOKEN.matcher(text).matches())
                    .map(text -> new IssuedToken(text, expiresAt));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Duration life(String seconds) {
        try {
            Duration life = Duration.ofSeconds(Integer.parseInt(seconds));
            return life.compareTo(LONGEST_LIFE) > 0 ? LONGEST_LIFE : life;
        } catch (NumberFormatException notSaid) {
            return STANDARD_LIFE;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
