package dev.gatehouse.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gatehouse.devhost.loopback.FormFields;
import dev.gatehouse.evidence.OutsideServer.Asked;
import dev.gatehouse.evidence.OutsideServer.Told;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * ServiceNow's Table API on a server of this machine, as it is documented. What people see of a field differs from what is stored;
 * fields that the account may not see are left out; parts of a query that name no field are ignored.
 */
final class LoopbackServiceNow implements AutoCloseable {

    static final String CONNECTION = "servicenow";
    static final String PASSWORD = "correct horse battery staple";

    private static final String USER = "gate.keeper";
    private static final String CLIENT = "0ec3f0b1a2";
    private static final String CLIENT_SECRET = "s3cr3t&of=the client";
    private static final String TABLES = "/api/now/table/";
    private static final String TOKENS = "/oauth_token.do";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** A term of an encoded query; other operators are not known here. */
    private static final Pattern TERM = Pattern.compile("([a-z0-9_.]+)=(.*)");

    /**
     * A field of a record.
     *
     * @param value as it is stored; for a reference the other record's {@code sys_id}
     * @param display as people see it
     * @param table where a reference points
     */
    record Cell(String value, String display, Optional<String> table) {

        static Cell of(String value, String display) {
            return new Cell(value, display, Optional.empty());
        }

        static Cell text(String value) {
            return of(value, value);
        }

        static Cell reference(String table, String id, String display) {
            return new Cell(id, display, Optional.of(table));
        }
    }

    private final ConcurrentMap<String, List<Map<String, Cell>>> tables = new ConcurrentHashMap<>();
    private final Set<String> hiddenFields = ConcurrentHashMap.newKeySet();
    private final Set<String> closedTables = ConcurrentHashMap.newKeySet();
    private final AtomicInteger issued = new AtomicInteger();
    private final OutsideServer server = new OutsideServer();
    private volatile int withdrawn;
    private volatile Optional<Integer> busyFor = Optional.empty();

    LoopbackServiceNow() {
        server.answers(this::answer);
    }

    /** There is a record. */
    LoopbackServiceNow record(String table, Map<String, Cell> cells) {
        tables.computeIfAbsent(table, name -> new CopyOnWriteArrayList<>()).add(Map.copyOf(cells));
        return this;
    }

    /** The account may not see a field, whatever the table. */
    void hides(String field) {
        hiddenFields.add(field);
    }

    /** The account may not read a table. */
    void closes(String table) {
        closedTables.add(table);
    }

    /** It is asked too often, until it {@link #recovers}. */
    void isBusyFor(int seconds) {
        busyFor = Optional.of(seconds);
    }

    void recovers() {
        busyFor = Optional.empty();
    }

    /** The tokens that were issued are good no more, and of those still to be issued so many. */
    void withdrawsTokens(int more) {
        withdrawn = issued.get() + more;
    }

    int issuedTokens() {
        return issued.get();
    }

    /** How often the Table API was asked. */
    long asked() {
        return server.asked().stream()
                .filter(request -> request.line().contains(TABLES))
                .count();
    }

    /** How the connection is called in faults. */
    String label() {
        return "the connection \"" + CONNECTION + "\" (" + server.url("").getRawAuthority() + ")";
    }

    Connections withPassword(String password) {
        return connections(Credentials.Fixed.basic(USER, password));
    }

    Connections withOAuth() {
        return connections(new Credentials.OAuthClient(
                CLIENT, CLIENT_SECRET, server.url(TOKENS), server.under(TOKENS), Optional.empty()));
    }

    private Connections connections(Credentials credentials) {
        return new Connections(
                List.of(server.connection(CONNECTION, "", credentials)), Set.of(), OutsideServer.hosts("", false));
    }

    private Told answer(Asked asked) {
        URI uri = URI.create(asked.line().substring(asked.line().indexOf(' ') + 1));
        if (uri.getPath().equals(TOKENS)) {
            return token(asked);
        }
        if (busyFor.isPresent()) {
            return error(429, "Rate limit exceeded", "Try again later").with("Retry-After", "" + busyFor.get());
        }
        if (!isLetIn(asked.header("Authorization"))) {
            return error(401, "User Not Authenticated", "Required to provide Auth information")
                    .with("WWW-Authenticate", "BASIC realm=\"Service-now\"");
        }
        if (!asked.line().startsWith("GET " + TABLES)) {
            return error(400, "Requested URI does not represent any resource", "");
        }
        String[] path = uri.getPath().substring(TABLES.length()).split("/", 2);
        if (!tables.containsKey(path[0])) {
            return error(400, "Invalid table " + path[0], "");
        }
        if (closedTables.contains(path[0])) {
            return error(403, "User Not Authorized", "Failed API level ACL Validation");
        }
        Map<String, String> wanted =
                FormFields.of(Optional.ofNullable(uri.getRawQuery()).orElse(""));
        return path.length == 1 ? list(path[0], wanted) : single(path[0], path[1], wanted);
    }

