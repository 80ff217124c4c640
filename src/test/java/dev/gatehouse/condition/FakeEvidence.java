package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Variables;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Evidence that a test sets up, changes between evaluations and lets fail. What was not set up is a mistake's fault.
 */
public final class FakeEvidence implements Evidence {

    private final Map<String, String> headers = new HashMap<>();
    private final Map<Link, Answer<Set<Integer>>> links = new EnumMap<>(Link.class);
    private final Map<Integer, WorkItem> items = new TreeMap<>();
    private final Map<String, Answer<String>> categories = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final FakeSources sources = new FakeSources(this::ask);
    private Runnable whenAsked = () -> {};
    private Answer<Build> build = notSetUp("build");
    private Answer<JsonNode> resource = notSetUp("build resource");
    private Answer<List<TimelineRecord>> timeline = notSetUp("timeline");
    private Answer<CoverageSummary> coverage = notSetUp("coverage");
    private Answer<List<StageCheck>> stageChecks = notSetUp("stage checks");
    private Answer<List<WorkItem>> itemsFault = Answer.given(List.of());

    public FakeEvidence header(String name, String value) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
        return this;
    }

    public FakeEvidence build(Build answer) {
        build = Answer.given(answer);
        return this;
    }

    public FakeEvidence build(Fault fault) {
        build = Answer.failed(fault);
        return this;
    }

    public FakeEvidence buildResource(JsonNode answer) {
        resource = Answer.given(answer);
        return this;
    }

    public FakeEvidence buildResource(Fault fault) {
        resource = Answer.failed(fault);
        return this;
    }

    public FakeEvidence timeline(List<TimelineRecord> records) {
        timeline = Answer.given(List.copyOf(records));
        return this;
    }

    public FakeEvidence timeline(Fault fault) {
        timeline = Answer.failed(fault);
        return this;
    }

    public FakeEvidence coverage(CoverageSummary summary) {
        coverage = Answer.given(summary);
        return this;
    }

    public FakeEvidence coverage(Fault fault) {
        coverage = Answer.failed(fault);
        return this;
    }

    public FakeEvidence stageChecks(List<StageCheck> checks) {
        stageChecks = Answer.given(List.copyOf(checks));
        return this;
    }

    public FakeEvidence stageChecks(Fault fault) {
        stageChecks = Answer.failed(fault);
        return this;
    }

    public FakeEvidence linked(Link link, Integer... ids) {
        links.put(link, Answer.given(new TreeSet<>(List.of(ids))));
        return this;
    }

    public FakeEvidence linked(Link link, Fault fault) {
        links.put(link, Answer.failed(fault));
        return this;
    }

    /** A work item that can be read; one with the same id is replaced. */
    public FakeEvidence item(WorkItem item) {
        items.put(item.id(), item);
        return this;
    }

    /** Reading work items fails from now on. */
    public FakeEvidence items(Fault fault) {
        itemsFault = Answer.failed(fault);
        return this;
    }

    /** Reading work items works again. */
    public FakeEvidence itemsReadable() {
        itemsFault = Answer.given(List.of());
        return this;
    }

    /** The category of a state, whatever the item's type and project. */
    public FakeEvidence category(String state, String category) {
        categories.put(state, Answer.given(category));
        return this;
    }

    public FakeEvidence category(String state, Fault fault) {
        categories.put(state, Answer.failed(fault));
        return this;
    }

    /** Runs whenever something is asked for, before it is answered: somebody else is at work at the same time. */
    public FakeEvidence whenAsked(Runnable meanwhile) {
        whenAsked = meanwhile;
        return this;
    }

    /** What was asked for since the beginning, in order, such as {@code build} or {@code category of Active}. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public Variables variables() {
        return new Variables(headers);
    }

    @Override
    public Answer<Build> build() {
        ask("build");
        return build;
    }

    @Override
    public Answer<JsonNode> buildResource() {
        ask("build resource");
        return resource;
    }

    @Override
    public Answer<List<TimelineRecord>> timeline() {
        ask("timeline");
        return timeline;
    }

    @Override
    public Answer<Set<Integer>> linkedWorkItems(Link link) {
        ask("links of " + link);
        return links.getOrDefault(link, notSetUp("links of " + link));
    }

    @Override
    public Answer<List<WorkItem>> workItems(Set<Integer> ids) {
        ask("work items");
        return itemsFault.map(none ->
                ids.stream().filter(items::containsKey).sorted().map(items::get).toList());
    }

    @Override
    public Answer<String> stateCategory(WorkItem item) {
        ask("category of " + item.state());
        return categories.getOrDefault(item.state(), notSetUp("category of " + item.state()));
    }

    @Override
    public Answer<CoverageSummary> coverage() {
        ask("coverage");
        return coverage;
    }

    @Override
    public Answer<List<StageCheck>> stageChecks() {
        ask("stage checks");
        return stageChecks;
    }

    /** What is outside Azure DevOps; set up there. */
    @Override
    public FakeSources sources() {
        return sources;
    }

    private void ask(String what) {
        asked.add(what);
        whenAsked.run();
    }

    static <T> Answer<T> notSetUp(String what) {
        return Answer.failed(Fault.mistake("the test did not set up: " + what));
    }
}
