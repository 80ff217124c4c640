package dev.gatehouse.devhost.tryout;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The predefined variables of Azure Pipelines. A check runs on no agent, so that it has those of the run and its stage only; besides, it
 * has the variables of the variable group that it is linked to, and outputs of earlier stages, written {@code stage.job.task.name}.
 */
final class PredefinedVariables {

    static final List<String> OF_CHECKS = List.of(
            "Build.BuildId",
            "Build.BuildNumber",
            "Build.BuildUri",
            "Build.ContainerId",
            "Build.CronSchedule.DisplayName",
            "Build.DefinitionFolderPath",
            "Build.DefinitionName",
            "Build.DefinitionVersion",
            "Build.QueuedBy",
            "Build.QueuedById",
            "Build.Reason",
            "Build.Repository.ID",
            "Build.Repository.Name",
            "Build.Repository.Provider",
            "Build.Repository.Uri",
            "Build.RequestedFor",
            "Build.RequestedForEmail",
            "Build.RequestedForId",
            "Build.SourceBranch",
            "Build.SourceBranchName",
            "Build.SourceVersion",
            "Build.SourceVersionAuthor",
            "Build.SourceVersionMessage",
            "Build.StageRequestedBy",
            "Build.StageRequestedForId",
            "Build.TriggeredBy.BuildId",
            "Build.TriggeredBy.BuildNumber",
            "Build.TriggeredBy.DefinitionId",
            "Build.TriggeredBy.DefinitionName",
            "Build.TriggeredBy.ProjectID",
            "Checks.StageAttempt",
            "Environment.Id",
            "Environment.Name",
            "System.AccessToken",
            "System.CollectionId",
            "System.CollectionUri",
            "System.Debug",
            "System.DefinitionId",
            "System.HostType",
            "System.JobId",
            "System.PlanId",
            "System.PullRequest.IsFork",
            "System.PullRequest.PullRequestId",
            "System.PullRequest.PullRequestNumber",
            "System.PullRequest.SourceBranch",
            "System.PullRequest.SourceCommitId",
            "System.PullRequest.SourceRepositoryUri",
            "System.PullRequest.TargetBranch",
            "System.StageAttempt",
            "System.StageDisplayName",
            "System.StageName",
            "System.TaskInstanceId",
            "System.TeamFoundationCollectionUri",
            "System.TeamProject",
            "System.TeamProjectId",
            "System.TimelineId");

    /** Directories and names of the machine that a job runs on, in lower case. */
    private static final Set<String> OF_AGENTS = Set.of(
            "build.artifactstagingdirectory",
            "build.binariesdirectory",
            "build.repository.localpath",
            "build.sourcesdirectory",
            "build.stagingdirectory",
            "common.testresultsdirectory",
            "pipeline.workspace",
            "system.artifactsdirectory",
            "system.defaultworkingdirectory",
            "tf_build");

    /** What predefined variables begin with, in lower case: no variable group can have these. */
    private static final List<String> PREFIXES = List.of("agent.", "build.", "checks.", "environment.", "system.");

    private static final int PARTS_OF_OUTPUT = 4;

    private PredefinedVariables() {}

    static boolean isKnown(String name) {
        return OF_CHECKS.stream().anyMatch(name::equalsIgnoreCase);
    }

    static boolean isOfAgent(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.startsWith("agent.") || OF_AGENTS.contains(lower);
    }

    static boolean isReserved(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return PREFIXES.stream().anyMatch(lower::startsWith);
    }

    /** Whether it may be what a task of an earlier stage has put out. */
    static boolean isOutput(String name) {
        return !isReserved(name) && name.split("\\.", -1).length >= PARTS_OF_OUTPUT;
    }
}
