package gehoor.casework;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.casework.memory.Memory;
import gehoor.casework.port.FileRow;
import gehoor.casework.port.People;
import gehoor.casework.port.SavedMail;
import gehoor.engine.Actor;
import gehoor.engine.replay.Replay;
import gehoor.engine.replay.Replayed;
import gehoor.policy.Tenant;
import gehoor.vault.FileKeyProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random lives of files under every procedure that is configured, through the use cases: whoever has an offer fills it in,
 * time passes, letters leave. Whatever happens, nothing breaks, every chain holds, the projection says what the history
 * says, and nothing that was written or named stands in a dump.
 */
class WalksTest {
    private static final String CANARY = "CANARY";
    private static final int WALKS = 6;
    private static final int STEPS = 25;

    @TempDir
    Path scratch;

    private Memory memory;
    private Memory.PostOffice post;
    private Library library;
    private Casework casework;
    private Instant now;
    private int done;
    private int refused;

    @BeforeEach
    void open() {
        now = Instant.parse("2026-03-02T09:41:17.123Z");
        memory = new Memory(new FileKeyProvider(scratch.resolve("tenant-keys")));
        post = new Memory.PostOffice();
        Path root = Path.of(System.getProperty("gehoor.root", "../.."));
        library = new Library(root.resolve("tenant-config"), memory.ports(), () -> now);
        library.reloadIfChanged();
        assertThat(library.problems()).isEmpty();
        casework = new Casework(
                memory.ports(),
                library,
                post,
                new Looks(),
                mail -> new SavedMail.Unreadable(SavedMail.Why.NO_MAIL),
                new Addresses("https://gehoor.example.org"),
                () -> now,
                () -> now,
                Duration.ofMinutes(1),
                Runnable::run);
    }

    @Test
    void everyProcedureLivesThroughTheUseCases() {
        for (Tenant tenant : library.current().tenants().values()) {
            List<Requester> staff = staff(tenant);
            for (String procedure : tenant.procedures().keySet()) {
                for (int seed = 0; seed < WALKS; seed++) {
                    walk(tenant, procedure, staff, new Random(seed * 31L + procedure.hashCode()));
                }
            }
            casework.timers().deliver(10_000);
            assertThat(memory.dump(tenant.id())).doesNotContain(CANARY);
        }
        assertThat(done).as("actions that were offered and done").isGreaterThan(400);
        assertThat(refused).as("offers that were filled in and refused").isLessThan(done);
        assertThat(post.sent).isNotEmpty();
        assertThat(post.sent)
                .extracting(letter -> letter.subject() + letter.text())
                .allSatisfy(text ->
                        assertThat(text).doesNotContain(CANARY + " NAME").doesNotContain("{{"));
    }

    /** Somebody for every role, twice, who belongs to everything; and the demo's own people. */
    private List<Requester> staff(Tenant tenant) {
        Set<String> belongs = new HashSet<>(tenant.services().keySet());
        belongs.addAll(tenant.facilities().keySet());
        belongs.addAll(tenant.bodies().keySet());
        List<Requester> staff = new ArrayList<>();
        for (String role : tenant.roles().keySet()) {
            for (int i = 1; i <= 2; i++) {
                String id = role + "-" + i;
                staff.add(new Requester(tenant.id(), Actor.staff(id, Set.of(role), belongs), "Name of " + id, "en"));
                memory.ports()
                        .people()
                        .seen(tenant.id(), new People.Person(id, "Name of " + id, null, Set.of(role), belongs));
            }
        }
        return staff;
    }

