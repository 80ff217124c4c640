package dev.gatehouse.azuredevops;

/** The versions of the REST API that calls name. */
final class ApiVersions {

    /** Known to Azure DevOps Services and to Azure DevOps Server from 2020 on. */
    static final String GENERAL = "api-version=6.0";

    /** The events of a plan have never left their preview. */
    static final String EVENTS = "api-version=2.0-preview.1";

    /** The summary of code coverage has never left its preview. */
    static final String COVERAGE = "api-version=6.0-preview.1";

    /** The checks of a stage have never left their preview; this is the first version whose documentation has them. */
    static final String CHECKS = "api-version=7.1-preview.1";

    private ApiVersions() {}
}
