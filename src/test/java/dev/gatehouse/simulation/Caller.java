package dev.gatehouse.simulation;

import dev.gatehouse.check.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes the calls of one handling in one process. At each call time passes, so that other handlings run in between, and trouble
 * comes where the story has it.
 */
final class Caller {

    private static final int USUAL_MILLIS = 60;

    private final World world;
    private final SimulatedProcess process;
    private final String subject;
    private final int life;
    private final Instant began;
    private int run;

    Caller(World world, SimulatedProcess process, String subject) {
        this.world = world;
        this.process = process;
        this.subject = subject;
        this.life = process.life();
        this.began = world.scheduler().instant();
    }

    String subject() {
        return subject;
    }

    SimulatedProcess process() {
        return process;
    }

    /** When this handling began. */
    Instant began() {
        return began;
    }

    /** The run of its check that it works at, as far as it knows. */
    int run() {
        return run;
    }

    void worksAt(int run) {
        this.run = run;
    }

    /**
     * A call.
     *
     * @param effect what it does to the world, at once, and its answer
     * @param failed the answer when it seems to have failed
     */
    <T> T make(Call call, String what, Supplier<T> effect, Function<Fault, T> failed) {
        int number = world.numberOfCall(subject, call);
        SplittableRandom random = Injections.randomOf(world.story().seed() + 1, subject, number);
        Optional<Injection> injection = world.killing(subject, number, call)
                .or(() -> world.story().injections().at(subject, number, call));
        injection.ifPresent(world.observers()::injected);
        Optional<Trouble> trouble = injection.map(Injection::trouble);
        pass(random, injection, Trouble.SLOW_BEFORE);
        if (trouble.filter(Trouble.CRASH_BEFORE::equals).isPresent()) {
            throw crash();
        }
        if (trouble.filter(Trouble.LATE::equals).isPresent()) {
            world.scheduler().after(injection.get().delay(), () -> took(what + ", late", effect.get()));
        }
        if (trouble.filter(one -> !one.hasEffect()).isPresent()) {
            pass(random, injection, Trouble.SLOW_AFTER);
            return failed.apply(fault(injection.get()));
        }
        T answer = took(what, effect.get());
        if (trouble.filter(Trouble.TWICE::equals).isPresent()) {
            answer = effect.get();
        }
        if (trouble.filter(Trouble.CRASH_AFTER::equals).isPresent()) {
            throw crash();
        }
        pass(random, injection, Trouble.SLOW_AFTER);
        return trouble.filter(Trouble::fails).isPresent() ? failed.apply(fault(injection.get())) : answer;
    }

    private <T> T took(String what, T answer) {
        world.history()
                .add(process + " " + subject + ": " + what + " -> "
                        + world.history().shown(answer));
        return answer;
    }

    private void pass(SplittableRandom random, Optional<Injection> injection, Trouble slow) {
        Duration usual = Duration.ofMillis(1 + random.nextInt(USUAL_MILLIS));
        Duration extra = injection
                .filter(one -> one.trouble() == slow)
                .map(Injection::delay)
                .orElse(Duration.ZERO);
        world.scheduler().pause(usual.plus(extra));
        if (process.life() != life) {
            world.observers().diedAlong(subject);
            throw new SimulatedCrash();
        }
    }

    private SimulatedCrash crash() {
        process.die();
        return new SimulatedCrash();
    }

    private static Fault fault(Injection injection) {
        String sentence = "simulated: " + injection.trouble() + " at " + injection.call();
        Optional<Duration> retryAfter = Optional.of(injection)
                .filter(one -> one.trouble() == Trouble.ERROR)
                .map(Injection::delay)
                .filter(delay -> !delay.isZero());
        return injection.trouble() == Trouble.REFUSED ? Fault.refused(sentence) : Fault.passing(sentence, retryAfter);
    }
}
