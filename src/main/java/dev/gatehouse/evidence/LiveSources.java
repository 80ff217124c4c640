package dev.gatehouse.evidence;

import dev.gatehouse.check.Answer;
import dev.gatehouse.condition.Measured;
import dev.gatehouse.condition.MetricQuestion;
import dev.gatehouse.condition.Sources;
import dev.gatehouse.condition.TableQuestion;
import dev.gatehouse.condition.TableRecord;
import dev.gatehouse.condition.WebAnswer;
import dev.gatehouse.condition.WebQuestion;
import java.util.List;

/** What one evaluation reads from outside Azure DevOps. */
final class LiveSources implements Sources {

    private final WebSource web;
    private final ServiceNowTables tables;
    private final MetricEvidence metrics;

    LiveSources(SourceCalls calls, Connections connections) {
        this.web = new WebSource(calls, connections);
        this.tables = new ServiceNowTables(calls);
        this.metrics = new MetricEvidence(calls);
    }

    @Override
    public Answer<WebAnswer> http(WebQuestion question) {
        return web.ask(question);
    }

    @Override
    public Answer<List<TableRecord>> records(TableQuestion question) {
        return tables.records(question);
    }

    @Override
    public Answer<Measured> measure(MetricQuestion question) {
        return metrics.measure(question);
    }
}
