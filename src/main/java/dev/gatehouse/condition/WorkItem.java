package dev.gatehouse.condition;

/**
 * A work item of Azure Boards.
 *
 * @param project the team project it belongs to ({@code System.TeamProject}), whose process gives its states their meaning
 * @param type such as {@code Bug} or {@code User Story}
 * @param title as Azure Boards shows it
 * @param state such as {@code Active}
 */
public record WorkItem(int id, String project, String type, String title, String state) {}
