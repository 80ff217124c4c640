package dev.gatehouse.condition;

import dev.gatehouse.check.Problem;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the body of a delivery asks for. */
public sealed interface Body {

    /**
     * Reads a body in UTF-8, with or without a byte order mark. Nothing that stands there makes it throw.
     *
     * @param policyInUrl the policy that the address of the delivery names; the body may then be empty
     */
    static Body read(byte[] body, Optional<String> policyInUrl, Policies policies) {
        Problems problems = new Problems();
        Optional<String> text = Utf8.text(body, problems);
        Optional<Body> read = text.isPresent() ? read(text.get(), policyInUrl, policies, problems) : Optional.empty();
        return read.isPresent() && problems.count() == 0 ? read.get() : new Wrong(problems.told());
    }

    private static Optional<Body> read(
            String text, Optional<String> policyInUrl, Policies policies, Problems problems) {
        Optional<Fields> fields =
                Definitions.members(policyInUrl.isPresent() && Utf8.isNothing(text) ? "{}" : text, problems);
        if (fields.isEmpty()) {
            return Optional.empty();
        }
        if (policyInUrl.isPresent() || fields.get().has("policy")) {
            return PolicyCall.read(fields.get(), policyInUrl, policies).map(Calls::new);
        }
        Optional<Definition> definition = Definitions.definition(fields.get());
        return definition.isPresent() ? Optional.of(new Defines(text, definition.get())) : Optional.empty();
    }

    /** Goes on with whatever it asks for. */
    <R> R fold(
            Function<? super Defines, ? extends R> defines,
            Function<? super PolicyCall, ? extends R> calls,
            Function<? super List<Problem>, ? extends R> wrong);

    /**
     * It says itself what must hold.
     *
     * @param text the definition as it was written
     */
    record Defines(String text, Definition definition) implements Body {
        @Override
        public <R> R fold(
                Function<? super Defines, ? extends R> defines,
                Function<? super PolicyCall, ? extends R> calls,
                Function<? super List<Problem>, ? extends R> wrong) {
            return defines.apply(this);
        }
    }

    /** It, or the address, names a policy. */
    record Calls(PolicyCall call) implements Body {
        @Override
        public <R> R fold(
                Function<? super Defines, ? extends R> defines,
                Function<? super PolicyCall, ? extends R> calls,
                Function<? super List<Problem>, ? extends R> wrong) {
            return calls.apply(call);
        }
    }

    /** It cannot be understood; a bounded number of problems. */
    record Wrong(List<Problem> problems) implements Body {
        public Wrong {
            problems = List.copyOf(problems);
        }

        @Override
        public <R> R fold(
                Function<? super Defines, ? extends R> defines,
                Function<? super PolicyCall, ? extends R> calls,
                Function<? super List<Problem>, ? extends R> wrong) {
            return wrong.apply(problems);
        }
    }
}
