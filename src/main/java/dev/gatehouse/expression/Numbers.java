package dev.gatehouse.expression;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads numbers from texts. */
final class Numbers {

    private static final int MOST_DIGITS = 100;

    private Numbers() {}

    /** A number as a text holds it: space around it, a sign, commas between thousands and a point are allowed. */
    static Optional<BigDecimal> cast(String text) {
        String number = text.length() > 4 * MOST_DIGITS ? "" : text.strip();
        int point = number.indexOf('.');
        String whole = (point < 0 ? number : number.substring(0, point)).replace(",", "");
        boolean startsWithComma = number.startsWith(",") || number.startsWith("-,") || number.startsWith("+,");
        return startsWithComma ? Optional.empty() : plain(point < 0 ? whole : whole + number.substring(point));
    }

    /** A number as an expression writes it: a sign, digits and a point. */
    static Optional<BigDecimal> plain(String text) {
        int digits = 0;
        int points = 0;
        for (int i = text.startsWith("-") || text.startsWith("+") ? 1 : 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '.') {
                points++;
            } else if (isDigit(c)) {
                digits++;
            } else {
                return Optional.empty();
            }
        }
        return digits == 0 || digits > MOST_DIGITS || points > 1 ? Optional.empty() : Optional.of(new BigDecimal(text));
    }

    /** A number of digits alone that fits an int. */
    static OptionalInt natural(String text) {
        if (text.isEmpty() || text.length() > 10) {
            return OptionalInt.empty();
        }
        long number = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return OptionalInt.empty();
            }
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number > Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of((int) number);
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
