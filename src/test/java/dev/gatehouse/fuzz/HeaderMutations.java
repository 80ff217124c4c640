package dev.gatehouse.fuzz;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Damage to the headers and the address of a delivery. */
final class HeaderMutations {

    private static final List<String> PLAN_URLS = List.of(
            "https://dev.azure.com/fabrikam",
            "https://fabrikam.visualstudio.com///",
            "HTTPS://DEV.AZURE.COM/fabrikam/",
            "https://dev.azure.com:443/fabrikam",
            "https://dev.azure.com:8443/fabrikam",
            "https://dev.azure.com:99999999999/x",
            "https://me:a-password@dev.azure.com/fabrikam",
            "https://dev.azure.com@example.org/",
            "https://dev.azure.com\\@example.org/",
            "https://example.org#@dev.azure.com/",
            "https://dev.azure.com/a/../b",
            "https://dev.azure.com/%2e%2e/%2F%5c",
            "https://dev.azure.com/%zz",
            "https://dev.azure.com/x?y=z#f",
            "https://dev.azure.com./fabrikam",
            "https://dev.azure.com.example.org/fabrikam",
            "https://dév.azure.com/fabrikam",
            "https://dev\u3002azure\u3002com/fabrikam",
            "https://xn--dv-bja.azure.com/",
            "https://[::1]/fabrikam",
            "https://[fe80::1%25eth0]/",
            "https://127.0.0.1/",
            "https://0x7f.1/",
            "https://2130706433/",
            "http://localhost:7072/x",
            "http://dev.azure.com/fabrikam",
            "file:///etc/passwd",
            "jar:file:/x.jar!/y",
            "mailto:a@dev.azure.com",
            "javascript:alert(1)",
            "//dev.azure.com/x",
            "https:",
            "https://",
            "///",
            "dev.azure.com/fabrikam");

    private static final List<String> NEARLY_GUIDS = List.of(
            "00000000-0000-0000-0000-000000000000",
            "{67be341f-5310-552f-e0cd-7c580e77b98b}",
            "67be341f5310552fe0cd7c580e77b98b",
            "67be341f-5310-552f-e0cd-7c580e77b98",
            "67be341f-5310-552f-e0cd-7c580e77b98b0",
            "67be341g-5310-552f-e0cd-7c580e77b98b",
            "1-1-1-1-1",
            "\uFF16\uFF17be341f-5310-552f-e0cd-7c580e77b98b",
            "67BE341F-5310-552F-E0CD-7C580E77B98B ");

    private static final List<String> MORE_NAMES = List.of(
            "Build.Reason",
            "build_reason",
            "BuildReason",
            "SourceVersionMessage",
            "BuildSourceVersion",
            "Build.BuildId",
            "Notes",
            "Authorization",
            "x-functions-key",
            "X-Forwarded-For",
            "AuthToken2",
            "My-Secret",
            "");

    private static final List<String> VALUES = List.of(
            "Manual",
            "IndividualCI",
            "$(Build.Reason)",
            "$(Build.BuildId) and more",
            "Fix #12, AB#13 and #2147483648",
            "0",
            "-1",
            "2147483648",
            "99999999999999999999",
            "\u0664\u0662",
            "checks",
            "Gates");

    private static final List<String> ADDRESSES = List.of(
            "https://gatehouse.example/api/checks",
            "https://gatehouse.example/api/checks/",
            "https://gatehouse.example/api/checks/production",
            "https://gatehouse.example/API/Checks/%E2%80%AE%0A%23%23vso%5Btask.complete%5D",
            "https://gatehouse.example/api/checks/%23%23%5Berror%5D%00?code=x",
            "https://gatehouse.example/api/checks/a/b/../c",
            "https://gatehouse.example/api/checks/%F0%9F%9A%A6%C2%85%E2%80%A8",
            "https://gatehouse.example:8080/api/checks?code=the-function-key&x=%0d%0a",
            "https://gatehouse.example/api/checks/" + "/".repeat(5_000) + "x",
            "https://gatehouse.example/api/checks/" + "p".repeat(5_000));

