package dev.gatehouse.ledger;

import dev.gatehouse.check.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The signatures that were used, in memory. */
public final class InMemorySignatures implements SeenSignatures {

    private record Used(String use, Instant at) {}

    private final Map<String, Used> bySignature = new TreeMap<>();

    @Override
    public synchronized Answer<Boolean> use(String signature, String use, Instant now) {
        bySignature.putIfAbsent(signature, new Used(use, now));
        Used used = bySignature.get(signature);
        return Answer.given(used != null && used.use().equals(use));
    }

    @Override
    public synchronized Answer<Integer> forget(Instant usedBefore, int most) {
        List<String> old = bySignature.entrySet().stream()
                .filter(entry -> entry.getValue().at().isBefore(usedBefore))
                .map(Map.Entry::getKey)
                .limit(most)
                .toList();
        old.forEach(bySignature::remove);
        return Answer.given(old.size());
    }
}
