package dev.gatehouse.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Makes a delivery smaller that breaks a promise, for as long as it still does. */
final class Shrinker {

    private static final int MOST_STEPS = 500;

    private final Predicate<FuzzedDelivery> breaks;

    Shrinker(Predicate<FuzzedDelivery> breaks) {
        this.breaks = breaks;
    }

    FuzzedDelivery shrink(FuzzedDelivery delivery) {
        FuzzedDelivery smallest = delivery;
        for (int step = 0; step < MOST_STEPS; step++) {
            FuzzedDelivery now = smallest;
            List<FuzzedDelivery> smaller = smaller(now).filter(breaks).limit(1).toList();
            if (smaller.isEmpty()) {
                return now;
            }
            smallest = smaller.get(0);
        }
        return smallest;
    }

    private static Stream<FuzzedDelivery> smaller(FuzzedDelivery delivery) {
        Stream<FuzzedDelivery> headers = delivery.headers().keySet().stream()
                .sorted()
                .flatMap(name -> {
                    Map<String, String> without = new TreeMap<>(delivery.headers());
                    String value = without.remove(name);
                    return Stream.concat(
                            Stream.of(delivery.withHeaders(without)),
                            pieces(value == null ? "" : value).map(piece -> {
                                Map<String, String> shorter = new TreeMap<>(delivery.headers());
                                shorter.put(name, piece);
                                return delivery.withHeaders(shorter);
                            }));
                });
        return Stream.concat(headers, pieces(delivery.body()).map(delivery::withBody));
    }

    /** A text without ever smaller parts of it. */
    private static Stream<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        for (int size = text.length() / 2; size > text.length() / 64; size /= 2) {
            for (int at = 0; at + size <= text.length(); at += size) {
                pieces.add(text.substring(0, at) + text.substring(at + size));
            }
        }
        return pieces.stream();
    }
}
