package dev.gatehouse.evidence;

import dev.gatehouse.azuredevops.BoardItem;
import dev.gatehouse.azuredevops.Boards;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.WorkItem;
import dev.gatehouse.evidence.Remembered.TypeKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What one evaluation reads of Azure Boards. */
final class BoardEvidence {

    private final Delivery delivery;
    private final Boards boards;
    private final Remembered remembered;

    private final Memo<Set<Integer>, List<WorkItem>> items = new Memo<>();
    private final Memo<TypeKey, Map<String, String>> readStates = new Memo<>();

    BoardEvidence(Delivery delivery, Boards boards, Remembered remembered) {
        this.delivery = delivery;
        this.boards = boards;
        this.remembered = remembered;
    }

    Answer<List<WorkItem>> workItems(Set<Integer> ids) {
        // Sorted, so that the same question gives the same order of reasons each time.
        return items.get(
                Set.copyOf(ids), same -> readItems(same.stream().sorted().toList()));
    }

    /** What was remembered is read once more where it lacks the state: somebody may have added it since. */
    Answer<String> stateCategory(WorkItem item) {
        TypeKey key = TypeKey.of(delivery, Optional.of(item.project()).filter(name -> !name.isEmpty()), item.type());
        return remembered
                .states(key)
                .flatMap(states -> category(states, item))
                .map(Answer::given)
                .orElseGet(() -> readStates
                        .get(key, this::readStates)
                        .then(states -> category(states, item)
                                .map(Answer::given)
                                .orElseGet(() -> Answer.failed(unknownState(states, item)))));
    }

    private Answer<List<WorkItem>> readItems(List<Integer> ids) {
        Answer<List<WorkItem>> all = Answer.given(List.of());
        for (int from = 0; from < ids.size(); from += Boards.BATCH) {
            List<Integer> batch = ids.subList(from, Math.min(ids.size(), from + Boards.BATCH));
            all = all.then(before -> boards.items(batch).map(read -> joined(before, read)));
        }
        return all;
    }

    private Answer<Map<String, String>> readStates(TypeKey key) {
        return boards.stateCategories(key.project(), key.type()).map(states -> {
            remembered.states(key, states);
            return states;
        });
    }

    private static List<WorkItem> joined(List<WorkItem> before, List<BoardItem> read) {
        List<WorkItem> all = new ArrayList<>(before);
        for (BoardItem item : read) {
            all.add(new WorkItem(item.id(), item.project().orElse(""), item.type(), item.title(), item.state()));
        }
        return List.copyOf(all);
    }

    private static Optional<String> category(Map<String, String> states, WorkItem item) {
        String category = states.get(item.state());
        if (category != null) {
            return Optional.of(category);
        }
        return states.entrySet().stream()
                .filter(state -> state.getKey().equalsIgnoreCase(item.state()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private static Fault unknownState(Map<String, String> states, WorkItem item) {
        return Fault.mistake("The state \"" + item.state() + "\" of " + item.type() + " #" + item.id()
                + " is not one of its type's (" + String.join(", ", states.keySet())
                + "), so its category is not known: move the work item to one of these.");
    }
}
