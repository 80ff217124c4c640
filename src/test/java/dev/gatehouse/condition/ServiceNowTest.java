package dev.gatehouse.condition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gatehouse.check.Fault;
import dev.gatehouse.check.Problem;
import dev.gatehouse.check.Variables;
import dev.gatehouse.condition.TableRecord.Field;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.condition.Verdict.Unmet;
import dev.gatehouse.condition.Verdict.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceNowTest {

    private static final String CHANGE = "{'connection': 'ServiceNow', 'number': 'CHG0030001'}";
    private static final String AT_ONCE = CHANGE.replace("}", ", 'otherwise': 'fail'}");
    private static final String PLANNED = CHANGE.replace("}", ", 'window': true}");
    private static final Instant IN_15_MINUTES = Given.NOW.plus(Duration.ofMinutes(15));

    private final FakeEvidence evidence = new FakeEvidence();
    private final FakeSources sources = evidence.sources();

    @Test
    void isMetByAnApprovedChange() {
        sources.records(change("approval", "approved", "Approved"));
        assertEquals(new Met("CHG0030001 \"Upgrade shop\": approval is Approved"), verdict(CHANGE));
    }

    @Test
    void waitsAQuarterOfAnHourForApproval() {
        sources.records(change("approval", "requested", "Requested"));
        assertEquals(
                new Waiting("CHG0030001 \"Upgrade shop\": approval is Requested, not approved", IN_15_MINUTES),
                verdict(CHANGE));
    }

    @Test
    void failsAtOnceWhereInformationHasToBeRight() {
        sources.records(change("approval", "requested", "Requested"));
        assertEquals(new Unmet("CHG0030001 \"Upgrade shop\": approval is Requested, not approved"), verdict(AT_ONCE));
    }

    @ParameterizedTest
    @CsvSource({"-1,Implement,-1", "-1,Implement,implement", "-1,Implement,IMPLEMENT", "a0b1,David Loo,david loo"})
    void aValueIsWhatIsStoredOrWhatPeopleSee(String value, String display, String required) {
        sources.records(change("state", value, display));
        assertTrue(verdict(CHANGE.replace("}", ", 'require': {'state': ['x', '" + required + "']}}")) instanceof Met);
    }

    @Test
    void comparesNumbersAndTruthAsTheTextsThatTheyAre() {
        sources.records(record(Map.of("state", new Field("-1", "Implement"), "active", new Field("true", "true"))));
        assertTrue(verdict(CHANGE.replace("}", ", 'require': {'state': -1, 'active': true}}")) instanceof Met);
    }

    @Test
    void tellsEachFieldThatIsNotRight() {
        sources.records(record(Map.of("state", new Field("-5", "New"), "risk", new Field("2", "High"))));
        String reason = verdict(
                        CHANGE.replace("}", ", 'require': {'state': 'Implement', 'risk': ['Low', 'Moderate']}}"))
                .reason();
        assertTrue(
                reason.contains("state is New, not Implement") && reason.contains("risk is High, not Low or Moderate"),
                reason);
    }

    @Test
    void anEmptyFieldIsToldAsEmpty() {
        sources.records(change("approval", "", ""));
        assertEquals(
                "CHG0030001 \"Upgrade shop\": approval is empty, not approved",
                verdict(CHANGE).reason());
    }

    @Test
    void doesNotKnowAFieldThatIsNotThere() {
        sources.records(record(Map.of("state", new Field("-5", "New"))));
        Verdict verdict = verdict("{'connection': 's', 'number': 'CHG0030001', 'require': {'aproval': 'approved'},"
                + " 'otherwise': 'fail'}");
        assertEquals(
                new Unknown(
                        Fault.mistake("CHG0030001 \"Upgrade shop\" has no field aproval, or the account that is used"
                                + " may not see it: correct the name, or let it be seen")),
                verdict);
    }

    @Test
    void waitsForARecordThatIsNotThereYet() {
        sources.records();
        assertEquals(
                new Waiting(
                        "there is no such record in change_request, or the account that is used may not see it",
                        IN_15_MINUTES),
                verdict(CHANGE));
    }

    @Test
    void takesARecordThatCannotBeSeenForNoAnswer() {
        sources.records();
        assertEquals(
                new Unknown(Fault.mistake(
                        "there is no such record in change_request, or the account that is used may not see it")),
                verdict(AT_ONCE));
    }

    @Test
    void takesAQueryThatFindsNothingForANo() {
        sources.records();
        String query = "{'connection': 'servicenow', 'query': 'active=true', 'otherwise': 'fail'}";
        assertEquals(
                new Unmet("there is no such record in change_request, or the account that is used may not see it"),
                verdict(query));
    }

    @Test
    void takesNoOtherRecordForTheOneThatWasAskedFor() {
        sources.records(new TableRecord(
                Map.of("number", new Field("CHG1", "CHG1"), "approval", new Field("approved", "Approved"))));
        assertTrue(verdict(AT_ONCE) instanceof Unknown);
    }

    @Test
    void everyRecordOfAQueryHasToBeRight() {
        sources.records(change("approval", "approved", "Approved"), change("approval", "rejected", "Rejected"));
        assertEquals(
                new Unmet("CHG0030001 \"Upgrade shop\": approval is Rejected, not approved"),
                verdict("{'connection': 's', 'query': 'active=true^typeNOT INstandard', 'otherwise': 'fail'}"));
    }

    @Test
    void aQueryThatSelectsNothingNeverPasses() {
        sources.records();
        assertTrue(verdict("{'connection': 's', 'query': 'active=true'}") instanceof Waiting);
    }

    @Test
    void judgesABoundedNumberOfRecords() {
        sources.records(Collections.nCopies(101, change("approval", "approved", "Approved"))
                .toArray(TableRecord[]::new));
        Verdict verdict = verdict("{'connection': 's', 'query': 'active=true'}");
        assertTrue(
                verdict instanceof Unknown && verdict.reason().startsWith("more than 100 records"), verdict.reason());
        assertEquals(101, sources.tableQuestions().get(0).most());
    }

    @Test
    void asksForTheFieldsThatItNeeds() {
        sources.records();
        verdict(PLANNED);
        assertEquals(
                new TableQuestion(
                        "servicenow",
                        "change_request",
                        "number=CHG0030001",
                        List.of("number", "short_description", "approval", "start_date", "end_date"),
                        101),
                sources.tableQuestions().get(0));
    }

    @Test
    void isMetWithinThePlannedWindowAndNoLonger() {
        sources.records(planned("2026-01-02 03:00:00", "2026-01-02 03:10:00"));
        Finding finding = evaluate(PLANNED, Given.MOMENT);
        assertEquals(
                new Met("CHG0030001 \"Upgrade shop\": approval is Approved; planned until 2026-01-02 03:10:00 UTC"),
                finding.verdict());
        Finding after = evaluate(PLANNED, later(finding, Duration.ofMinutes(6)));
        assertEquals(
                new Unmet("CHG0030001 \"Upgrade shop\": its planned window ended at 2026-01-02 03:10:00 UTC"),
                after.verdict());
    }

    @ParameterizedTest
    @CsvSource({"2026-01-02 03:05:00,2026-01-02T03:05:00Z", "2026-01-09 00:00:00,2026-01-09T00:00:00Z"})
    void waitsUntilThePlannedWindowBegins(String start, Instant until) {
        sources.records(planned(start, "2026-01-10 00:00:00"));
        assertEquals(
                new Waiting("CHG0030001 \"Upgrade shop\": its planned window begins at " + start + " UTC", until),
                verdict(PLANNED));
    }

    @Test
    void asksForApprovalAtItsPaceAlsoBeforeTheWindow() {
        sources.records(record(Map.of(
                "approval", new Field("requested", "Requested"),
                "start_date", new Field("2026-01-09 00:00:00", ""),
                "end_date", new Field("2026-01-10 00:00:00", ""))));
        Verdict verdict = verdict(PLANNED);
        assertEquals(IN_15_MINUTES, ((Waiting) verdict).notBefore());
    }

    @ParameterizedTest
    @CsvSource({
        "'',2026-01-10 00:00:00,start (start_date)",
        "2026-01-01 00:00:00,'',end (end_date)",
        "tomorrow,2026-01-10 00:00:00,start (start_date)",
        "+300000000-01-01 00:00:00,2026-01-10 00:00:00,start (start_date)"
    })
    void neverPassesWithoutBothTimes(String start, String end, String missing) {
        sources.records(planned(start, end));
        assertEquals(
                new Waiting("CHG0030001 \"Upgrade shop\" has no planned " + missing, IN_15_MINUTES), verdict(PLANNED));
    }

    @Test
    void doesNotKnowAWindowWhoseFieldsAreNotThere() {
        sources.records(change("approval", "approved", "Approved"));
        assertEquals(
                new Unknown(Fault.mistake("CHG0030001 \"Upgrade shop\" has no fields start_date and end_date, or the"
                        + " account that is used may not see them: correct the names, or let them be seen")),
                verdict(PLANNED));
    }

    @Test
    void asksNobodyBeforeItsPaceSaysSo() {
        sources.records(change("approval", "approved", "Approved"));
        Finding first = evaluate(CHANGE, Given.MOMENT);
        Finding second = evaluate(CHANGE, later(first, Duration.ofMinutes(14)));
        assertEquals(first.verdict(), second.verdict());
        assertEquals(1, sources.tableQuestions().size());
    }

    @Test
    void neverTakesAFaultForAnAnswer() {
        Fault fault = Fault.refused("The credentials were not accepted.");
        sources.noRecords(fault);
        assertEquals(new Unknown(fault), verdict(AT_ONCE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'number': 'CHG1'} | $.require.serviceNow | no "connection"
            {'connection': 's'} | $.require.serviceNow | neither "number" nor "query"
            {'connection': 's', 'number': 'CHG1^ORactive=true'} | $.require.serviceNow.number | "CHG1^ORactive=true"
            {'connection': 's', 'number': 'INC0010001'} | $.require.serviceNow.number | "INC0010001"
            {'connection': 's', 'number': 'CHG1', 'table': '../x'} | $.require.serviceNow.table | "../x"
            {'connection': 's', 'number': 'CHG1', 'require': {}} | $.require.serviceNow.require | an empty object
            {'connection': 's', 'number': 'CHG1', 'require': {'a,b': 'c'}} | $.require.serviceNow.require['a,b'] | "c"
            {'connection': 's', 'number': 'CHG1', 'require': {'a': []}} | $.require.serviceNow.require.a | an empty array
            {'connection': 's', 'number': 'CHG1', 'window': 'now'} | $.require.serviceNow.window | "now"
            {'connection': 's', 'number': 'CHG1', 'window': {'start': 'a'}} | $.require.serviceNow.window | no "end"
            """)
    void refusesWhatIsWrong(String definition, String at, String found) {
        List<Problem> problems =
                Given.problems("{\"require\": {\"serviceNow\": " + definition.replace('\'', '"') + "}}");
        assertEquals(1, problems.size(), problems.toString());
        assertEquals(at, problems.get(0).at());
        assertTrue(problems.get(0).found().contains(found), problems.toString());
    }

    @Test
    void takesANumberOfAnotherTableWhereTheTableIsNamed() {
        sources.records();
        verdict("{'connection': 's', 'number': 'INC0010001', 'table': 'incident', 'require': {'state': 'resolved'}}");
        assertEquals("incident", sources.tableQuestions().get(0).table());
    }

    @Test
    void refusesAConnectionThatTheAppDoesNotHave() {
        List<Problem> problems =
                condition(CHANGE).missingFrom(new Surroundings(new Variables(Map.of()), Connections.NONE), "$.require");
        assertEquals("$.require.serviceNow.connection", problems.get(0).at());
        assertFalse(problems.get(0).advice().isBlank());
    }

    private Verdict verdict(String definition) {
        return evaluate(definition, Given.MOMENT).verdict();
    }

    private Finding evaluate(String definition, Moment moment) {
        return condition(definition).evaluate(evidence, moment);
    }

    private static Condition condition(String definition) {
        return Given.condition("{\"serviceNow\": " + definition.replace('\'', '"') + "}");
    }

    private static Moment later(Finding before, Duration time) {
        return new Moment(Given.NOW.plus(time), Duration.ofMinutes(1), Given.NOW, before.notes(), false);
    }

    private static TableRecord change(String field, String value, String display) {
        return record(Map.of(field, new Field(value, display)));
    }

    private static TableRecord planned(String start, String end) {
        return record(Map.of(
                "approval", new Field("approved", "Approved"),
                "start_date", new Field(start, "shown in another time zone"),
                "end_date", new Field(end, "shown in another time zone")));
    }

    private static TableRecord record(Map<String, Field> fields) {
        Map<String, Field> all = new HashMap<>(fields);
        all.put("number", new Field("CHG0030001", "CHG0030001"));
        all.put("short_description", new Field("Upgrade shop", "Upgrade shop"));
        return new TableRecord(all);
    }
}
