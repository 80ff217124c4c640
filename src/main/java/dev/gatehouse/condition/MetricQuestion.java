package dev.gatehouse.condition;

import java.util.UUID;
import java.util.function.Function;

/** What is measured: a query, and who answers it. */
public sealed interface MetricQuestion {

    /** The name of the connection to whoever answers it. */
    String connection();

    /** In the language of whoever answers it. */
    String query();

    /** Goes on with whichever question it is. */
    <R> R fold(
            Function<? super Prometheus, ? extends R> prometheus,
            Function<? super LogAnalytics, ? extends R> logAnalytics,
            Function<? super ApplicationInsights, ? extends R> applicationInsights);

    /** A query in PromQL for the present: an instant query. */
    record Prometheus(String connection, String query) implements MetricQuestion {
        @Override
        public <R> R fold(
                Function<? super Prometheus, ? extends R> prometheus,
                Function<? super LogAnalytics, ? extends R> logAnalytics,
                Function<? super ApplicationInsights, ? extends R> applicationInsights) {
            return prometheus.apply(this);
        }
    }

    /** A query in KQL for a workspace of Azure Monitor. */
    record LogAnalytics(String connection, UUID workspace, String query) implements MetricQuestion {
        @Override
        public <R> R fold(
                Function<? super Prometheus, ? extends R> prometheus,
                Function<? super LogAnalytics, ? extends R> logAnalytics,
                Function<? super ApplicationInsights, ? extends R> applicationInsights) {
            return logAnalytics.apply(this);
        }
    }

    /** A query in KQL for an application that Application Insights watches. */
    record ApplicationInsights(String connection, UUID app, String query) implements MetricQuestion {
        @Override
        public <R> R fold(
                Function<? super Prometheus, ? extends R> prometheus,
                Function<? super LogAnalytics, ? extends R> logAnalytics,
                Function<? super ApplicationInsights, ? extends R> applicationInsights) {
            return applicationInsights.apply(this);
        }
    }
}
