package dev.gatehouse.fuzz;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A delivery as it could come.
 *
 * @param url where it is sent
 * @param headers by name, in any case
 * @param body the text that the host makes of the bytes
 */
record FuzzedDelivery(String url, Map<String, String> headers, String body) {

    FuzzedDelivery {
        // In the same order every time, also where two names differ in case only.
        headers = Collections.unmodifiableMap(new TreeMap<>(headers));
    }

    FuzzedDelivery withUrl(String changed) {
        return new FuzzedDelivery(changed, headers, body);
    }

    FuzzedDelivery withHeaders(Map<String, String> changed) {
        return new FuzzedDelivery(url, changed, body);
    }

    FuzzedDelivery withBody(String changed) {
        return new FuzzedDelivery(url, headers, changed);
    }

    /** The value of a header, whatever the case of its name: the last one, as for the app; empty where there is none. */
    String header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .reduce((earlier, later) -> later)
                .orElse("");
    }

    /** In ASCII, to be read in any terminal and copied into a test. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>(List.of("POST " + url));
        headers.forEach((name, value) -> lines.add(ascii(name) + ": " + ascii(value)));
        lines.add(ascii(body));
        return String.join("\n", lines);
    }

    private static String ascii(String text) {
        StringBuilder ascii = new StringBuilder();
        text.chars()
                .forEach(one -> ascii.append(
                        one >= ' ' && one <= '~' ? Character.toString(one) : String.format("\\u%04x", one)));
        return ascii.toString();
    }
}
