package dev.gatehouse.condition;

import dev.gatehouse.check.Problem;
import dev.gatehouse.condition.Verdict.Met;
import dev.gatehouse.condition.Verdict.Unknown;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code timelineTask}: the run has executed such a task, with one of the results.
 *
 * @param stage only tasks of the stage with this name count; absent for the tasks of all stages
 * @param results the results that count
 */
record TimelineTask(TaskSelector task, Optional<String> stage, List<String> results, Otherwise otherwise)
        implements Condition {

    /** The results of a timeline record. */
    static final List<String> RESULTS =
            List.of("succeeded", "succeededWithIssues", "failed", "canceled", "skipped", "abandoned");

    private static final List<String> GOOD = List.of("succeeded", "succeededWithIssues");
    private static final int NAMED_TASKS = 3;
    private static final int NAMED_STAGES = 10;

    TimelineTask {
        results = List.copyOf(results);
        if (results.isEmpty()) {
            throw new IllegalArgumentException("timelineTask needs a result");
        }
    }

    static Optional<Condition> parse(Value value) {
        return value.fields("{\"name\": \"CmdLine\"}").flatMap(fields -> {
            Optional<TaskSelector> id = fields.guid("id").map(TaskSelector.ById::new);
            Optional<TaskSelector> name = fields.text("name").map(TaskSelector.ByName::new);
            fields.requireOneOf("id", "name");
            Optional<String> stage = fields.text("stage");
            List<String> results = fields.wordsOf("result", RESULTS);
            Otherwise otherwise = fields.word("otherwise", Otherwise.values(), Otherwise.FAIL);
            return fields.unlessWrong(() -> new TimelineTask(
                    id.or(() -> name).orElseThrow(), stage, results.isEmpty() ? GOOD : results, otherwise));
        });
    }

    @Override
    public Finding evaluate(Evidence evidence, Moment moment) {
        Verdict verdict =
                evidence.timeline().map(Timeline::new).<Verdict>fold(timeline -> judge(timeline, moment), Unknown::new);
        return new Finding("timelineTask " + task.text() + inStage(), verdict);
    }

    private Verdict judge(Timeline timeline, Moment moment) {
        List<TimelineRecord> tasks = timeline.tasks().stream()
                .filter(task::selects)
                .filter(one -> stage.isEmpty()
                        || timeline.stageOf(one).filter(this::isTheStage).isPresent())
                .toList();
        Optional<TimelineRecord> good = tasks.stream().filter(this::isGood).findFirst();
        if (good.isPresent()) {
            return new Met("task " + Shown.quoted(good.get().name()) + " ran" + inStage() + " with result "
                    + result(good.get()));
        }
        return otherwise.verdict(tasks.isEmpty() ? absence(timeline) : progress(tasks), moment);
    }

    private String absence(Timeline timeline) {
        if (timeline.isEmpty()) {
            return "the run has no tasks yet";
        }
        if (stage.isPresent() && timeline.stages().stream().noneMatch(this::isTheStage)) {
            List<String> stages = timeline.stages().stream()
                    .map(one -> Shown.quoted(one.name()))
                    .toList();
            return "the run has no stage " + Shown.quoted(stage.get())
                    + (stages.isEmpty() ? ", nor any other" : "; it has " + Shown.firstOf(stages, NAMED_STAGES, ", "));
        }
        return "the run has no task " + task.text() + inStage();
    }

    /** What can still change comes before what cannot. */
    private String progress(List<TimelineRecord> tasks) {
        List<TimelineRecord> open =
                tasks.stream().filter(one -> !one.isCompleted()).toList();
        if (open.isEmpty()) {
            return named(tasks, one -> " ran" + inStage() + " with result " + result(one)) + ", not "
                    + Shown.either(results);
        }
        return named(open, one -> one.state().equalsIgnoreCase("inProgress") ? " is still running" : " has not run yet")
                + (otherwise == Otherwise.FAIL ? "; write \"otherwise\": \"wait\" to wait for it" : "");
    }

    private static String named(List<TimelineRecord> tasks, Function<TimelineRecord, String> told) {
        List<String> texts = tasks.stream()
                .map(one -> "task " + Shown.quoted(one.name()) + told.apply(one))
                .toList();
        return Shown.firstOf(texts, NAMED_TASKS, ", ");
    }

    private boolean isGood(TimelineRecord one) {
        return one.isCompleted()
                && one.result()
                        .filter(found -> results.stream().anyMatch(found::equalsIgnoreCase))
                        .isPresent();
    }

    private boolean isTheStage(TimelineRecord one) {
        return stage.filter(name -> one.name().strip().equalsIgnoreCase(name)
                        || one.identifier().filter(name::equalsIgnoreCase).isPresent())
                .isPresent();
    }

    private String inStage() {
        return stage.map(name -> " in stage " + Shown.plain(name, 60)).orElse("");
    }

    private static String result(TimelineRecord one) {
        return one.result().map(found -> Shown.plain(found, 40)).orElse("unknown");
    }

    @Override
    public List<Problem> missingFrom(Surroundings surroundings, String path) {
        return Needs.buildId(surroundings.variables(), path + ".timelineTask");
    }
}
