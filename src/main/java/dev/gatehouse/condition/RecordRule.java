package dev.gatehouse.condition;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gatehouse.check.Limits;
import dev.gatehouse.condition.TableRecord.Field;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a record of ServiceNow has to say.
 *
 * @param required by the name of a field, the values of which it has to have one
 * @param window in which now has to be
 */
record RecordRule(Map<String, List<String>> required, Optional<PlannedWindow> window) {

    static final String NUMBER = "number";

    private static final String TITLE = "short_description";
    private static final Map<String, List<String>> APPROVED = Map.of("approval", List.of("approved"));
    private static final Pattern FIELD = Pattern.compile("[a-z0-9_]++(?:\\.[a-z0-9_]++)*+");
    private static final int FIELD_CHARACTERS = 80;
    private static final int MOST_FIELDS = 20;
    private static final int TITLE_CHARACTERS = 60;
    private static final int VALUE_CHARACTERS = 40;

    static RecordRule parse(Fields fields) {
        Map<String, List<String>> required = new LinkedHashMap<>();
        fields.value("require").ifPresent(value -> {
            JsonNode node = value.node();
            if (!node.isObject() || node.isEmpty() || node.size() > MOST_FIELDS) {
                value.problem("write an object with 1 to " + MOST_FIELDS + " fields and their values, such as"
                        + " {\"approval\": \"approved\", \"state\": [\"scheduled\", \"implement\"]}");
                return;
            }
            node.fieldNames().forEachRemaining(name -> {
                if (isField(name)) {
                    required.put(name, values(value.member(name)));
                } else {
                    value.member(name)
                            .problem("write the name of a field as ServiceNow has it, such as \"cab_required\"");
                }
            });
        });
        return new RecordRule(required.isEmpty() ? APPROVED : required, PlannedWindow.parse(fields));
    }

    static boolean isField(String name) {
        return name.length() <= FIELD_CHARACTERS && FIELD.matcher(name).matches();
    }

    /** Texts, numbers, true and false: ServiceNow tells all of them as texts. */
    private static List<String> values(Value value) {
        List<Value> members = new ArrayList<>();
        if (value.node().size() > Limits.TEXTS) {
            value.problem("write " + Limits.TEXTS + " values at most");
        } else if (value.node().isArray() && !value.node().isEmpty()) {
            for (int i = 0; i < value.node().size(); i++) {
                members.add(value.element(i));
            }
        } else {
            members.add(value);
        }
        List<String> values = new ArrayList<>();
        for (Value member : members) {
            String text = member.node().isContainerNode() || member.node().isNull()
                    ? ""
                    : member.node().asText().strip();
            if (text.isEmpty()) {
                member.problem("write a value that the field has to have, or an array of such");
            } else {
                values.add(text);
            }
        }
        return values;
    }

    /** The fields that it takes to judge a record and to tell of it. */
    List<String> fields() {
        Set<String> fields = new LinkedHashSet<>(List.of(NUMBER, TITLE));
        fields.addAll(required.keySet());
        window.ifPresent(planned -> fields.addAll(List.of(planned.start(), planned.end())));
        return List.copyOf(fields);
    }

    void judge(TableRecord record, Instant now, RecordSurvey survey) {
        String who = who(record);
        List<String> wrong = new ArrayList<>();
        List<String> right = new ArrayList<>();
        for (Map.Entry<String, List<String>> one : required.entrySet()) {
            Optional<Field> field = record.find(one.getKey());
            if (field.isEmpty()) {
                survey.mistake(who + " has no field " + one.getKey()
                        + ", or the account that is used may not see it: correct the name, or let it be seen");
                return;
            }
            String found = one.getKey() + " is " + shown(field.get());
            (has(field.get(), one.getValue()) ? right : wrong).add(found);
            if (!has(field.get(), one.getValue())) {
                wrong.set(wrong.size() - 1, found + ", not " + Shown.either(one.getValue()));
            }
        }
        if (!wrong.isEmpty()) {
            survey.open(who + ": " + String.join(", and ", wrong), Optional.empty());
        }
        String text = who + ": " + String.join(", ", right);
        window.ifPresentOrElse(
                planned ->
                        planned.judge(record, who, wrong.isEmpty() ? Optional.of(text) : Optional.empty(), now, survey),
                () -> {
                    if (wrong.isEmpty()) {
                        survey.good(text, Optional.empty());
                    }
                });
    }

    private static boolean has(Field field, List<String> values) {
        return values.stream()
                .anyMatch(value -> value.equalsIgnoreCase(field.value().strip())
                        || value.equalsIgnoreCase(field.display().strip()));
    }

    private static String who(TableRecord record) {
        String number = record.find(NUMBER).map(Field::value).orElse("a record");
        return Shown.plain(number, VALUE_CHARACTERS)
                + record.find(TITLE)
                        .map(Field::display)
                        .filter(title -> !title.isBlank())
                        .map(title -> " \"" + Shown.plain(title, TITLE_CHARACTERS) + "\"")
                        .orElse("");
    }

    private static String shown(Field field) {
        String text = field.display().isBlank() ? field.value() : field.display();
        return text.isBlank() ? "empty" : Shown.plain(text.strip(), VALUE_CHARACTERS);
    }
}
