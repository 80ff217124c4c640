package dev.gatehouse.condition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** A share of a total that is not 0. What is compared is exact; what is shown is never better than it is. */
record CoverageRatio(long covered, long total) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int FEWEST_DECIMALS = 1;
    private static final int MOST_DECIMALS = 6;

    boolean reaches(BigDecimal percent) {
        return BigDecimal.valueOf(covered).multiply(HUNDRED).compareTo(percent.multiply(BigDecimal.valueOf(total)))
                >= 0;
    }

    /** Such as {@code 71.4 % (2,142 of 3,000)}, with as many decimals as the percentage it is compared with, rounded down. */
    String shown(BigDecimal percent) {
        BigDecimal share = BigDecimal.valueOf(covered)
                .multiply(HUNDRED)
                .divide(BigDecimal.valueOf(total), decimals(percent), RoundingMode.DOWN);
        return percent(share) + String.format(Locale.ROOT, " (%,d of %,d)", covered, total);
    }

    /** How many points are missing, rounded up. */
    String missing(BigDecimal percent) {
        BigDecimal points = percent.multiply(BigDecimal.valueOf(total))
                .subtract(BigDecimal.valueOf(covered).multiply(HUNDRED))
                .divide(BigDecimal.valueOf(total), decimals(percent), RoundingMode.UP);
        return plain(points);
    }

    static String percent(BigDecimal number) {
        return plain(number) + " %";
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static int decimals(BigDecimal percent) {
        return Math.min(
                MOST_DECIMALS,
                Math.max(FEWEST_DECIMALS, percent.stripTrailingZeros().scale()));
    }
}
