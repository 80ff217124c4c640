package dev.gatehouse.devhost.scenario;

import dev.gatehouse.webhook.SigningKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A world of runs and work items in which checks are delivered. All times are durations since the scenario's start.
 *
 * @param title what it shows, in a line
 * @param seed what chance is made from in virtual time, and misbehaviour always
 * @param settings application settings for the functions
 * @param workItemTypes the states of each work item type with their categories
 * @param events what others raise for the checks
 * @param misbehaviour how often Azure DevOps does not behave
 */
public record Scenario(
        String title,
        long seed,
        Map<String, String> settings,
        List<Run> runs,
        List<WorkItem> workItems,
        Map<String, Map<String, String>> workItemTypes,
        List<Delivery> deliveries,
        List<Change> changes,
        List<Event> events,
        Misbehaviour misbehaviour,
        List<Source> sources,
        List<Expectation> expectations) {

    /**
     * A server outside Azure DevOps that the app has a connection to.
     *
     * @param connection the connection's name
     * @param authorization what it takes to be let in
     */
    public record Source(
            String connection, Authorization authorization, Optional<Signature> signature, List<Route> routes) {}

    /** How requests to a source have to be signed: with this secret, in the header of this name. */
    public record Signature(String secret, String header) {}

    /**
     * What it takes to be let in at a source. No more than one of the three.
     *
     * @param basic a user, a colon and a password
     * @param bearer a token
     * @param client a client's id, a colon and its secret, for which the source itself issues tokens
     */
    public record Authorization(Optional<String> basic, Optional<String> bearer, Optional<String> client) {}

    /**
     * What a source answers to one kind of request.
     *
     * @param query parameters that the request has to have, decoded
     * @param answers in the order of their times, each until the next
     * @param asked how many requests are expected in all; absent where that does not matter
     * @param received texts, each of which the body of a request that is let in has to contain
     */
    public record Route(
            String method,
            String path,
            Map<String, String> query,
            List<WebReply> answers,
            Optional<Integer> asked,
            List<String> received) {}

    /** What is answered from a time on. */
    public record WebReply(Duration from, int status, Map<String, String> headers, String body) {}

    /** A run of a pipeline: its orchestration plan, its build, and the checks of the stage that is held. */
    public record Run(String name, String hub, String project, Plan plan, Build build, StageChecks checks) {}

    /**
     * The checks of a stage.
     *
     * @param served whether the service has an API that tells of them
     * @param others those that are not delivered to the functions
     */
    public record StageChecks(boolean served, List<StageCheck> others) {}

    /**
     * A check that is not delivered to the functions.
     *
     * @param order when it is evaluated among the others; absent of a service that does not say
     */
    public record StageCheck(String name, String type, String status, String message, Optional<String> order) {}

    /**
     * An orchestration plan.
     *
     * @param closesWithDecision whether it completes once all its checks are decided, as a stage without another check does
     */
    public record Plan(int version, String state, boolean closesWithDecision) {}

    /** A build, its timeline, and what is linked to it. */
    public record Build(
            int id,
            String number,
            String status,
            Optional<String> result,
            String reason,
            String sourceVersion,
            String sourceBranch,
            String message,
            String definition,
            String requestedFor,
            List<Task> timeline,
            Links links,
            CoverageSummary coverage) {}

    /**
     * A record of a build's timeline.
     *
     * @param parent the name of the record it is under
     * @param task the definition that it runs, of a record of type Task
     */
    public record Task(
            String name,
            String type,
            Optional<String> parent,
            String state,
            Optional<String> result,
            Optional<TaskDefinition> task) {}

    /** A task's definition. */
    public record TaskDefinition(UUID id, String name, String version) {}

    /** The work items linked to a build's source version, and to the build. */
    public record Links(List<Integer> commit, List<Integer> build) {}

    /** A build's coverage, and how far it is computed. */
    public record CoverageSummary(String status, List<Coverage> statistics) {}

    /** One statistic of a build's coverage. */
    public record Coverage(String label, int covered, int total) {}

    /** A work item of Azure Boards. */
    public record WorkItem(int id, String type, String title, String state, Optional<String> project) {}

    /**
     * A check that is delivered.
     *
     * @param check names it within the scenario
     * @param to the function's route and query
     * @param headers configured headers, which may hold macros; an absent value takes a default header away
     * @param body the configured body, which may hold macros
     * @param duplicates how many more times the same is delivered at once
     * @param retries absent where a delivery without the answer 200 fails its check at once
     * @param tokenLife how long its token is valid, told in the token itself; absent for a token that says nothing
     */
    public record Delivery(
            String check,
            Duration at,
            String run,
            String to,
            Map<String, Optional<String>> headers,
            Optional<String> body,
            int duplicates,
            Optional<Retries> retries,
            Optional<Redelivery> redelivery,
            Optional<Duration> tokenLife) {

        /** A delivery at the start that nothing is special about. */
        public static Delivery of(String check, String run, Map<String, Optional<String>> headers, String body) {
            return new Delivery(
                    check,
                    Duration.ZERO,
                    run,
                    "checks",
                    headers,
                    Optional.of(body),
                    0,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        }

        /** The same to another of the functions' routes. */
        public Delivery to(String route) {
            return new Delivery(check, at, run, route, headers, body, duplicates, retries, redelivery, tokenLife);
        }
    }

    /**
     * What older servers do: the check is delivered until it is answered 200.
     *
     * @param times how often it is tried again at most
     * @param after how long after an answer, or none, that was not 200
     */
    public record Retries(int times, Duration after) {}

    /**
     * What <em>Time between evaluations</em> does: the check is delivered again after its decision.
     *
     * @param after how long after the decision
     * @param times how often
     * @param sameTask whether it comes with the same {@code TaskInstanceId}
     */
    public record Redelivery(Duration after, int times, boolean sameTask) {}

    /**
     * An event that somebody outside raises for a check.
     *
     * @param check the delivery whose check it is for
     * @param key what it is signed with, as the connection's settings have it; absent where it is not signed
     * @param body what it says, as text
     * @param status how it is expected to be answered
     */
    public record Event(Duration at, String check, String name, Optional<SigningKey> key, String body, int status) {}

    /** Something that happens to the world. */
    public record Change(Duration at, Effect effect) {}

    /** What happens. */
    public sealed interface Effect {}

    /** A work item gets another state. */
    public record WorkItemMoves(int id, String state) implements Effect {}

    /** A record of a build's timeline gets another state and result. */
    public record TaskMoves(String run, String name, String state, Optional<String> result) implements Effect {}

    /** A build gets another status and result. */
    public record BuildMoves(String run, String status, Optional<String> result) implements Effect {}

    /** A plan gets another state. */
    public record PlanMoves(String run, String state) implements Effect {}

    /** Coverage is published, or its summary gets another status. */
    public record CoverageAppears(String run, CoverageSummary coverage) implements Effect {}

    /** A check of the stage gets another status. */
    public record CheckMoves(String run, String name, String status, String message) implements Effect {}

    /** Work items are linked. */
    public record LinksChange(String run, Links links) implements Effect {}

    /**
     * How often each kind of misbehaviour happens to a call, or to a delivery.
     *
     * @param seed what decides which calls it happens to; the scenario's where absent
     * @param until when it ends; absent for never
     */
    public record Misbehaviour(
            Optional<Long> seed,
            Optional<Duration> until,
            double delay,
            Duration delayFor,
            double tooManyRequests,
            Duration retryAfter,
            double serverError,
            double droppedConnection,
            double signInPage,
            double duplicateDelivery) {

        public static final Misbehaviour NONE = new Misbehaviour(
                Optional.empty(), Optional.empty(), 0, Duration.ofSeconds(2), 0, Duration.ofSeconds(5), 0, 0, 0, 0);

        Misbehaviour withSeed(long newSeed) {
            return new Misbehaviour(
                    Optional.of(newSeed),
                    until,
                    delay,
                    delayFor,
                    tooManyRequests,
                    retryAfter,
                    serverError,
                    droppedConnection,
                    signInPage,
                    duplicateDelivery);
        }
    }

    /**
     * What is expected of a check.
     *
     * @param decision the last decision that Azure Pipelines took, {@code succeeded} or {@code failed}, or {@code none}
     * @param notBefore when the first decision comes at the earliest; of {@code none}, when the check ends
     * @param notLater when the last decision comes at the latest; of {@code none}, when the check ends
     * @param reason what the ledger's reason holds
     * @param log what the check's log holds
     * @param attached whether its log is attached to its record in the plan's timeline; absent where it does not matter
     * @param operation what the last current operation of that record holds
     * @param decisions how many decisions Azure Pipelines took
     * @param answer how the delivery was answered
     */
    public record Expectation(
            String check,
            String decision,
            Optional<Duration> notBefore,
            Optional<Duration> notLater,
            List<String> reason,
            List<String> log,
            Optional<Boolean> attached,
            List<String> operation,
            int decisions,
            ExpectedAnswer answer) {}

    /**
     * How a delivery is answered.
     *
     * @param problems the headers and JSON paths that the problem document names; all of them, in any order
     */
    public record ExpectedAnswer(int status, List<String> problems) {}

    /** The run of that name. */
    public Run run(String name) {
        return runs.stream().filter(run -> run.name().equals(name)).findFirst().orElseThrow();
    }

    /** The same world, in which nothing happens by itself. */
    public Scenario onlyItsWorld() {
        return new Scenario(
                title,
                seed,
                settings,
                runs,
                workItems,
                workItemTypes,
                List.of(),
                List.of(),
                List.of(),
                misbehaviour,
                sources,
                List.of());
    }

    /** The same world, in which this is the only check that is delivered, and nothing is expected. */
    public Scenario with(Delivery delivery) {
        return new Scenario(
                title,
                seed,
                settings,
                runs,
                workItems,
                workItemTypes,
                List.of(delivery),
                changes,
                events,
                misbehaviour,
                sources,
                List.of());
    }

    /** The same with another seed, for its misbehaviour too. */
    public Scenario withSeed(long newSeed) {
        return new Scenario(
                title,
                newSeed,
                settings,
                runs,
                workItems,
                workItemTypes,
                deliveries,
                changes,
                events,
                misbehaviour.withSeed(newSeed),
                sources,
                expectations);
    }
}
