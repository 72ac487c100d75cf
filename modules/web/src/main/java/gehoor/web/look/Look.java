package gehoor.web.look;

import gehoor.access.Frame;
import gehoor.access.Reader;
import gehoor.casework.ClockView;
import gehoor.casework.MessageView;
import gehoor.casework.Seat;
import gehoor.policy.Tenant;
import gehoor.web.style.Styles;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What is the same on all of a page: who reads it, at which organisation, in which language; and how a word, a day, an
 * address is written for them.
 *
 * @param tenant null where the page belongs to no organisation
 * @param who the member of staff who is logged in; null on public pages
 * @param title what the page is called
 * @param wrong whether it says that something must be mended
 * @param today where the organisation is; null where no day is reckoned with
 * @param seat the place of a colleague that the member of staff takes now; null: their own
 */
public record Look(
        Reader reader,
        @Nullable Tenant tenant,
        @Nullable String who,
        String title,
        boolean wrong,
        @Nullable LocalDate today,
        @Nullable Seat seat) {

    /** As many as organisations speak; the JDK looks through its data for each anew. */
    private static final Map<String, String> NAMED = new ConcurrentHashMap<>();

    public Look(
            Reader reader,
            @Nullable Tenant tenant,
            @Nullable String who,
            String title,
            boolean wrong,
            @Nullable LocalDate today) {
        this(reader, tenant, who, title, wrong, today, null);
    }

    public static Look at(Reader reader, Tenant tenant, String title) {
        return new Look(reader, tenant, null, title, false, null);
    }

    /** The same page, with something on it that must be mended. */
    public Look mending() {
        return new Look(reader, tenant, who, title, true, today, seat);
    }

    public Look by(String staff) {
        return new Look(reader, tenant, staff, title, wrong, today, seat);
    }

    /** The same page on a day, so that it can tell how many are left until another. */
    public Look on(LocalDate day) {
        return new Look(reader, tenant, who, title, wrong, day, seat);
    }

    /** The same page as it is seen from the place of a colleague; null: from their own. */
    public Look in(@Nullable Seat place) {
        return new Look(reader, tenant, who, title, wrong, today, place);
    }

    /** Which place a form of this page is sent from; empty for their own. */
    public String place() {
        Seat taken = seat;
        return taken == null ? "" : taken.standIn().toString();
    }

    public String language() {
        return reader.language();
    }

    /** One of the platform's own words. */
    public String word(String key, Object... with) {
        return say(Phrases.of(language(), key, with));
    }

    /** A text of the procedure or the organisation, as it is set in this language. */
    public String say(@Nullable String text) {
        return text == null ? "" : Frame.set(reader, text);
    }

    /** An address of ours, in the language that was chosen. */
    public String to(String path) {
        return reader.to(path);
    }

    /** An address within the organisation's pages. */
    public String here(String path) {
        Tenant at = tenant;
        return reader.to(at == null ? "/" : "/" + at.id() + path);
    }

    /** As a person writes it: {@code 27 maart 2026}. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(locale())
                .format(day);
    }

    /** A moment, to the minute: where the organisation is, or, where the page belongs to none, in the time that all agree on. */
    public String moment(Instant moment) {
        Tenant at = tenant;
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
                        .withLocale(locale())
                        .format(moment.atZone(at == null ? ZoneOffset.UTC : at.zone()))
                + (at == null ? " UTC" : "");
    }

    /** A time of day where the organisation is, to the minute. */
    public String time(Instant moment) {
        Tenant at = tenant;
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(locale())
                .format(moment.atZone(at == null ? ZoneOffset.UTC : at.zone()));
    }

    public Locale locale() {
        return Locale.forLanguageTag(language().equals("en") ? "en-GB" : language());
    }

    /** The title of the document: what is wrong first, the organisation last. */
    public String whole() {
        Tenant at = tenant;
        String mine = (wrong ? word("wrong") + " " : "") + say(title);
        return at == null || at.name().in(language()).equals(title) ? mine : mine + " – " + say(house());
    }

    public String house() {
        Tenant at = tenant;
        return at == null ? "Gehoor" : at.name().in(language());
    }

    public List<String> languages() {
        Tenant at = tenant;
        return at == null ? Phrases.LANGUAGES : at.languages();
    }

    /** The name of a language in itself. */
    public String named(String language) {
        return NAMED.computeIfAbsent(language, Look::inItself);
    }

    private static String inItself(String language) {
        Locale locale = Locale.forLanguageTag(language);
        String name = locale.getDisplayLanguage(locale);
        return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
    }

    /** What to do when somebody is in danger, with the numbers in it ready to be called. */
    public List<Call> emergency() {
        Tenant at = tenant;
        return at == null ? List.of() : Call.in(say(at.emergency().in(language())));
    }

    /** How a clock stands, in words and in classes. */
    public ClockLook clock(ClockView clock) {
        return ClockLook.of(clock, today, this);
    }

    /** How the nearest date of a file stands. */
    public ClockLook due(LocalDate due, boolean missed) {
        return ClockLook.of(missed ? "missed" : "running", due, today, this);
    }

    /** Who wrote a message, to who reads it. */
    public String writer(MessageView message, String own) {
        return message.from().equals(own)
                ? word("message.own")
                : message.role().isEmpty() ? word("message." + message.from()) : message.role();
    }

    /** As people say it: {@code 412 kB}. */
    public String size(long bytes) {
        NumberFormat format = NumberFormat.getInstance(locale());
        format.setMaximumFractionDigits(1);
        return bytes < 1_000_000
                ? format.format(Math.max(1, bytes / 1_000)) + "\u00a0kB"
                : format.format(bytes / 1_000_000.0) + "\u00a0MB";
    }

    public String style() {
        Tenant at = tenant;
        return at == null ? "/static/house.css" : Styles.path(at);
    }

    public String icon() {
        Tenant at = tenant;
        return at == null ? "/static/icon.svg" : Styles.iconPath(at);
    }
}
