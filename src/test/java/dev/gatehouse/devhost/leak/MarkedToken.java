package dev.gatehouse.devhost.leak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Makes tokens that nothing else looks like. */
public final class MarkedToken {

    private static final String ODD = "+/=\"&<>%'\\~";
    private static final int BYTES = 96;
    private static final String HEADER = base64("{\"typ\":\"JWT\",\"alg\":\"RS256\"}".getBytes(UTF_8));

    /** So many characters at the beginning of each are the same. */
    static final int JWT_HEADER = HEADER.length() + 1;

    private MarkedToken() {}

    /** One of the form that the tokens of Azure Pipelines have, which does not say when it expires. */
    public static String jwt(RandomGenerator random) {
        return HEADER + "." + base64(("{\"jti\":\"" + random(random) + "\"}").getBytes(UTF_8)) + "." + random(random);
    }

    /** One that has no form, with characters in it that other texts have to escape. */
    public static String opaque(RandomGenerator random) {
        return random.ints(BYTES, 0, ODD.length())
                .mapToObj(i -> String.valueOf(ODD.charAt(i)) + (char) ('a' + random.nextInt(26)))
                .collect(Collectors.joining());
    }

    private static String random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return base64(bytes);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
