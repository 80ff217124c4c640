package dev.gatehouse.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.check.Fault;
import dev.gatehouse.condition.Verdict;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import dev.gatehouse.condition.Verdict.Unmet;
import dev.gatehouse.condition.Verdict.Waiting;
import dev.gatehouse.evidence.LoopbackServiceNow.Cell;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code serviceNow} conditions over HTTP, the whole way, against the Table API as it is documented. */
class ServiceNowContractTest {

    private static final String APPROVAL = "{'serviceNow': {'connection': 'ServiceNow', 'number': 'CHG0030001'}}";
    private static final String PLANNED = APPROVAL.replace("}}", ", 'window': true}}");
    private static final String NORMAL =
            APPROVAL.replace("'number': 'CHG0030001'", "'query': 'active=true^type=normal'");
    private static final String ID = "1c741bd70b2322007518478d83673af3";
    private static final Duration PACE = Duration.ofMinutes(15);

    private final LoopbackServiceNow serviceNow = new LoopbackServiceNow();

    @AfterEach
    void close() {
        serviceNow.close();
    }

    @Test
    void isMetByAnApprovedChangeAmongOthers() {
        change("CHG0030000", Map.of("approval", Cell.of("rejected", "Rejected")));
        change("CHG0030001", Map.of());
        assertEquals(
                new Met("CHG0030001 \"Upgrade shop\": approval is Approved"),
                check(APPROVAL).evaluate());
        assertEquals(1, serviceNow.asked());
    }

    @Test
    void waitsForApprovalAtItsPace() {
        change("CHG0030001", Map.of("approval", Cell.of("not requested", "Not Yet Requested")));
        OutsideCheck check = check(APPROVAL);
        Verdict waiting = new Waiting(
                "CHG0030001 \"Upgrade shop\": approval is Not Yet Requested, not approved",
                OutsideCheck.BEGIN.plus(PACE));
        assertEquals(waiting, check.evaluate());
        assertEquals(waiting, check.elsewhere().after(PACE.minusSeconds(1)).evaluate());
        assertEquals(1, serviceNow.asked());
        check.elsewhere().after(Duration.ofSeconds(1)).evaluate();
        assertEquals(2, serviceNow.asked());
    }

    @ParameterizedTest
    @CsvSource({
        "state,-1,Implement",
        "state,Implement,Implement",
        "active,true,true",
        "assigned_to,David Loo,David Loo",
        "assigned_to,5137153cc611227c000bbd1bd8cd2007,David Loo",
        "assigned_to.department,Development,Development",
        "assigned_to.department.name,Development,Development",
        "assigned_to.department.name,DEVELOPMENT,Development"
    })
    void aFieldIsRightByWhatIsStoredAndByWhatPeopleSee(String field, String required, String shown) {
        serviceNow
                .record(
                        "cmn_department",
                        Map.of("sys_id", Cell.text("221f79b7"), "name", Cell.of("Development", "Development")))
                .record(
                        "sys_user",
                        Map.of(
                                "sys_id", Cell.text("5137153cc611227c000bbd1bd8cd2007"),
                                "department", Cell.reference("cmn_department", "221f79b7", "Development")));
        change(
                "CHG0030001",
                Map.of(
                        "state", Cell.of("-1", "Implement"),
                        "assigned_to", Cell.reference("sys_user", "5137153cc611227c000bbd1bd8cd2007", "David Loo")));
        assertEquals(
                new Met("CHG0030001 \"Upgrade shop\": " + field + " is " + shown),
                check(requiring(field, required)).evaluate());
    }

    @Test
    void aFieldThatTheAccountMayNotSeeIsMissing() {
        change("CHG0030001", Map.of());
        serviceNow.hides("approval");
        assertEquals(
                new Unknown(
                        Fault.mistake("CHG0030001 \"Upgrade shop\" has no field approval, or the account that is used"
                                + " may not see it: correct the name, or let it be seen")),
                check(APPROVAL.replace("}}", ", 'otherwise': 'fail'}}")).evaluate());
    }

    @Test
    void judgesEachRecordThatAQuerySelects() {
        change("CHG0030001", Map.of());
        change("CHG0030002", Map.of("approval", Cell.of("requested", "Requested")));
        change("CHG0030003", Map.of("approval", Cell.of("rejected", "Rejected"), "active", Cell.text("false")));
        assertEquals(
                "CHG0030002 \"Upgrade shop\": approval is Requested, not approved",
                check(NORMAL).evaluate().reason());
    }

    @Test
    void whatServiceNowIgnoresInAQueryCanOnlySelectMore() {
        change("CHG0030001", Map.of());
        change("CHG0030002", Map.of("approval", Cell.of("requested", "Requested")));
        assertEquals(
                "CHG0030002 \"Upgrade shop\": approval is Requested, not approved",
                check(NORMAL.replace("type=normal", "nunber=CHG0030001"))
                        .evaluate()
                        .reason());
    }

