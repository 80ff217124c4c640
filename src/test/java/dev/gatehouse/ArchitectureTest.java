package dev.gatehouse;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the rooms of the app and the arrows between them: an arrow is an import, and there is no other way. */
final class ArchitectureTest {

    private static final JavaClasses APP = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.gatehouse");

    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("check", Set.of()),
            Map.entry("expression", Set.of()),
            Map.entry("condition", Set.of("check", "expression")),
            Map.entry("outbound", Set.of()),
            Map.entry("seal", Set.of("check")),
            Map.entry("azuredevops", Set.of("check", "outbound")),
            Map.entry("evidence", Set.of("check", "condition", "azuredevops", "outbound")),
            Map.entry("webhook", Set.of("check", "evidence", "outbound")),
            Map.entry("ledger", Set.of("check")),
            Map.entry("evaluation", Set.of("check", "condition", "azuredevops", "ledger", "seal")),
            Map.entry(
                    "functions",
                    Set.of(
                            "check",
                            "condition",
                            "outbound",
                            "seal",
                            "azuredevops",
                            "evidence",
                            "webhook",
                            "ledger",
                            "evaluation")));

    /** Libraries that one room alone may know. */
    private static final Map<String, String> OWNERS = Map.of(
            "com.microsoft.azure.functions", "functions",
            "com.azure.data.tables", "ledger",
            "com.azure.storage.queue", "functions",
            "okhttp3", "outbound",
            "com.jayway.jsonpath", "expression");

    @TestFactory
    Stream<DynamicTest> roomsImportOnlyAlongTheArrows() {
        return ARROWS.entrySet().stream()
                .map(room -> DynamicTest.dynamicTest(
                        room.getKey() + " -> " + room.getValue(),
                        () -> arrows(room.getKey(), room.getValue()).check(APP)));
    }

    @TestFactory
    Stream<DynamicTest> librariesStayInTheRoomThatOwnsThem() {
        return OWNERS.entrySet().stream()
                .map(library -> DynamicTest.dynamicTest(
                        library.getKey() + " in " + library.getValue(),
                        () -> noClasses()
                                .that()
                                .resideOutsideOfPackage("dev.gatehouse." + library.getValue() + "..")
                                .should()
                                .dependOnClassesThat()
                                .resideInAPackage(library.getKey() + "..")
                                .check(APP)));
    }

    @Test
    void roomsFormNoCircles() {
        slices().matching("dev.gatehouse.(*)..").should().beFreeOfCycles().check(APP);
    }

    @Test
    void everyClassIsInARoom() {
        Set<String> rooms = APP.stream()
                .map(JavaClass::getPackageName)
                .map(name -> name.replaceFirst("^dev\\.gatehouse\\.?", ""))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(ARROWS.keySet()), rooms);
    }

    @Test
    void nobodyAsksTheSystemForTheTimeOrSleeps() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName("dev.gatehouse.outbound.Sleeper")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .because("clocks (java.time.InstantSource) and sleepers (outbound.Sleeper) are passed in")
                .check(APP);
    }

    private static ArchRule arrows(String room, Set<String> allowed) {
        String[] packages = Stream.concat(Stream.of(room), allowed.stream())
                .map(name -> "dev.gatehouse." + name + "..")
                .toArray(String[]::new);
        DescribedPredicate<JavaClass> elsewhere = JavaClass.Predicates.resideInAPackage("dev.gatehouse..")
                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(packages)));
        return noClasses()
                .that()
                .resideInAPackage("dev.gatehouse." + room + "..")
                .should()
                .dependOnClassesThat(elsewhere.as("another room than " + Arrays.toString(packages)));
    }
}
