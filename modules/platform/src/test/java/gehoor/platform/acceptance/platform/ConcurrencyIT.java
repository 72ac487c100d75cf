package gehoor.platform.acceptance.platform;

import static org.assertj.core.api.Assertions.assertThat;

import gehoor.platform.acceptance.Acceptance;
import gehoor.platform.acceptance.Answered;
import gehoor.platform.acceptance.Database;
import gehoor.store.Packed;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Many at once: nothing is done twice, nothing is lost, no number is left out. */
@Acceptance
class ConcurrencyIT {

    @Test
    @Tag("asvs:V2.3.4")
    @Tag("asvs:V15.4.2")
    void of_two_who_act_on_the_same_version_one_is_told_that_it_changed() throws Exception {
        for (int round = 0; round < 5; round++) {
            Neighbour file = Neighbour.kindEnGezin();
            String path = "/api/tenants/kind-en-gezin/files/" + file.file();
            String version = Call.get(path)
                    .as("kg-handler", "kind-en-gezin")
                    .sent()
                    .good()
                    .header("ETag")
                    .orElseThrow();
            Map<String, Object> body = Map.of("given", Map.of("message", "A message."));
            long before = messages(file.file());

            List<Answered> answers = atOnce(List.of(
                    Call.post(path + "/actions/message", body)
                            .as("kg-handler", "kind-en-gezin")
                            .with("If-Match", version),
                    Call.post(path + "/actions/message", body)
                            .as("kg-handler-2", "kind-en-gezin")
                            .with("If-Match", version)));

            assertThat(answers).extracting(Answered::status).containsOnlyOnce(200);
            assertThat(answers)
                    .filteredOn(each -> each.status() != 200)
                    .singleElement()
                    .satisfies(each -> {
                        assertThat(each.status()).isIn(409, 412);
                        each.refusedWith(each.status());
                    });
            assertThat(messages(file.file())).isEqualTo(before + 1);
        }
    }

    @Test
    void the_same_request_again_gives_the_first_answer_and_does_nothing_more() throws Exception {
        Neighbour file = Neighbour.solidaris();
        String path = "/api/tenants/solidaris/files/" + file.file();
        Call message = Call.post(path + "/actions/message", Map.of("given", Map.of("message", "Once.")))
                .as(file.staff(), file.tenant())
                .with("If-Match", "*")
                .with("Idempotency-Key", UUID.randomUUID().toString());
        long before = messages(file.file());

        List<Answered> atOnce = atOnce(List.of(message, message, message, message));
        Answered later = message.sent().good();

        assertThat(atOnce).extracting(Answered::status).contains(200).isSubsetOf(200, 409);
        assertThat(later.header("Gehoor-Repeated")).contains("true");
        assertThat(atOnce)
                .filteredOn(each -> each.status() == 200)
                .allSatisfy(each -> assertThat(each.json()).isEqualTo(later.json()));
        assertThat(messages(file.file())).isEqualTo(before + 1);

        Call.post(path + "/actions/message", Map.of("given", Map.of("message", "Something else.")))
                .as(file.staff(), file.tenant())
                .with("If-Match", "*")
                .with("Idempotency-Key", headerOf(message))
                .sent()
                .refusedWith(409);
        assertThat(messages(file.file())).isEqualTo(before + 1);
    }

    @Test
    void reports_at_once_get_numbers_without_gaps() throws Exception {
        Neighbour file = Neighbour.bureau();
        int begun = numbers().size();
        List<Call> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(Call.post("/api/tenants/bemiddelingsbureau/reports", file.body()));
        }
        // Refused ones among them take no number.
        for (int i = 0; i < 5; i++) {
            calls.add(Call.post(
                    "/api/tenants/bemiddelingsbureau/reports",
                    Map.of("procedure", "advice", "kind", "question", "reporter", "person", "channel", "web")));
        }

        List<Answered> answers = atOnce(calls);

        assertThat(answers.subList(0, 20))
                .allSatisfy(each -> assertThat(each.status()).isEqualTo(201));
        assertThat(answers.subList(20, 25))
                .allSatisfy(each -> assertThat(each.status()).isEqualTo(422));
        List<Integer> numbers = numbers();
        assertThat(numbers).hasSize(begun + 20).doesNotHaveDuplicates();
        assertThat(numbers.get(numbers.size() - 1) - numbers.get(0)).isEqualTo(numbers.size() - 1);
    }

    private static List<Integer> numbers() {
        return Database.rows("select number from gehoor.file where tenant_id = 'bemiddelingsbureau'"
                        + " and procedure = 'advice' and number is not null")
                .stream()
                .map(row -> Integer.valueOf(row.get("number").replaceAll("^.*[^0-9]", "")))
                .sorted()
                .toList();
    }

    private static long messages(UUID file) {
        return Database.rows("select encode(packed, 'hex') as packed from gehoor.entry where file_id = ?", file)
                .stream()
                .map(row -> Packed.unpack(HexFormat.of().parseHex(row.getOrDefault("packed", ""))))
                .filter(clear -> clear.contains("\"message\""))
                .count();
    }

    private static String headerOf(Call call) {
        return call.headers().stream()
                .filter(each -> each.getKey().equals("Idempotency-Key"))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static List<Answered> atOnce(List<Call> calls) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            List<Callable<Answered>> work = new ArrayList<>();
            calls.forEach(call -> work.add(call::sent));
            List<Answered> answers = new ArrayList<>();
            for (Future<Answered> each : threads.invokeAll(work)) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}