    @Test
    void takesNoOtherRecordForTheOneOfANumberWhereATableHasNoNumbers() {
        serviceNow.record("cmdb_ci", Map.of("name", Cell.text("shop"), "approval", Cell.of("approved", "Approved")));
        assertEquals(
                new Waiting(
                        "there is no such record in cmdb_ci, or the account that is used may not see it",
                        OutsideCheck.BEGIN.plus(PACE)),
                check(APPROVAL.replace("}}", ", 'table': 'cmdb_ci'}}")).evaluate());
    }

    @Test
    void judgesAHundredRecordsAndNoMore() {
        for (int i = 0; i < 100; i++) {
            change("CHG" + i, Map.of());
        }
        assertEquals(
                new Met("CHG0 \"Upgrade shop\": approval is Approved; CHG1 \"Upgrade shop\": approval is Approved;"
                        + " CHG2 \"Upgrade shop\": approval is Approved; and 97 more"),
                check(NORMAL).evaluate());
        change("CHG100", Map.of("approval", Cell.of("requested", "Requested")));
        assertEquals(
                new Unknown(Fault.mistake("more than 100 records are selected, and no more are judged; write a"
                        + " \"query\" that selects fewer")),
                check(NORMAL).evaluate());
    }

    @Test
    void waitsForAChangeThatIsYetToBeMade() {
        change("CHG0030000", Map.of());
        OutsideCheck check = check(APPROVAL);
        assertEquals(
                new Waiting(
                        "there is no such record in change_request, or the account that is used may not see it",
                        OutsideCheck.BEGIN.plus(PACE)),
                check.evaluate());
        change("CHG0030001", Map.of());
        assertEquals(
                new Met("CHG0030001 \"Upgrade shop\": approval is Approved"),
                check.after(PACE).evaluate());
    }

    @Test
    void saysThatThePasswordIsWrong() {
        change("CHG0030001", Map.of());
        assertEquals(
                Fault.refused("Reading change_request at " + serviceNow.label() + " was answered 401 (User Not"
                        + " Authenticated): the credentials in the settings GATEHOUSE_CONNECTIONS__SERVICENOW__… were"
                        + " not accepted. Correct them."),
                fault(new OutsideCheck(json(APPROVAL), serviceNow.withPassword("guess")).evaluate()));
    }

    @Test
    void saysThatTheAccountMayNotReadTheTable() {
        change("CHG0030001", Map.of());
        serviceNow.closes("change_request");
        assertEquals(
                Fault.forbidden("Reading change_request at " + serviceNow.label() + " was answered 403 (User Not"
                        + " Authorized): who asks was recognized and may not do this. Give the account that is used"
                        + " there the permission for it."),
                fault(check(APPROVAL).evaluate()));
    }

    @Test
    void saysThatThereIsNoSuchTable() {
        assertEquals(
                Fault.mistake("Reading u_change at " + serviceNow.label() + " was answered 400 (Invalid table"
                        + " u_change): it took the request for a mistake. Correct what is asked for."),
                fault(check(APPROVAL.replace("}}", ", 'table': 'u_change'}}")).evaluate()));
    }

    /** Only a record that is asked for by its id, which {@code serviceNow} never does, can be answered so. */
    @Test
    void saysThatThereIsNoSuchRecordToAnHttpCondition() {
        change("CHG0030001", Map.of());
        String byId = "{'http': {'connection': 'servicenow', 'path': '/api/now/table/change_request/" + ID
                + "?sysparm_fields=approval', 'criteria': \"eq(root['result']['approval'], 'approved')\"}}";
        assertEquals(
                new Met("it answered 200, and eq(root['result']['approval'], 'approved') holds"),
                check(byId).evaluate());
        assertEquals(
                Fault.gone("Asking servicenow/api/now/table/change_request/none at " + serviceNow.label()
                        + " was answered 404 (No Record found): it does not exist there, or the account that is used"
                        + " may not see it. Correct the path or the name."),
                fault(check(byId.replace(ID, "none")).evaluate()));
    }

    @Test
    void leavesAnInstanceAloneForAsLongAsItAsks() {
        change("CHG0030001", Map.of());
        serviceNow.isBusyFor(120);
        OutsideCheck check = check(APPROVAL);
        assertEquals(
                Fault.passing(
                        "Reading change_request at " + serviceNow.label()
                                + " was answered 429 (Rate limit exceeded): it is asked too often. It is tried again.",
                        Optional.of(Duration.ofMinutes(2))),
                fault(check.evaluate()));
        serviceNow.recovers();
        assertEquals(
                Fault.passing(
                        "Reading change_request at " + serviceNow.label()
                                + " did not work: 127.0.0.1 has asked to be left alone until 10:02:00 UTC."
                                + " It is tried again.",
                        Optional.of(Duration.ofSeconds(1))),
                fault(check.after(Duration.ofSeconds(119)).evaluate()));
        assertEquals(1, serviceNow.asked());
        assertEquals(
                new Met("CHG0030001 \"Upgrade shop\": approval is Approved"),
                check.after(Duration.ofSeconds(1)).evaluate());
    }

