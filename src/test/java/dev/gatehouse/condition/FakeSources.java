package dev.gatehouse.condition;

import dev.gatehouse.check.Answer;
import dev.gatehouse.check.Fault;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** Sources that a test sets up. Answers come in the order in which they were set up, the last of them again and again. */
public final class FakeSources implements Sources {

    private final Consumer<String> ask;
    private final Deque<Answer<WebAnswer>> webAnswers = new ArrayDeque<>();
    private final Deque<Answer<List<TableRecord>>> records = new ArrayDeque<>();
    private final Deque<Answer<Measured>> measurements = new ArrayDeque<>();
    private final List<MetricQuestion> metricQuestions = new ArrayList<>();
    private final List<WebQuestion> webQuestions = new ArrayList<>();
    private final List<TableQuestion> tableQuestions = new ArrayList<>();

    /**
     * Sources where nothing is set up.
     *
     * @param ask told of each question, such as {@code http} or {@code records of change_request}
     */
    FakeSources(Consumer<String> ask) {
        this.ask = ask;
    }

    public FakeSources answer(WebAnswer answer) {
        webAnswers.add(Answer.given(answer));
        return this;
    }

    public FakeSources noAnswer(Fault fault) {
        webAnswers.add(Answer.failed(fault));
        return this;
    }

    public FakeSources records(TableRecord... found) {
        records.add(Answer.given(List.of(found)));
        return this;
    }

    public FakeSources noRecords(Fault fault) {
        records.add(Answer.failed(fault));
        return this;
    }

    public FakeSources measured(Measured measured) {
        measurements.add(Answer.given(measured));
        return this;
    }

    public FakeSources notMeasured(Fault fault) {
        measurements.add(Answer.failed(fault));
        return this;
    }

    /** What was asked of HTTP APIs since the beginning. */
    public List<WebQuestion> webQuestions() {
        return List.copyOf(webQuestions);
    }

    /** What was asked of tables since the beginning. */
    public List<TableQuestion> tableQuestions() {
        return List.copyOf(tableQuestions);
    }

    /** What was measured since the beginning. */
    public List<MetricQuestion> metricQuestions() {
        return List.copyOf(metricQuestions);
    }

    @Override
    public Answer<WebAnswer> http(WebQuestion question) {
        ask.accept("http");
        webQuestions.add(question);
        return next(webAnswers, "http");
    }

    @Override
    public Answer<List<TableRecord>> records(TableQuestion question) {
        ask.accept("records of " + question.table());
        tableQuestions.add(question);
        return next(records, "records");
    }

    @Override
    public Answer<Measured> measure(MetricQuestion question) {
        ask.accept("measurement of " + question.query());
        metricQuestions.add(question);
        return next(measurements, "measurement");
    }

    static <T> Answer<T> next(Deque<Answer<T>> answers, String what) {
        if (answers.isEmpty()) {
            return FakeEvidence.notSetUp(what);
        }
        return answers.size() > 1 ? answers.remove() : answers.element();
    }
}
