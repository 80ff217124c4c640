package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Evidence.Link;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.condition.Verdict.Unmet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkItemsTest {

    private static final String COMPLETED = "{\"workItems\": {\"category\": \"completed\"}}";
    private static final String NO_BLOCKED =
            "{\"not\": {\"workItems\": {\"states\": [\"Blocked\"], \"quantifier\": \"any\", \"otherwise\": \"fail\"}}}";
    private static final String NOT_READ =
            " cannot be read: deleted, in another project, or not permitted to the pipeline's build identity; remove the"
                    + " link or grant it to view work items there";

    private final FakeEvidence evidence = new FakeEvidence()
            .category("Active", "InProgress")
            .category("Closed", "Completed")
            .category("New", "Proposed");

    @Test
    void waitsForTheItemThatIsNotCompleted() {
        evidence.linked(Link.COMMIT, 12).item(item(12, "Fix login", "Active"));
        assertEquals(
                Given.waiting("#12 \"Fix login\" is Active (InProgress), not Completed"),
                Given.verdict(COMPLETED, evidence));
    }

    @Test
    void holdsOnceEveryItemIsCompleted() {
        evidence.linked(Link.COMMIT, 12, 13).item(item(12, "Fix login", "Closed"));
        evidence.item(item(13, "Fix logout", "Closed"));
        assertEquals(
                new Met("#12 \"Fix login\" is Closed (Completed); #13 \"Fix logout\" is Closed (Completed)"),
                Given.verdict(COMPLETED, evidence));
    }

    @Test
    void namesAFewItemsOnly() {
        evidence.linked(Link.COMMIT, IntStream.rangeClosed(1, 20).boxed().toArray(Integer[]::new));
        for (int id = 1; id <= 20; id++) {
            evidence.item(item(id, "Story", "New"));
        }
        assertEquals(
                "#1 \"Story\" is New (Proposed), not Completed; #2 \"Story\" is New (Proposed), not Completed;"
                        + " #3 \"Story\" is New (Proposed), not Completed; and 17 more",
                Given.verdict(COMPLETED, evidence).reason());
    }

    @Test
    void oneItemIsEnoughForAny() {
        evidence.linked(Link.BUILD, 12, 13).item(item(12, "Fix login", "Active"));
        evidence.item(item(13, "Fix logout", "Closed"));
        String rule = "{\"workItems\": {\"category\": \"Completed\", \"from\": \"build\", \"quantifier\": \"any\"}}";
        assertEquals(new Met("#13 \"Fix logout\" is Closed (Completed)"), Given.verdict(rule, evidence));
    }

    @Test
    void asksForNoCategoriesWhenStatesAreNamed() {
        evidence.linked(Link.COMMIT, 12).item(item(12, "Fix login", "closed"));
        assertEquals(
                new Met("#12 \"Fix login\" is closed"),
                Given.verdict("{\"workItems\": {\"states\": [\"Done\", \"Closed\"]}}", evidence));
        assertEquals(List.of("links of COMMIT", "work items"), evidence.asked());
    }

    @Test
    void namesTheStatesThatWereAskedFor() {
        evidence.linked(Link.COMMIT, 12).item(item(12, "Fix login", "Active"));
        assertEquals(
                new Unmet("#12 \"Fix login\" is Active, not Done or Closed"),
                Given.verdict(
                        "{\"workItems\": {\"states\": [\"Done\", \"Closed\"], \"otherwise\": \"fail\"}}", evidence));
    }

    @Test
    void failsAtOnceWhenNoneIsLinked() {
        evidence.linked(Link.COMMIT);
        assertEquals(
                new Unmet(
                        "no work items are linked to the run's source version; link one to the commit and run the stage"
                                + " again"),
                Given.verdict(COMPLETED, evidence));
    }

    @Test
    void failsAtOnceWhenTheMessageNamesNone() {
        evidence.header("SourceVersionMessage", "Fix login");
        assertEquals(
                new Unmet(
                        "no work items are named as #12 or AB#12 in SourceVersionMessage; name one in the commit's message"),
                Given.verdict("{\"workItems\": {\"category\": \"Completed\", \"from\": \"message\"}}", evidence));
    }

    @Test
    void passesWithoutItemsWhereThatIsAskedFor() {
        evidence.linked(Link.BUILD);
        assertEquals(
                new Met("no work items are linked to the run"),
                Given.verdict(
                        "{\"workItems\": {\"category\": \"Completed\", \"from\": \"build\", \"whenNone\": \"pass\"}}",
                        evidence));
    }

    @Test
    void readsTheItemsThatTheMessageNames() {
        evidence.header("SourceVersionMessage", "Fix login, AB#12").item(item(12, "Fix login", "Closed"));
        assertInstanceOf(
                Met.class,
                Given.verdict("{\"workItems\": {\"category\": \"Completed\", \"from\": \"message\"}}", evidence));
        assertEquals(List.of("work items", "category of Closed"), evidence.asked());
    }

    @Test
    void isUnknownWithoutTheMessage() {
        assertEquals(
                new Unknown(
                        Fault.mistake("the delivery has no header SourceVersionMessage; add \"SourceVersionMessage\":"
                                + " \"$(Build.SourceVersionMessage)\" to the check's headers")),
                Given.verdict("{\"workItems\": {\"category\": \"Completed\", \"from\": \"message\"}}", evidence));
    }

    @Test
    void waitsForItemsThatCannotBeReadAndNamesThem() {
        evidence.linked(Link.COMMIT, 12, 13).item(item(12, "Fix login", "Closed"));
        assertEquals(Given.waiting("#13" + NOT_READ), Given.verdict(COMPLETED, evidence));
        evidence.item(item(12, "Fix login", "Active"));
        assertEquals(
                Given.waiting("#12 \"Fix login\" is Active (InProgress), not Completed; #13" + NOT_READ),
                Given.verdict(COMPLETED, evidence));
    }

    @Test
    void anItemThatCannotBeReadLetsNothingThroughNot() {
        evidence.linked(Link.COMMIT, 12, 13).item(item(12, "Fix login", "Active"));
        assertEquals(
                new Unknown(Fault.mistake("#12 \"Fix login\" is Active, not Blocked; #13" + NOT_READ)),
                Given.verdict(NO_BLOCKED, evidence));
        evidence.item(item(13, "Fix logout", "Active"));
        assertInstanceOf(Met.class, Given.verdict(NO_BLOCKED, evidence));
    }

    @Test
    void anOpenItemDecidesWhateverCannotBeRead() {
        evidence.linked(Link.COMMIT, 12, 13).item(item(12, "Fix login", "Active"));
        assertInstanceOf(
                Unmet.class,
                Given.verdict("{\"workItems\": {\"states\": \"Done\", \"otherwise\": \"fail\"}}", evidence));
    }

    @Test
    void isUnknownWhenAnythingCannotBeHad() {
        Fault fault = Fault.passing("Azure DevOps answered 503");
        FakeEvidence links = new FakeEvidence().linked(Link.COMMIT, fault);
        FakeEvidence items = new FakeEvidence().linked(Link.COMMIT, 12).items(fault);
        FakeEvidence category = new FakeEvidence()
                .linked(Link.COMMIT, 12)
                .item(item(12, "Fix login", "Active"))
                .category("Active", fault);
        for (FakeEvidence failing : List.of(links, items, category)) {
            assertEquals(new Unknown(fault), Given.verdict(COMPLETED, failing));
            assertEquals(new Unknown(fault), Given.verdict("{\"not\": " + COMPLETED + "}", failing));
        }
    }

    @Test
    void anyHoldsWithOneItemThoughAnotherCannotBeJudged() {
        evidence.category("Odd", Fault.passing("Azure DevOps answered 503"));
        evidence.linked(Link.COMMIT, 12, 13).item(item(12, "Fix login", "Odd")).item(item(13, "Fix logout", "Closed"));
        assertInstanceOf(
                Met.class,
                Given.verdict("{\"workItems\": {\"category\": \"Completed\", \"quantifier\": \"any\"}}", evidence));
    }

    @Test
    void readsABoundedNumberOfItems() {
        evidence.linked(Link.COMMIT, IntStream.rangeClosed(1, 1001).boxed().toArray(Integer[]::new));
        Verdict verdict = Given.verdict(COMPLETED, evidence);
        assertInstanceOf(Unknown.class, verdict);
        assertTrue(verdict.reason()
                .startsWith("1001 work items are linked to the run's source version, and at most 1000"));
        assertEquals(List.of("links of COMMIT"), evidence.asked());
    }

    @Test
    void aTitleCannotForgeALine() {
        evidence.linked(Link.COMMIT, 12).item(item(12, "x\r\n##vso[task.complete]" + "y".repeat(100), "Active"));
        String reason = Given.verdict(COMPLETED, evidence).reason();
        assertTrue(reason.startsWith("#12 \"x\\u000d\\u000a##vso[task.complete]yyyy"), reason);
        assertTrue(reason.length() < 160, reason);
    }

    @Test
    void theFindingNamesWhereTheItemsComeFrom() {
        assertEquals(
                "workItems from commit", Given.evaluate(COMPLETED, evidence).condition());
    }

    private static WorkItem item(int id, String title, String state) {
        return new WorkItem(id, "Fabrikam", "Bug", title, state);
    }
}
