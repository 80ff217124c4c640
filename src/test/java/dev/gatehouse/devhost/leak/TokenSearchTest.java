package dev.gatehouse.devhost.leak;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Base64;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** That the search finds what is planted: without this, that it finds nothing elsewhere would mean nothing. */
final class TokenSearchTest {

    private final String jwt = MarkedToken.jwt(new Random(1));
    private final String opaque = MarkedToken.opaque(new Random(2));
    private final TokenSearch search = new TokenSearch(Map.of(jwt, "jwt", opaque, "opaque"));

    @Test
    void findsEachTokenInEachOfItsForms() {
        for (String token : new String[] {jwt, opaque}) {
            Disguises.of(token).forEach((form, text) -> {
                assertFound(form, "before " + text + " behind");
                assertFound(form + ", a piece", "x" + text.substring(15, 15 + 2 * TokenSearch.PIECE) + "x");
            });
        }
    }

    @Test
    void findsItInBase64WhateverStandsAroundIt() {
        for (int before = 0; before < 6; before++) {
            byte[] message = ("{".repeat(before) + jwt + "}").getBytes(UTF_8);
            String once = Base64.getEncoder().encodeToString(message);
            assertFound("after " + before, "<MessageText>" + once + "</MessageText>");
            assertFound("for URLs", Base64.getUrlEncoder().withoutPadding().encodeToString(message));
            String twice = Base64.getEncoder().encodeToString(("{\"m\":\"" + once + "\"}").getBytes(UTF_8));
            assertFound("twice", "<MessageText>" + twice + "</MessageText>");
        }
    }

    @Test
    void findsItAsJsonWritesIt() {
        String json = JsonNodeFactory.instance.objectNode().put("a", opaque).toString();
        assertFound("JSON", json);
        assertFound(
                "JSON in JSON",
                JsonNodeFactory.instance.objectNode().put("b", json).toString());
        assertFound("JSON in Base64", Base64.getEncoder().encodeToString(json.getBytes(UTF_8)));
    }

    @Test
    void findsItInBytesOfTwoEach() {
        assertFalse(search.in(jwt.getBytes(UTF_16LE)).isEmpty());
        assertFalse(search.in(jwt.getBytes(UTF_16BE)).isEmpty());
    }

    @Test
    void findsNothingWhereNothingIs() {
        assertEquals(Set.of(), search.in(""));
        assertEquals(Set.of(), search.in(MarkedToken.jwt(new Random(3)).substring(MarkedToken.JWT_HEADER)));
        assertEquals(Set.of(), search.in("x" + jwt.substring(40, 40 + TokenSearch.PIECE - 1) + "x"));
    }

    private void assertFound(String form, String text) {
        assertFalse(search.in(text).isEmpty(), () -> form + " is not found in " + text);
    }
}
