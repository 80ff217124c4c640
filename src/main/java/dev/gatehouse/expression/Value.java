package dev.gatehouse.expression;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** What a part of an expression comes to. Casts that are not possible are empty. */
sealed interface Value
        permits NullValue, TruthValue, NumberValue, TextValue, VersionValue, ListValue, ObjectValue, NotANumber {

    /** As a condition. */
    boolean truth();

    /** This and the other, cast to the type of this, are the same. */
    boolean equalTo(Value right);

    /** As it is shown in sentences. */
    String shown();

    /** As an expression writes it; for what an expression can write. */
    default String literal() {
        return shown();
    }

    /** As a number. */
    default Optional<BigDecimal> number() {
        return Optional.empty();
    }

    /** As a text. */
    default Optional<String> text() {
        return Optional.empty();
    }

    /** As a version. */
    default Optional<VersionValue> version() {
        return Optional.empty();
    }

    /** What values of the type of this are called; empty where they have no order. */
    default Optional<String> ordered() {
        return Optional.empty();
    }

    /** Below, at or above zero as this is less than, equal to or greater than the other, cast to the type of this. */
    default OptionalInt order(Value right) {
        return OptionalInt.empty();
    }

    /** Nothing at all, or a text that says nothing. */
    default boolean isNothing() {
        return false;
    }

    /** What stands at a key or an index; nothing where there is none. */
    default Value at(Value key) {
        return NullValue.NULL;
    }

    /** Whether something, be it null, stands at a key or an index. */
    default boolean has(Value key) {
        return false;
    }

    /** The elements of a list, or the values of an object. */
    default List<Value> elements() {
        return List.of();
    }

    /** Whether this is true or false and nothing else. */
    default boolean isCondition() {
        return false;
    }

    default boolean isList() {
        return false;
    }

    /** How many elements or members there are; empty for what can have none. */
    default OptionalInt size() {
        return OptionalInt.empty();
    }

    /**
     * Units of the budget for looking at all of it, beyond the first; what is heavier than so much need not be weighed to its
     * end.
     */
    default long weight(long most) {
        return 0;
    }

    /** Whether an access goes to each element: what a {@code *} left. */
    default boolean isFiltered() {
        return false;
    }
}
