package gehoor.platform.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rules, written once, so that the house and the planted violations are judged by the same. */
final class House {
    private static final DescribedPredicate<JavaClass> TEMPLATES =
            JavaClass.Predicates.resideInAPackage("gehoor.web.template..");

    /** Which modules each may know, besides itself. */
    static final Map<String, List<String>> MAY_KNOW = Map.of(
            "policy", List.of(),
            "engine", List.of("policy"),
            "vault", List.of(),
            "casework", List.of("policy", "engine", "vault"),
            "store", List.of("policy", "engine", "vault", "casework"),
            "notices", List.of("policy", "engine", "vault", "casework"),
            "attachments", List.of("casework"),
            "access", List.of("policy", "engine", "casework"),
            "api", List.of("policy", "engine", "casework", "access"),
            "web", List.of("policy", "engine", "casework", "access"));

    private static final Set<String> CLOCKS = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.ZonedDateTime",
            "java.time.OffsetDateTime",
            "java.time.Year",
            "java.time.Clock");

    private House() {}

    /** No arrow runs back. */
    static ArchRule knowsOnly(String module, String packages) {
        String[] others = MAY_KNOW.keySet().stream()
                .filter(other -> !other.equals(module))
                .filter(other -> !MAY_KNOW.getOrDefault(module, List.of()).contains(other))
                .map(other -> "gehoor." + other + "..")
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .as(module + " knows only " + MAY_KNOW.get(module));
    }

    /** The core knows neither the web nor a database. */
    static ArchRule isPure(String packages) {
        return noClasses()
                .that()
                .resideInAPackage(packages)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jakarta..", "javax.sql..", "java.sql..", "org.postgresql..", "java.net.http..")
                .as(packages + " knows no Jakarta, no database, no network");
    }

    /** Time comes in as an argument. */
    static ArchRule asksNoClock(String packages) {
        DescribedPredicate<JavaMethodCall> now = DescribedPredicate.describe(
                "asks a clock",
                call -> CLOCKS.contains(call.getTargetOwner().getFullName())
                        && (call.getName().equals("now") || call.getName().startsWith("system")));
        return noClasses().that().resideInAPackage(packages).should().callMethodWhere(now);
    }

    /** Names are the field's own. */
    static ArchRule namesSaySomething(String packages) {
        DescribedPredicate<JavaClass> empty = DescribedPredicate.describe(
                "are called Manager, Helper, Util, Impl, Data or Info",
                type -> type.getSimpleName().matches(".*(Manager|Helper|Utils?|Impl|Data|Info)"));
        return noClasses()
                .that()
                .resideInAPackage(packages)
                .should(new com.tngtech.archunit.lang.ArchCondition<>("be") {
                    @Override
                    public void check(JavaClass type, com.tngtech.archunit.lang.ConditionEvents events) {
                        boolean bad = empty.test(type);
                        events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(
                                type, bad, type.getName() + " has a name that says nothing"));
                    }
                });
    }

    /**
     * Packages of one module do not go round in circles. What is generated from templates is left out: it knows what each page
     * shows, and each page knows it, so that what a page needs is typed.
     */
    static ArchRule noCycles(String module) {
        return slices().matching("gehoor." + module + ".(**)")
                .should()
                .beFreeOfCycles()
                .ignoreDependency(TEMPLATES, DescribedPredicate.alwaysTrue())
                .ignoreDependency(DescribedPredicate.alwaysTrue(), TEMPLATES)
                .allowEmptyShould(true);
    }
}
