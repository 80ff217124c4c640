package dev.gatehouse.evidence;

import dev.gatehouse.check.Answer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Answers of one evaluation, faults among them, so that nothing is asked for twice. For one thread. */
final class Memo<K, V> {

    private final Map<K, Answer<V>> answers = new HashMap<>();

    /** The answer for this key; asks the first time. */
    Answer<V> get(K key, Function<? super K, Answer<V>> ask) {
        Answer<V> known = answers.get(key);
        if (known == null) {
            known = ask.apply(key);
            answers.put(key, known);
        }
        return known;
    }
}
