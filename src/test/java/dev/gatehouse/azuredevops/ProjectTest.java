package dev.gatehouse.azuredevops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gatehouse.check.Delivery;
import dev.gatehouse.check.Hub;
import dev.gatehouse.check.Variables;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProjectTest {

    @ParameterizedTest
    @CsvSource({
        "https://vsrm.dev.azure.com/fabrikam,https://dev.azure.com/fabrikam",
        "https://VSRM.dev.azure.com/fabrikam,https://dev.azure.com/fabrikam",
        "https://fabrikam.vsrm.visualstudio.com,https://fabrikam.visualstudio.com",
        "https://fabrikam.vsrm.visualstudio.com:443/DefaultCollection,https://fabrikam.visualstudio.com:443/DefaultCollection",
        "https://dev.azure.com/vsrm,https://dev.azure.com/vsrm",
        "https://fabrikam.visualstudio.com,https://fabrikam.visualstudio.com",
        "https://tfs.contoso.com:8443/tfs/Default%20Collection,https://tfs.contoso.com:8443/tfs/Default%20Collection"
    })
    void findsBuildsAndBoardsBesideTheTaskHub(URI planUrl, URI collection) {
        Delivery delivery = new Delivery(
                planUrl,
                LoopbackAzureDevOps.PROJECT,
                Hub.RELEASE,
                LoopbackAzureDevOps.PLAN,
                LoopbackAzureDevOps.JOB,
                Optional.empty(),
                LoopbackAzureDevOps.TASK,
                Variables.NONE);
        assertEquals(collection, Project.ofBuildsAndBoards(delivery).collection());
        assertEquals(planUrl, Project.ofTaskHub(delivery).collection());
        assertEquals(
                collection + "/" + LoopbackAzureDevOps.PROJECT + "/_apis/x",
                Project.ofBuildsAndBoards(delivery).api("x").toString());
    }
}
