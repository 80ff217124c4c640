package dev.gatehouse.devhost.functionhost;

import com.microsoft.azure.functions.annotation.TimerTrigger;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** A function that a timer triggers. One run at a time: as on the real host, those that were missed are not made up for. */
final class TimerFunction {

    private final FunctionMethod function;
    private final Schedule schedule;
    private final Outputs outputs;
    private final HostObserver observer;
    private final InstantSource clock;
    private Instant next;

    private TimerFunction(
            FunctionMethod function, Schedule schedule, Outputs outputs, HostObserver observer, InstantSource clock) {
        this.function = function;
        this.schedule = schedule;
        this.outputs = outputs;
        this.observer = observer;
        this.clock = clock;
        this.next = schedule.after(clock.instant());
    }

    static Optional<TimerFunction> of(
            FunctionMethod function, Outputs outputs, HostObserver observer, InstantSource clock) {
        return function.parameter(TimerTrigger.class).map(parameter -> {
            if (parameter.getType() != String.class) {
                throw new IllegalArgumentException("the development host hands over a timer as String, not as "
                        + parameter.getType().getName() + " of " + function.name());
            }
            Schedule schedule =
                    Schedule.parse(parameter.getAnnotation(TimerTrigger.class).schedule());
            return new TimerFunction(function, schedule, outputs, observer, clock);
        });
    }

    String name() {
        return function.name();
    }

    /** When it runs next. */
    synchronized Instant next() {
        return next;
    }

    /** Runs it if its time has come. */
    synchronized void runIfDue() {
        Instant now = clock.instant();
        if (now.isBefore(next)) {
            return;
        }
        next = schedule.after(now);
        String timer = "{\"Schedule\":{\"AdjustForDST\":true},\"ScheduleStatus\":null,\"IsPastDue\":false}";
        try (Invocation invocation = new Invocation(function.name(), timer, Map.of(), observer)) {
            outputs.call(function, invocation);
        } catch (Throwable e) {
            observer.failed(function.name(), e);
        }
    }
}