    private Told list(String table, Map<String, String> wanted) {
        List<Map<String, Cell>> found = rows(table).stream()
                .filter(row -> isSelected(table, row, wanted.getOrDefault("sysparm_query", "")))
                .toList();
        ArrayNode result = JSON.arrayNode();
        found.stream()
                .limit(Integer.parseInt(wanted.getOrDefault("sysparm_limit", "10000")))
                .forEach(row -> result.add(shown(row, wanted)));
        return result(result).with("X-Total-Count", "" + found.size());
    }

    private Told single(String table, String id, Map<String, String> wanted) {
        return row(table, id)
                .map(row -> result(shown(row, wanted)))
                .orElseGet(() ->
                        error(404, "No Record found", "Record doesn't exist or ACL restricts the record retrieval"));
    }

    private boolean isSelected(String table, Map<String, Cell> row, String query) {
        return Stream.of(query.split("\\^")).filter(term -> !term.isEmpty()).allMatch(term -> {
            Matcher matcher = TERM.matcher(term);
            if (!matcher.matches()) {
                throw new AssertionError("this server knows no other terms than field=value: " + term);
            }
            boolean isOfTheTable = rows(table).stream()
                    .anyMatch(any -> cell(any, matcher.group(1)).isPresent());
            return !isOfTheTable
                    || cell(row, matcher.group(1))
                            .filter(cell -> cell.value().equals(matcher.group(2)))
                            .isPresent();
        });
    }

    private ObjectNode shown(Map<String, Cell> row, Map<String, String> wanted) {
        Collection<String> fields = Optional.ofNullable(wanted.get("sysparm_fields"))
                .<Collection<String>>map(names -> List.of(names.split(",")))
                .orElse(row.keySet());
        ObjectNode shown = JSON.objectNode();
        fields.stream()
                .filter(field -> !hiddenFields.contains(field))
                .forEach(field -> cell(row, field).ifPresent(cell -> shown.set(field, shown(cell, wanted))));
        return shown;
    }

    private JsonNode shown(Cell cell, Map<String, String> wanted) {
        boolean isPair = "all".equals(wanted.get("sysparm_display_value"));
        boolean isLinked = cell.table().isPresent() && !"true".equals(wanted.get("sysparm_exclude_reference_link"));
        if (!isPair && !isLinked) {
            return JSON.textNode(cell.value());
        }
        ObjectNode shown = JSON.objectNode();
        if (isPair) {
            shown.put("display_value", cell.display());
        }
        if (isLinked) {
            shown.put(
                    "link",
                    server.url(TABLES + cell.table().orElseThrow() + "/" + cell.value())
                            .toString());
        }
        return shown.put("value", cell.value());
    }

    /** Along references, as in {@code assigned_to.manager.name}. */
    private Optional<Cell> cell(Map<String, Cell> row, String field) {
        int dot = field.indexOf('.');
        return dot < 0
                ? Optional.ofNullable(row.get(field))
                : Optional.ofNullable(row.get(field.substring(0, dot)))
                        .flatMap(reference -> reference.table().flatMap(table -> row(table, reference.value())))
                        .flatMap(other -> cell(other, field.substring(dot + 1)));
    }

    private List<Map<String, Cell>> rows(String table) {
        return tables.getOrDefault(table, List.of());
    }

    private Optional<Map<String, Cell>> row(String table, String id) {
        return rows(table).stream()
                .filter(row ->
                        row.containsKey("sys_id") && row.get("sys_id").value().equals(id))
                .findFirst();
    }

    private Told token(Asked asked) {
        boolean isRight = asked.line().startsWith("POST ")
                && asked.header("Content-Type").startsWith("application/x-www-form-urlencoded")
                && FormFields.of(asked.body())
                        .equals(Map.of(
                                "grant_type", "client_credentials",
                                "client_id", CLIENT,
                                "client_secret", CLIENT_SECRET));
        return isRight
                ? Told.json(
                        200,
                        "{\"access_token\":\"token-" + issued.incrementAndGet()
                                + "\",\"scope\":\"useraccount\",\"token_type\":\"Bearer\",\"expires_in\":1799}")
                : Told.json(401, "{\"error_description\":\"access_denied\",\"error\":\"server_error\"}");
    }

    private boolean isLetIn(String authorization) {
        String pair = USER + ":" + PASSWORD;
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        return authorization.equals(basic)
                || (authorization.startsWith("Bearer token-")
                        && Integer.parseInt(authorization.substring("Bearer token-".length())) > withdrawn);
    }

    private static Told result(JsonNode result) {
        return Told.json(200, JSON.objectNode().set("result", result).toString());
    }

    private static Told error(int status, String message, String detail) {
        ObjectNode error = JSON.objectNode().put("message", message).put("detail", detail);
        return Told.json(
                status,
                JSON.objectNode().put("status", "failure").set("error", error).toString());
    }

    @Override
    public void close() {
        server.close();
    }
}