    @Test
    void getsATokenOnceAndAnotherForOneThatWasWithdrawn() {
        change("CHG0030001", Map.of());
        Duration pace = Duration.ofMinutes(5);
        OutsideCheck check =
                new OutsideCheck(json(APPROVAL.replace("}}", ", 'every': 'PT5M'}}")), serviceNow.withOAuth());
        Verdict met = new Met("CHG0030001 \"Upgrade shop\": approval is Approved");
        assertEquals(met, check.evaluate());
        assertEquals(met, check.after(pace).evaluate());
        assertEquals(1, serviceNow.issuedTokens());
        serviceNow.withdrawsTokens(0);
        assertEquals(met, check.after(pace).evaluate());
        assertEquals(2, serviceNow.issuedTokens());
        assertEquals(4, serviceNow.asked());
    }

    @Test
    void getsNoThirdTokenWhereTheSecondIsNotAcceptedEither() {
        change("CHG0030001", Map.of());
        serviceNow.withdrawsTokens(2);
        OutsideCheck check = new OutsideCheck(json(APPROVAL), serviceNow.withOAuth());
        assertEquals(Fault.Kind.REFUSED, fault(check.evaluate()).kind());
        assertEquals(2, serviceNow.issuedTokens());
        assertEquals(2, serviceNow.asked());
    }

    /** The account sees the times eight hours earlier than they are. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-01 10:00:00, 2026-03-01 02:00:00, 2026-03-01 10:00:01, 2026-03-01 02:00:01, met",
        "2026-03-01 10:00:01, 2026-03-01 02:00:01, 2026-03-01 18:00:00, 2026-03-01 10:00:00, waiting",
        "2026-03-01 09:00:00, 2026-03-01 01:00:00, 2026-03-01 10:00:00, 2026-03-01 02:00:00, unmet",
        "2026-03-01 02:00:00, 2026-02-28 18:00:00, 2026-03-01 09:59:59, 2026-03-01 01:59:59, unmet",
        "2026-03-01 17:00:00, 2026-03-01 09:00:00, 2026-03-01 19:00:00, 2026-03-01 11:00:00, waiting"
    })
    void thePlannedWindowIsInUtcWhereverTheAccountIs(
            String start, String shownStart, String end, String shownEnd, String expected) {
        change("CHG0030001", Map.of("start_date", Cell.of(start, shownStart), "end_date", Cell.of(end, shownEnd)));
        String who = "CHG0030001 \"Upgrade shop\": ";
        Verdict verdict = switch (expected) {
            case "met" -> new Met(who + "approval is Approved; planned until " + end + " UTC");
            case "unmet" -> new Unmet(who + "its planned window ended at " + end + " UTC");
            default ->
                new Waiting(
                        who + "its planned window begins at " + start + " UTC",
                        Instant.parse(start.replace(' ', 'T') + "Z"));
        };
        assertEquals(verdict, check(PLANNED).evaluate());
    }

    private void change(String number, Map<String, Cell> more) {
        Map<String, Cell> cells = new HashMap<>(Map.of(
                "sys_id", Cell.text(ID),
                "number", Cell.text(number),
                "short_description", Cell.text("Upgrade shop"),
                "type", Cell.of("normal", "Normal"),
                "active", Cell.text("true"),
                "approval", Cell.of("approved", "Approved")));
        cells.putAll(more);
        serviceNow.record("change_request", cells);
    }

    private OutsideCheck check(String require) {
        return new OutsideCheck(json(require), serviceNow.withPassword(LoopbackServiceNow.PASSWORD));
    }

    private static String requiring(String field, String value) {
        return APPROVAL.replace("}}", ", 'require': {'" + field + "': '" + value + "'}}}");
    }

    /** Single quotes stand for double ones, except within double ones. */
    private static String json(String text) {
        StringBuilder json = new StringBuilder();
        String[] parts = text.split("\"", -1);
        for (int i = 0; i < parts.length; i++) {
            json.append(i % 2 == 0 ? parts[i].replace('\'', '"') : '"' + parts[i] + '"');
        }
        return json.toString();
    }

    private static Fault fault(Verdict verdict) {
        Function<Verdict, Fault> none = known -> {
            throw new AssertionError("no fault, but " + known);
        };
        return verdict.fold(none, none, none, Unknown::cause);
    }
}
