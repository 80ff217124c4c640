package dev.gatehouse.condition;

import dev.gatehouse.check.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who can be asked for a measurement: the keys of a {@code metric} that name a source. */
enum MetricSource {
    PROMETHEUS("prometheus", "Prometheus", "{\"connection\": \"prometheus\", \"query\": \"up\"}") {
        @Override
        Optional<MetricQuestion> read(Fields fields) {
            Optional<String> connection = connection(fields);
            Optional<String> query = query(fields);
            return fields.unlessWrong(
                    () -> new MetricQuestion.Prometheus(connection.orElseThrow(), query.orElseThrow()));
        }
    },
    LOG_ANALYTICS(
            "logAnalytics",
            "Log Analytics",
            "{\"connection\": \"logs\", \"workspace\": \"63613592-b6f7-4c3d-a390-22ba13102111\", \"query\": \"…\"}") {
        @Override
        Optional<MetricQuestion> read(Fields fields) {
            Optional<String> connection = connection(fields);
            Optional<UUID> workspace = fields.guid("workspace");
            fields.require("workspace", "write the workspace's id, which its overview in the Azure portal shows");
            Optional<String> query = query(fields);
            return fields.unlessWrong(() -> new MetricQuestion.LogAnalytics(
                    connection.orElseThrow(), workspace.orElseThrow(), query.orElseThrow()));
        }
    },
    APPLICATION_INSIGHTS(
            "applicationInsights",
            "Application Insights",
            "{\"connection\": \"insights\", \"app\": \"94e87ef1-2fb3-4f1e-9c2e-6e2bb7a4e2f0\", \"query\": \"…\"}") {
        @Override
        Optional<MetricQuestion> read(Fields fields) {
            Optional<String> connection = connection(fields);
            Optional<UUID> app = fields.guid("app");
            fields.require("app", "write the application's id, which the portal shows under API Access");
            Optional<String> query = query(fields);
            return fields.unlessWrong(() -> new MetricQuestion.ApplicationInsights(
                    connection.orElseThrow(), app.orElseThrow(), query.orElseThrow()));
        }
    };

    private final String key;
    private final String label;
    private final String example;

    MetricSource(String key, String label, String example) {
        this.key = key;
        this.label = label;
        this.example = example;
    }

    abstract Optional<MetricQuestion> read(Fields fields);

    /** The question of a metric, which names exactly one source. */
    static Optional<MetricQuestion> question(Fields metric, Value at) {
        List<MetricSource> named = new ArrayList<>();
        Optional<MetricQuestion> question = Optional.empty();
        for (MetricSource source : values()) {
            Optional<Value> member = metric.value(source.key);
            if (member.isPresent()) {
                named.add(source);
                question = member.get().fields(source.example).flatMap(source::read);
            }
        }
        if (named.size() == 1) {
            return question;
        }
        List<String> keys = named.stream().map(source -> '"' + source.key + '"').toList();
        at.problems()
                .add(
                        at.path(),
                        named.isEmpty() ? "no source" : String.join(" and ", keys),
                        "write exactly one of \"prometheus\", \"logAnalytics\" and \"applicationInsights\"");
        return Optional.empty();
    }

    static MetricSource of(MetricQuestion question) {
        return question.fold(prometheus -> PROMETHEUS, logs -> LOG_ANALYTICS, insights -> APPLICATION_INSIGHTS);
    }

    /** As it is in a definition. */
    String key() {
        return key;
    }

    /** As people know it. */
    String label() {
        return label;
    }

    private static Optional<String> connection(Fields fields) {
        fields.require("connection", "name the connection of this app's settings that leads there");
        return fields.connection();
    }

    private static Optional<String> query(Fields fields) {
        fields.require("query", "write the query whose result is measured");
        return fields.text("query", Limits.METRIC_QUERY);
    }
}
