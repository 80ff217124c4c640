package dev.gatehouse.devhost.pipelines;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The macros of a check's headers and body, resolved from its run. What is not known stays as it is written. */
record Macros(Map<String, String> values) {

    private static final Pattern MACRO = Pattern.compile("\\$\\(([^()]+)\\)");

    static Macros of(URI collection, PlanRun plan, BuildRun build, WaitingTask task) {
        Map<String, String> values = new HashMap<>();
        values.put("system.collectionuri", collection.toString());
        values.put("system.teamfoundationcollectionuri", collection.toString());
        values.put("system.teamproject", build.project());
        values.put("system.teamprojectid", plan.projectId().toString());
        values.put("system.hosttype", plan.hub());
        values.put("system.planid", plan.planId().toString());
        values.put("system.timelineid", plan.timelineId().toString());
        values.put("system.jobid", task.jobId().toString());
        values.put("system.taskinstanceid", task.instanceId().toString());
        values.put("system.accesstoken", task.token().value());
        values.put("build.buildid", String.valueOf(build.facts().id()));
        values.put("build.buildnumber", build.facts().number());
        values.put("build.reason", word(build.facts().reason()));
        values.put("build.sourceversion", build.facts().sourceVersion());
        values.put("build.sourceversionmessage", build.facts().message());
        values.put("build.sourcebranch", build.facts().sourceBranch());
        values.put("build.definitionname", build.facts().definition());
        values.put("build.requestedfor", build.facts().requestedFor());
        return new Macros(values);
    }

    /** Variables spell reasons with a capital, as in {@code IndividualCI}; the REST API with a small letter. */
    private static String word(String reason) {
        return reason.isEmpty() ? reason : reason.substring(0, 1).toUpperCase(Locale.ROOT) + reason.substring(1);
    }

    /** The headers that Azure Pipelines sends by default, changed by what is configured. */
    Map<String, String> headers(Map<String, Optional<String>> configured) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("PlanUrl", "$(system.CollectionUri)");
        headers.put("ProjectId", "$(system.TeamProjectId)");
        headers.put("HubName", "$(system.HostType)");
        headers.put("PlanId", "$(system.PlanId)");
        headers.put("JobId", "$(system.JobId)");
        headers.put("TimelineId", "$(system.TimelineId)");
        headers.put("TaskInstanceId", "$(system.TaskInstanceId)");
        headers.put("AuthToken", "$(system.AccessToken)");
        configured.forEach((name, value) -> {
            headers.keySet().removeIf(name::equalsIgnoreCase);
            value.ifPresent(text -> headers.put(name, text));
        });
        headers.replaceAll((name, value) -> oneLine(resolve(value)));
        return headers;
    }

    String resolve(String text) {
        return MACRO.matcher(text)
                .replaceAll(macro -> Matcher.quoteReplacement(
                        values.getOrDefault(macro.group(1).toLowerCase(Locale.ROOT), macro.group())));
    }

    /** A header cannot hold line breaks, nor letters beyond Latin-1. */
    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ").replaceAll("[^\\x00-\\xff]", "?");
    }
}
