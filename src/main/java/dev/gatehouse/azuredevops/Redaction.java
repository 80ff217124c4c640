package dev.gatehouse.azuredevops;

import dev.gatehouse.check.JobToken;
import dev.gatehouse.outbound.Secret;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes a job token out of what a server said, whole, in parts, and as it was sent. */
final class Redaction {

    private static final String MARK = "[redacted]";
    private static final int SHORTEST_PART = 12;
    // Anything that begins like a JSON web token: what is left of one that a server has cut.
    private static final Pattern WEB_TOKEN = Pattern.compile("eyJ[A-Za-z0-9_.=-]{8,}");

    private final List<String> secrets;

    Redaction(JobToken token, Secret sent) {
        String header = sent.value();
        Stream<String> parts = Arrays.stream(token.value().split("\\.")).filter(part -> part.length() >= SHORTEST_PART);
        this.secrets = Stream.concat(Stream.of(header, header.substring(header.indexOf(' ') + 1), token.value()), parts)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
    }

    String of(String text) {
        String redacted = text;
        for (String secret : secrets) {
            redacted = redacted.replace(secret, MARK);
        }
        return WEB_TOKEN.matcher(redacted).replaceAll(MARK);
    }
}
