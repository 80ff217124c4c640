package dev.gatehouse.condition;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Where the ids of a run's work items are found: {@code "from"} in the definition. */
enum WorkItemsSource {
    /** Linked to the commit that the run was started for. */
    COMMIT("linked to the run's source version", "link one to the commit and run the stage again") {
        @Override
        Answer<Set<Integer>> ids(Evidence evidence) {
            return evidence.linkedWorkItems(Evidence.Link.COMMIT);
        }
    },
    /** Linked to the run. */
    BUILD("linked to the run", "link one and run the stage again") {
        @Override
        Answer<Set<Integer>> ids(Evidence evidence) {
            return evidence.linkedWorkItems(Evidence.Link.BUILD);
        }
    },
    /** Named in the commit's message, which came with the delivery. */
    MESSAGE("named as #12 or AB#12 in " + WorkItemsSource.HEADER, "name one in the commit's message") {
        @Override
        Answer<Set<Integer>> ids(Evidence evidence) {
            return Needs.header(evidence.variables(), HEADER)
                    .map(message -> Answer.given(Mentions.in(message)))
                    .orElseGet(() -> Answer.failed(Fault.mistake("the delivery has no header " + HEADER + "; add "
                            + Needs.line(HEADER, MACRO) + " to the check's headers")));
        }

        @Override
        List<Problem> missingFrom(Surroundings surroundings, String path) {
            return Needs.header(surroundings.variables(), HEADER, MACRO, path);
        }
    };

    private static final String HEADER = "SourceVersionMessage";
    private static final String MACRO = "Build.SourceVersionMessage";

    private final String relation;
    private final String advice;

    WorkItemsSource(String relation, String advice) {
        this.relation = relation;
        this.advice = advice;
    }

    abstract Answer<Set<Integer>> ids(Evidence evidence);

    List<Problem> missingFrom(Surroundings surroundings, String path) {
        return Needs.buildId(surroundings.variables(), path);
    }

    /** How the items belong to the run: {@code work items <relation>}. */
    String relation() {
        return relation;
    }

    /** What to do where there are none. */
    String advice() {
        return advice;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