    private HeaderMutations() {}

    static FuzzedDelivery change(FuzzedDelivery delivery, SplittableRandom random) {
        if (random.nextInt(12) == 0) {
            return delivery.withUrl(OddTexts.of(ADDRESSES, random));
        }
        // In an order that is the same every time.
        Map<String, String> headers = new TreeMap<>(delivery.headers());
        String name = OddTexts.of(List.copyOf(headers.keySet()), random);
        String value = headers.getOrDefault(name, "");
        switch (random.nextInt(14)) {
            case 0 -> headers.remove(name);
            case 1 -> headers.put(name, OddTexts.changed(value, random));
            case 2 -> headers.put("planurl", planUrl(random));
            case 3 -> headers.put(name, random.nextBoolean() ? OddTexts.of(NEARLY_GUIDS, random) : "$(" + name + ")");
            case 4 -> rename(headers, name, value, random);
            case 5 -> many(headers, random);
            case 6 -> headers.put(name, OddTexts.any(random).repeat(1 + OddTexts.times(2_000, random)));
            case 7 -> headers.put(OddTexts.any(random), OddTexts.any(random));
            case 8 -> headers.put("authtoken", token(delivery, random));
            case 9 -> headers.put("x-copy", "Bearer " + delivery.header("authtoken"));
            case 10 -> {
                if (random.nextInt(8) == 0) {
                    large(headers, random);
                }
            }
            case 11 -> headers.put("sourceversionmessage", OddTexts.any(random));
            default -> headers.put(OddTexts.of(MORE_NAMES, random), value(random));
        }
        return delivery.withHeaders(headers);
    }

    private static String value(SplittableRandom random) {
        return random.nextInt(3) == 0 ? OddTexts.any(random) : OddTexts.of(VALUES, random);
    }

    private static String planUrl(SplittableRandom random) {
        String url = OddTexts.of(PLAN_URLS, random);
        return switch (random.nextInt(6)) {
            case 0 -> OddTexts.changed(url, random);
            case 1 -> url + "/".repeat(OddTexts.times(9_000, random)) + "x";
            default -> url;
        };
    }

    /** As much as a message holds, or a little less or more, of what its writers do not agree on how to write. */
    private static void large(Map<String, String> headers, SplittableRandom random) {
        String one = OddTexts.of(List.of("\"", "\u0085", "\u2028", "\\", "é", "\u0001", "日"), random);
        int characters = random.nextInt(32 * 1024);
        for (int part = 0; characters > 0; part++) {
            headers.put("part" + part, one.repeat(Math.min(characters, 8_000)));
            characters -= 8_000;
        }
    }

    private static void rename(Map<String, String> headers, String name, String value, SplittableRandom random) {
        headers.remove(name);
        headers.put(random.nextBoolean() ? name.toUpperCase(Locale.ROOT) : OddTexts.changed(name, random), value);
    }

    private static void many(Map<String, String> headers, SplittableRandom random) {
        String value = random.nextBoolean() ? "$(Not.There)" : OddTexts.any(random);
        int count = OddTexts.times(200, random);
        for (int i = 0; i < count; i++) {
            headers.put("variable" + i, value);
        }
    }

    private static String token(FuzzedDelivery delivery, SplittableRandom random) {
        String token = delivery.header("authtoken");
        return switch (random.nextInt(6)) {
            case 0 -> token.repeat(1 + OddTexts.times(400, random));
            case 1 -> token + "." + OddTexts.any(random) + ".";
            case 2 -> "eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjF9." + token;
            case 3 -> "eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjFlOTk5OTk5OTk5fQ." + token;
            case 4 -> "eyJhbGciOiJSUzI1NiJ9.eyJleHAiOjk5OTk5OTk5OTk5OTk5OTk5OTk5OX0." + token;
            default -> token + OddTexts.any(random);
        };
    }
}
