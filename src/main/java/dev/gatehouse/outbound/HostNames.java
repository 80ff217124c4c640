package dev.gatehouse.outbound;

import java.util.regex.Pattern;

/** What is a host's name, and what a resolver would take for an IP address. */
final class HostNames {

    private static final Pattern NAME =
            Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?){0,126}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");
    private static final int LONGEST = 253;

    private HostNames() {}

    /** Whether this is a name of ASCII letters, digits, dashes and dots, without a dot at its end. */
    static boolean isName(String lowerCaseHost) {
        return lowerCaseHost.length() <= LONGEST && NAME.matcher(lowerCaseHost).matches();
    }

    /**
     * Whether this is an IP address in any spelling that is in use: an IPv6 literal, four numbers, or fewer numbers,
     * decimal, octal or hexadecimal ({@code 2130706433}, {@code 127.1}, {@code 0x7f.1}). Those all end in a number,
     * and no name does (WHATWG URL standard, "ends in a number").
     */
    static boolean looksLikeAnAddress(String lowerCaseHost) {
        if (lowerCaseHost.startsWith("[") || lowerCaseHost.contains(":")) {
            return true;
        }
        String host =
                lowerCaseHost.endsWith(".") ? lowerCaseHost.substring(0, lowerCaseHost.length() - 1) : lowerCaseHost;
        return NUMBER.matcher(host.substring(host.lastIndexOf('.') + 1)).matches();
    }
}