    private void walk(Tenant tenant, String procedure, List<Requester> staff, Random random) {
        List<Requester> reporters = new ArrayList<>(staff);
        reporters.add(Requester.visitor(tenant.id(), "nl"));
        java.util.Collections.shuffle(reporters, random);
        Reported reported = null;
        for (Requester reporter : reporters) {
            for (int attempt = 0; attempt < 10 && reported == null; attempt++) {
                reported = report(reporter, procedure, random);
            }
        }
        if (reported == null) {
            return;
        }
        UUID file = reported.file();
        String code = reported.receipt();
        String replacement = Linden.done(casework.mailbox().enter(new ByReceipt(tenant.id(), code, "nl")))
                .replacement();
        ByReceipt complainant = new ByReceipt(tenant.id(), replacement == null ? code : replacement, "nl");
        for (int step = 0; step < STEPS; step++) {
            if (random.nextInt(6) == 0) {
                now = now.plus(Duration.ofDays(random.nextInt(30)));
                assertThat(casework.timers().fireDue(1_000).failed()).isZero();
            } else if (random.nextInt(4) == 0) {
                step(complainant, random);
            } else {
                step(staff.get(random.nextInt(staff.size())), file, random);
            }
        }
        check(tenant, file, staff, complainant);
        sameAgain(tenant, file);
    }

    /** Under the same procedure it would have gone the same. */
    private void sameAgain(Tenant tenant, UUID file) {
        Dossier dossier = memory.ports()
                .transactions()
                .reading(tenant.id(), () -> new Cabinet(memory.ports(), library).load(tenant.id(), file))
                .orElseThrow();
        Replayed again = new Replay(dossier.engine(), dossier.engine()).of(dossier.history(), now);
        assertThat(again.reasons()).as(dossier.row().procedure()).isEmpty();
        assertThat(again.followed()).isTrue();
    }

    private Reported report(Requester reporter, String procedure, Random random) {
        ReportForm form = Linden.done(casework.reporting().form(reporter, procedure));
        if (form.channels().isEmpty()) {
            return null;
        }
        String identity = one(form.identities(), random);
        Filled filled = fill(form.ask(), random);
        Answer<Reported> answer = casework.reporting()
                .report(
                        reporter,
                        new ReportRequest(
                                procedure,
                                one(form.kinds(), random).code(),
                                one(form.reporters(), random),
                                form.capacities().isEmpty() || random.nextBoolean()
                                        ? null
                                        : one(form.capacities(), random).code(),
                                identity,
                                one(form.channels(), random).channel(),
                                null,
                                null,
                                identity.equals("anonymous") ? null : contact(random),
                                filled.given(),
                                filled.uploads()),
                        null);
        return answer instanceof Answer.Done<Reported> taken ? taken.value() : null;
    }

    private void step(Requester who, UUID file, Random random) {
        Answer<List<OfferView>> offers = casework.handling().offers(who, file);
        if (offers instanceof Answer.Done<List<OfferView>> offered) {
            List<OfferView> open = offered.value().stream()
                    .filter(offer -> offer.barredBy().isEmpty())
                    .toList();
            if (!open.isEmpty()) {
                OfferView offer = one(open, random);
                count(casework.handling().act(who, file, act(offer, random), null, null));
            }
        }
    }

    private void step(ByReceipt by, Random random) {
        if (casework.mailbox().offers(by, null) instanceof Answer.Done<List<OfferView>> offered) {
            List<OfferView> open = offered.value().stream()
                    .filter(offer -> offer.barredBy().isEmpty())
                    .toList();
            if (!open.isEmpty()) {
                count(casework.mailbox().act(by, null, act(one(open, random), random), null, null));
            }
        }
    }

    private void count(Answer<Performed> answer) {
        assertThat(answer).isInstanceOfAny(Answer.Done.class, Answer.Refused.class);
        if (answer instanceof Answer.Done<Performed>) {
            done++;
        } else {
            refused++;
        }
    }

    private ActRequest act(OfferView offer, Random random) {
        Filled filled = fill(offer, random);
        return new ActRequest(offer.action(), offer.on(), filled.given(), filled.contact(), filled.uploads());
    }

    private record Filled(Map<String, Object> given, List<Upload> uploads, Contact contact) {}

