package dev.gatehouse.devhost.loopback;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** What a query or a form says. */
public final class FormFields {

    private FormFields() {}

    /** The fields of {@code application/x-www-form-urlencoded} by name; what has no {@code =} is none. */
    public static Map<String, String> of(String form) {
        Map<String, String> fields = new HashMap<>();
        Arrays.stream(form.split("&"))
                .map(field -> field.split("=", 2))
                .filter(field -> field.length == 2)
                .forEach(field -> fields.put(
                        URLDecoder.decode(field[0], StandardCharsets.UTF_8),
                        URLDecoder.decode(field[1], StandardCharsets.UTF_8)));
        return fields;
    }
}
