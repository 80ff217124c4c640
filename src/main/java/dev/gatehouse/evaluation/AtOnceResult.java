package dev.gatehouse.evaluation;

import dev.gatehouse.check.PolicyVersion;
import dev.gatehouse.check.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** What came of a delivery that asked for a decision at once. */
public sealed interface AtOnceResult {

    /** Goes on with whatever it came to. */
    <R> R fold(Function<Decided, R> decided, Function<Refused, R> refused, Function<TooLarge, R> tooLarge);

    /** What one evaluation can come to. */
    enum Verdict {
        SUCCEEDED,
        FAILED,
        /** Not yet, or it could not be found out. */
        PENDING;

        /** The word in the answer. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * It was evaluated, as far as the time allowed.
     *
     * @param verdict what the conditions came to
     * @param reason why, in words a pipeline's author understands
     * @param conditions the findings; empty where the time was over before there were any
     * @param dryRun whether the answer is {@code succeeded} whatever the verdict
     * @param policy the policy that was asked for
     */
    record Decided(
            Verdict verdict,
            String reason,
            List<FindingNode> conditions,
            boolean dryRun,
            Optional<PolicyVersion> policy)
            implements AtOnceResult {

        public Decided {
            conditions = List.copyOf(conditions);
        }

        /** What Azure Pipelines is told. */
        public Verdict result() {
            return dryRun ? Verdict.SUCCEEDED : verdict;
        }

        /** The reason as people are told it: that of a dry run says what would have come of it. */
        public String explained() {
            return dryRun ? "dry run; without it, the result would be " + verdict.word() + ": " + reason : reason;
        }

        @Override
        public <R> R fold(Function<Decided, R> decided, Function<Refused, R> refused, Function<TooLarge, R> tooLarge) {
            return decided.apply(this);
        }
    }

    /** It is wrong; here is everything that is. */
    record Refused(List<Problem> problems) implements AtOnceResult {
        public Refused {
            problems = List.copyOf(problems);
        }

        @Override
        public <R> R fold(Function<Decided, R> decided, Function<Refused, R> refused, Function<TooLarge, R> tooLarge) {
            return refused.apply(this);
        }
    }

    /** It is larger than a delivery may be. */
    record TooLarge(String sentence) implements AtOnceResult {
        @Override
        public <R> R fold(Function<Decided, R> decided, Function<Refused, R> refused, Function<TooLarge, R> tooLarge) {
            return tooLarge.apply(this);
        }
    }
}