    private Filled fill(OfferView offer, Random random) {
        Map<String, Object> given = new HashMap<>();
        List<Upload> uploads = new ArrayList<>();
        Contact contact = null;
        for (OfferView.AskView ask : offer.asks()) {
            if (!ask.required() && random.nextInt(3) == 0) {
                continue;
            }
            switch (ask.type()) {
                case "text" -> given.put(ask.field(), CANARY + " " + random.nextInt(1000));
                case "long-text" -> given.put(ask.field(), CANARY + "\nin several lines " + random.nextInt(1000));
                case "yes-no" -> given.put(ask.field(), random.nextBoolean());
                case "date" ->
                    given.put(
                            ask.field(),
                            now.plus(Duration.ofDays(ask.notInFuture() ? -2 : 20))
                                    .toString()
                                    .substring(0, 10));
                case "number" -> given.put(ask.field(), ask.min() == null ? 1 : ask.min());
                case "attachments" ->
                    uploads.add(new Upload(
                            ask.field(),
                            CANARY + ".txt",
                            "text/plain",
                            (CANARY + " attached").getBytes(StandardCharsets.UTF_8)));
                case "contact" -> contact = contact(random);
                case "choices", "bodies", "items" -> {
                    if (!ask.options().isEmpty()) {
                        given.put(
                                ask.field(), List.of(one(ask.options(), random).code()));
                    }
                }
                default -> {
                    if (!ask.options().isEmpty()) {
                        given.put(ask.field(), one(ask.options(), random).code());
                    }
                }
            }
        }
        return new Filled(given, uploads, contact);
    }

    private static Contact contact(Random random) {
        return new Contact(
                CANARY + " NAME",
                random.nextBoolean() ? "CANARY@example.org" : "",
                CANARY,
                List.of(CANARY + " NAME street 1"),
                "",
                "",
                Map.of());
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }

    /** Every reader looks at everything they may; the history holds; the projection is what is derived again. */
    private void check(Tenant tenant, UUID file, List<Requester> staff, ByReceipt complainant) {
        assertThat(Chain.broken(tenant.id(), file, memory.entries(tenant.id(), file)))
                .isEmpty();
        for (Requester reader : staff) {
            Answer<FileView> opened = casework.handling().open(reader, file);
            if (opened instanceof Answer.Done<FileView> seen) {
                assertThat(seen.value().compartments()).contains("existence");
                assertThat(casework.handling().history(reader, file)).isInstanceOf(Answer.Done.class);
                assertThat(casework.handling().earlier(reader, file)).isInstanceOf(Answer.Done.class);
                if (!seen.value().compartments().contains("messages")) {
                    assertThat(seen.value().messages()).isEmpty();
                }
                if (seen.value().transferred()) {
                    assertThat(seen.value().facts()).isEmpty();
                }
            }
            Linden.done(casework.work().worklist(reader, WorkFilter.all()));
            Linden.done(casework.work().register(reader, RegisterFilter.all()));
        }
        boolean renewed = memory.entries(tenant.id(), file).stream()
                .anyMatch(entry -> entry.clear().contains("receipt-renewed"));
        assertThat(casework.mailbox().enter(complainant))
                .isInstanceOf(renewed ? Answer.Missing.class : Answer.Done.class);
        FileRow row = memory.file(tenant.id(), file);
        Dossier dossier =
                new Cabinet(memory.ports(), library).load(tenant.id(), file).orElseThrow();
        FileRow derived = Projection.row(dossier, dossier.engine().dues(dossier.state(), now));
        assertThat(row.stage()).isEqualTo(derived.stage());
        assertThat(row.outcome()).isEqualTo(derived.outcome());
        assertThat(row.version()).isEqualTo(derived.version());
        assertThat(row.handlers()).isEqualTo(derived.handlers());
        assertThat(row.chain()).isEqualTo(derived.chain());
        if (row.identity().equals("anonymous")) {
            assertThat(memory.entries(tenant.id(), file).get(0).at().toString()).endsWith(":00:00Z");
        }
    }
}
