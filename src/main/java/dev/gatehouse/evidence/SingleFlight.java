package dev.gatehouse.evidence;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.outbound.TimeBudget;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Lets one thread ask for something, while others that want the same wait for what it gets, each within its own time. */
final class SingleFlight<K, V> {

    /** A flight ends with what all who wait get, or with nothing: then one of them asks. */
    private final ConcurrentMap<K, CompletableFuture<Optional<Answer<V>>>> flights = new ConcurrentHashMap<>();

    /**
     * What is asked for, asked by this thread or by another one that began before.
     *
     * @param budget the time of this thread; a fault that may come of having had too little of it is not for others
     */
    Answer<V> join(K key, TimeBudget budget, Supplier<Answer<V>> ask) {
        while (true) {
            CompletableFuture<Optional<Answer<V>>> own = new CompletableFuture<>();
            CompletableFuture<Optional<Answer<V>>> others = flights.putIfAbsent(key, own);
            if (others == null) {
                return lead(key, own, budget, ask);
            }
            Optional<Answer<V>> theirs = await(others, budget);
            if (theirs.isPresent()) {
                return theirs.get();
            }
        }
    }

    private Answer<V> lead(
            K key, CompletableFuture<Optional<Answer<V>>> flight, TimeBudget budget, Supplier<Answer<V>> ask) {
        Optional<Answer<V>> forAll = Optional.empty();
        try {
            Answer<V> answer = ask.get();
            forAll = answer.fold(given -> true, fault -> !budget.isUsedUp()) ? Optional.of(answer) : Optional.empty();
            return answer;
        } finally {
            flights.remove(key, flight);
            flight.complete(forAll);
        }
    }

    private static <V> Optional<Answer<V>> await(CompletableFuture<Optional<Answer<V>>> flight, TimeBudget budget) {
        try {
            return flight.get(budget.left().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return Optional.of(Answer.failed(outOfTime(budget)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(
                    Answer.failed(Fault.passing("This instance of Gatehouse is stopping. It is tried again.")));
        } catch (ExecutionException e) {
            throw new IllegalStateException("a flight ends with an answer or with none", e);
        }
    }

    private static Fault outOfTime(TimeBudget budget) {
        return Fault.passing("Waiting for an answer that another check asked for did not work: "
                + budget.usedUp().sentence() + " It is tried again.");
    }
}
