package dev.gatehouse.condition;

import dev.gatehouse.check.Answer;
import java.util.List;

/** Where a work item should have got to. */
sealed interface WorkItemGoal {

    /** The categories that Azure Boards sorts states into. */
    List<String> CATEGORIES = List.of("Proposed", "InProgress", "Resolved", "Completed", "Removed");

    Answer<Standing> standing(WorkItem item, Evidence evidence);

    /** The goal in words: {@code Completed}, {@code Closed or Done}. */
    String text();

    /**
     * Where an item is.
     *
     * @param reached whether that is the goal
     * @param text such as {@code Active (InProgress)}
     */
    record Standing(boolean reached, String text) {}

    /** A state of this category, compared without case. */
    record Category(String category) implements WorkItemGoal {
        @Override
        public Answer<Standing> standing(WorkItem item, Evidence evidence) {
            return evidence.stateCategory(item)
                    .map(found -> new Standing(
                            found.equalsIgnoreCase(category),
                            Shown.plain(item.state(), 40) + " (" + Shown.plain(found, 40) + ")"));
        }

        @Override
        public String text() {
            return category;
        }
    }

    /** One of these states, compared without case. */
    record States(List<String> states) implements WorkItemGoal {

        private static final int NAMED_STATES = 5;

        public States {
            states = List.copyOf(states);
        }

        @Override
        public Answer<Standing> standing(WorkItem item, Evidence evidence) {
            boolean reached = states.stream().anyMatch(item.state().strip()::equalsIgnoreCase);
            return Answer.given(new Standing(reached, Shown.plain(item.state(), 40)));
        }

        @Override
        public String text() {
            List<String> shown =
                    states.stream().map(state -> Shown.plain(state, 40)).toList();
            return shown.size() > NAMED_STATES ? Shown.firstOf(shown, NAMED_STATES, ", ") : Shown.either(shown);
        }
    }
}
