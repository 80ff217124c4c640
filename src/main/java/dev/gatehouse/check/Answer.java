package dev.gatehouse.check;

import java.util.function.Function;

/**
 * What a remote said: the value asked for, or the fault that kept it away. Rooms hand faults on as values; an exception is a
 * bug.
 *
 * @param <T> the value asked for
 */
public sealed interface Answer<T> {

    /** The value was given. */
    record Given<T>(T value) implements Answer<T> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> given, Function<? super Fault, ? extends R> failed) {
            return given.apply(value);
        }

        @Override
        public <R> Answer<R> map(Function<? super T, ? extends R> change) {
            return given(change.apply(value));
        }

        @Override
        public <R> Answer<R> then(Function<? super T, Answer<R>> next) {
            return next.apply(value);
        }
    }

    /** The value could not be had. */
    record Failed<T>(Fault fault) implements Answer<T> {
        @Override
        public <R> R fold(Function<? super T, ? extends R> given, Function<? super Fault, ? extends R> failed) {
            return failed.apply(fault);
        }

        @Override
        public <R> Answer<R> map(Function<? super T, ? extends R> change) {
            return failed(fault);
        }

        @Override
        public <R> Answer<R> then(Function<? super T, Answer<R>> next) {
            return failed(fault);
        }
    }

    static <T> Answer<T> given(T value) {
        return new Given<>(value);
    }

    static <T> Answer<T> failed(Fault fault) {
        return new Failed<>(fault);
    }

    /** Goes on with the value or with the fault. */
    <R> R fold(Function<? super T, ? extends R> given, Function<? super Fault, ? extends R> failed);

    /** The same answer about something computed from the value. */
    <R> Answer<R> map(Function<? super T, ? extends R> change);

    /** Asks on with the value; a fault of either question is the fault of the whole. */
    <R> Answer<R> then(Function<? super T, Answer<R>> next);
}
