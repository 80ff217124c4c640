package dev.gatehouse.condition;

import dev.gatehouse.check.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far a run's work items have got.
 *
 * @param goal where they should be
 * @param reached the items that are there, told one by one, in the order of their ids
 * @param open the items that are not
 * @param unreadable the items that cannot be read
 * @param fault why nothing can be said of some item, where there is one
 */
record WorkItemSurvey(
        WorkItemGoal goal, List<String> reached, List<String> open, List<String> unreadable, Optional<Fault> fault) {

    private static final int NAMED_ITEMS = 3;
    private static final int TITLE_CHARACTERS = 60;

    static WorkItemSurvey of(Set<Integer> ids, List<WorkItem> items, WorkItemGoal goal, Evidence evidence) {
        Map<Integer, WorkItem> byId = new TreeMap<>();
        for (WorkItem item : items) {
            byId.putIfAbsent(item.id(), item);
        }
        List<String> reached = new ArrayList<>();
        List<String> open = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (int id : new TreeSet<>(ids)) {
            WorkItem item = byId.get(id);
            if (item == null) {
                unreadable.add("#" + id);
                continue;
            }
            goal.standing(item, evidence)
                    .fold(standing -> (standing.reached() ? reached : open).add(told(item, standing)), faults::add);
        }
        return new WorkItemSurvey(
                goal, reached, open, unreadable, faults.stream().findFirst());
    }

    boolean anyReached() {
        return !reached.isEmpty();
    }

    boolean allReached() {
        return open.isEmpty() && unreadable.isEmpty() && fault.isEmpty();
    }

    boolean anyOpen() {
        return !open.isEmpty();
    }

    boolean anyUnreadable() {
        return !unreadable.isEmpty();
    }

    String reachedText() {
        return Shown.firstOf(reached, NAMED_ITEMS, "; ");
    }

    /** What keeps the items from being where they should be, and what to do about it. */
    String openText() {
        List<String> sentences = new ArrayList<>();
        if (!open.isEmpty()) {
            List<String> named =
                    open.stream().map(one -> one + ", not " + goal.text()).toList();
            sentences.add(Shown.firstOf(named, NAMED_ITEMS, "; "));
        }
        if (!unreadable.isEmpty()) {
            sentences.add(Shown.firstOf(unreadable, NAMED_ITEMS, ", ")
                    + " cannot be read: deleted, in another project, or not permitted to the pipeline's build identity;"
                    + " remove the link or grant it to view work items there");
        }
        return String.join("; ", sentences);
    }

    private static String told(WorkItem item, WorkItemGoal.Standing standing) {
        return "#" + item.id() + " \"" + Shown.plain(item.title(), TITLE_CHARACTERS) + "\" is " + standing.text();
    }
}
