package dev.gatehouse.devhost.leak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The forms in which a token can be written down, each as one text. */
final class Disguises {

    /** Base64 takes three bytes at a time, so what a text becomes depends on how many bytes stand before it. */
    private static final int ALIGNMENTS = 3;

    private Disguises() {}

    static Map<String, String> of(String token) {
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("plain", token);
        for (int before = 0; before < ALIGNMENTS; before++) {
            String base64 = base64(token, before);
            forms.put("Base64 behind " + before + " bytes", base64);
            forms.put(
                    "Base64 for URLs behind " + before + " bytes",
                    base64.replace('+', '-').replace('/', '_'));
        }
        forms.put("URL-encoded", URLEncoder.encode(token, UTF_8));
        forms.put("URL-encoded, every character", each(token, "%%%02X"));
        forms.put("hex", HexFormat.of().formatHex(token.getBytes(UTF_8)));
        forms.put("HEX", HexFormat.of().withUpperCase().formatHex(token.getBytes(UTF_8)));
        forms.put("JSON", token.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"));
        forms.put("JSON, every character", each(token, "\\u%04x"));
        forms.put(
                "XML",
                token.replace("&", "&amp;")
                        .replace("<", "&lt;")
                        .replace(">", "&gt;")
                        .replace("\"", "&quot;"));
        forms.put("UTF-16", token.chars().mapToObj(c -> "\0" + (char) c).collect(Collectors.joining()));
        forms.put("upper case", token.toUpperCase(Locale.ROOT));
        forms.put("lower case", token.toLowerCase(Locale.ROOT));
        return forms;
    }

    /** What the token becomes, whatever stands before and behind it: the characters at the seams belong to both. */
    private static String base64(String token, int before) {
        byte[] text = token.getBytes(UTF_8);
        byte[] bytes = new byte[before + text.length];
        System.arraycopy(text, 0, bytes, before, text.length);
        int whole = bytes.length - bytes.length % ALIGNMENTS;
        String encoded = Base64.getEncoder().encodeToString(Arrays.copyOf(bytes, whole));
        return encoded.substring(before == 0 ? 0 : before + 1);
    }

    private static String each(String token, String format) {
        List<String> parts = new ArrayList<>();
        token.chars().forEach(c -> parts.add(format.formatted(c)));
        return String.join("", parts);
    }
}
