package dev.gatehouse.azuredevops;

import java.util.Optional;

/**
 * A work item.
 *
 * @param project the name of the team project it belongs to, where the service named it
 * @param type such as {@code Bug} or {@code User Story}
 * @param title one line of at most 256 characters; empty where it has none
 * @param state such as {@code Active}
 */
public record BoardItem(int id, Optional<String> project, String type, String title, String state) {}
