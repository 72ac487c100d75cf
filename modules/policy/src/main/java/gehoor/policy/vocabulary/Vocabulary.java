package gehoor.policy.vocabulary;

import static gehoor.policy.vocabulary.Named.*;

import gehoor.policy.Condition;
import gehoor.policy.Field;
import gehoor.policy.Law;
import gehoor.policy.Theme;
import gehoor.policy.Who;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The closed language in which tenants, procedures, letters, examples, laws and calendars are written.
 * Whoever adds a word adds it here: the reader, the reference page and the schema for editors follow.
 */
public final class Vocabulary {
    private static final Type TEXT = new Type.Text(2_000);
    private static final Type SHORT = new Type.Text(300);
    private static final Type WORDS = new Type.WordsInLanguages();
    private static final Type YES_NO = new Type.YesNo();
    private static final Type DAY = new Type.Day();
    private static final Type LENGTH = new Type.Length();
    private static final Type CONDITION = new Type.Conditional();
    private static final Type MAIL = new Type.Mail();
    private static final Type RULE_ID = new Type.RuleId();
    private static final Type WHO = list(new Type.Actor(false));
    private static final Type EFFECTS = new Type.Listed(new Type.Form("effect"), true);
    private static final Type TRIGGERS = list(new Type.Triggered());
    private static final Type RECIPIENTS = list(new Type.Told());
    private static final Type STAGES = list(new Type.Reference(STAGE, List.of("open", "closed", "always")));
    private static final Type ASKS = new Type.Listed(new Type.Either(List.of(ref(FIELD), new Type.Form("ask"))), true);

    private static final String BASIS =
            "Where it is published: article, clause or decision. Shown with every decision that rests on it.";

    private static final Map<String, Shape> SHAPES = new LinkedHashMap<>();

    /** The files of a tenant-config folder: what each begins with, and its shape. */
    public static final Shape TENANT = add(Shape.of(
                    "tenant",
                    "tenant",
                    "An organisation: who it is, whom it knows, how it is reached. One file, `tenant.yaml`, in a folder of the same name.")
            .must(
                    "tenant",
                    id(Named.RULE),
                    "The id of the organisation: the name of its folder, used in addresses.",
                    "example-org")
            .must("name", WORDS, "What the organisation is called.", "{nl: Voorbeeld, fr: Exemple, en: Example}")
            .must(
                    "languages",
                    list(new Type.Language()),
                    "The languages in which all its words exist; the first is its own.",
                    "[nl, fr, en]")
            .must("time-zone", new Type.TimeZone(), "In which days begin and end.", "Europe/Brussels")
            .must(
                    "calendar",
                    ref(CALENDAR),
                    "Which holidays count for working days, unless a procedure or a clock says otherwise.",
                    "BE-VLG")
            .must(
                    "emergency",
                    WORDS,
                    "What to do and whom to call when someone is in danger now. Shown on every public page.",
                    "{nl: Bel 112, fr: Appelez le 112, en: Call 112}")
            .must(
                    "keep",
                    LENGTH,
                    "How long a closed file is kept where neither outcome nor procedure says otherwise.",
                    "10 years")
            .must(
                    "desks",
                    forms("desk"),
                    "The desks that people can turn to.",
                    "[{desk: front, label: {nl: Onthaal, fr: Accueil, en: Front desk}}]")
            .must(
                    "roles",
                    forms("role"),
                    "The roles that members of staff can have.",
                    "[{role: handler, label: {nl: Behandelaar, fr: Gestionnaire, en: Handler}}]")
            .may(
                    "services",
                    forms("service"),
                    "The organisation's own services.",
                    "[{service: payments, label: {nl: Betalingen, fr: Paiements, en: Payments}}]")
            .may(
                    "facilities",
                    forms("facility"),
                    "Facilities that it supervises or works with.",
                    "[{facility: f-sunflower, label: {nl: Zonnebloem, fr: Tournesol, en: Sunflower}, sector: child-care}]")
            .may(
                    "bodies",
                    forms("body"),
                    "Outside bodies that people are referred to.",
                    "[{body: ombudsman, label: {nl: Ombudsman, fr: Médiateur, en: Ombudsman}, contact: {nl: 02 000 00 00, fr: 02 000 00 00, en: 02 000 00 00}}]")
            .may(
                    "theme",
                    new Type.Form("theme"),
                    "How its pages look; what is left out is as the house has it.",
                    "{light: {accent: \"#7a1f4b\"}, corners: square}")
            .may(
                    "doors",
                    forms("door"),
                    "At most three questions that lead people to the right procedure, or say where else to go; the first is asked first.",
                    "[{question: about, asks: {nl: Waarover?, fr: De quoi ?, en: What about?}, answers: [{answer: us, label: {nl: Jullie, fr: Vous, en: You}, procedure: complaints}]}]")
            .may(
                    "shared",
                    listOrNone(id(Named.RULE)),
                    "Sets under `_shared/` that it takes: their procedures, letters, texts and examples count as its own.",
                    "[data-protection]")
            .may(
                    "governed-by",
                    listOrNone(ref(ROLE)),
                    "Roles whose holders decide about the organisation's procedures: they may propose how these would be, and one of them must have agreed where somebody would come to read more than before. Nobody unless said; then such a change cannot be made live in the console.",
                    "[handler]")
            .may(
                    "files-moved-by",
                    listOrNone(ref(ROLE)),
                    "Roles whose holders may move an open file that they read to the version of its procedure that is in force, one file at a time, after seeing what that changes for it. What was promised stays: where somebody would read more, or a published term would end later, it is refused. Nobody unless said; then files stay under the version with which they began.",
                    "[handler]")
            .may(
                    "hold-back",
                    new Type.Minutes(1, 60),
                    "How long letters and messages to people outside wait before they leave, so that who sent them can hold them back: from `1 minute` to `60 minutes`. Clocks and duties count from the act all the same. As the platform has it unless said: one minute, where who runs it set nothing else.",
                    "10 minutes")
            .may(
                    "demo-users",
                    forms("demo-user"),
                    "Invented members of staff, for trying out.",
                    "[{username: an, name: An (invented), roles: [handler]}]")
            .example("""
                    tenant: example-org
                    name: {nl: Voorbeeld, fr: Exemple, en: Example}
                    languages: [nl, fr, en]
                    time-zone: Europe/Brussels
                    calendar: BE
                    emergency: {nl: Bel 112, fr: Appelez le 112, en: Call 112}
                    keep: 10 years
                    desks:
                      - {desk: ombuds-desk, label: {nl: Ombudsdienst, fr: Médiation, en: Ombuds desk}, channels: {mail: ombuds@example.org}}
                    roles:
                      - {role: handler, label: {nl: Behandelaar, fr: Gestionnaire, en: Handler}}
                    """));

    public static final Shape THEME_SHAPE = add(Shape.of(
                    "theme",
                    "theme",
                    "How an organisation's pages look. Colours that stand upon each other must be far enough apart to be read (WCAG 2.2 AA: text 4.5:1, what is pressed or filled in 3:1), by day and by night, also where one of the two is the house's.")
            .may(
                    "light",
                    new Type.Form("palette"),
                    "The colours for who reads dark on light.",
                    "{accent: \"#7a1f4b\", link: \"#7a1f4b\"}")
            .may(
                    "dark",
                    new Type.Form("palette"),
                    "The colours for who asks for a dark screen.",
                    "{accent: \"#f0a8c8\", accent-ink: \"#2a0a1a\"}")
            .may(
                    "font",
                    new Type.OneOf(Theme.words(Theme.Font.values())),
                    "What text is set in: a family of fonts that screens have of their own. `system` unless said.",
                    "humanist")
            .may(
                    "headings",
                    new Type.OneOf(Theme.words(Theme.Font.values())),
                    "What headings are set in; as `font` unless said.",
                    "old-style")
            .may(
                    "heading-weight",
                    new Type.OneOf(Theme.words(Theme.Weight.values())),
                    "How heavy headings are; `semi-bold` unless said.",
                    "bold")
            .may(
                    "corners",
                    new Type.OneOf(Theme.words(Theme.Corners.values())),
                    "Of boxes and buttons; `round` unless said.",
                    "soft")
            .example("""
                    light: {accent: "#7a1f4b", link: "#7a1f4b"}
                    dark: {accent: "#f0a8c8", accent-ink: "#2a0a1a", link: "#f0a8c8"}
                    headings: old-style
                    corners: soft
                    """));

    public static final Shape PALETTE_SHAPE = add(palette());

    public static final Shape DESK_SHAPE = add(
            Shape.of("desk", "desk", "A desk that people can turn to; a procedure belongs to one.")
                    .must("desk", id(DESK), "Its id.", "front")
                    .must("label", WORDS, "What it is called.", "{nl: Onthaal, fr: Accueil, en: Front desk}")
                    .may(
                            "channels",
                            new Type.Keyed(id(CHANNEL), new Type.Either(List.of(SHORT, WORDS))),
                            "How it is reached: channel to number, address or opening hours; what is no number or address, in words.",
                            "{phone: 02 000 00 00, mail: front@example.org}")
                    .example(
                            "{desk: front, label: {nl: Onthaal, fr: Accueil, en: Front desk}, channels: {phone: 02 000 00 00}}"));

    public static final Shape ROLE_SHAPE = add(
            Shape.of("role", "role", "What a member of staff is here; tokens carry these.")
                    .must(
                            "role",
                            id(ROLE),
                            "Its id. Not `complainant`, `public`, `anyone`, `system`, `assigned`, `body` or `party`.",
                            "handler")
                    .must("label", WORDS, "What it is called.", "{nl: Behandelaar, fr: Gestionnaire, en: Handler}")
                    .may(
                            "mail",
                            MAIL,
                            "The role's own address for notices; without it, notices stand on the worklist only.",
                            "handlers@example.org")
                    .may(
                            "stood-in-by",
                            listOrNone(ref(ROLE)),
                            "Whose holders may be named to stand in for somebody who has this role, and then see and do what is theirs; those who have the same role unless said, and with `[]` nobody. A role for this alone, which no procedure speaks of, lets an organisation say beforehand who can be asked.",
                            "[handler]")
                    .may(
                            "stand-ins-named-by",
                            listOrNone(ref(ROLE)),
                            "Who, besides the person, may name a stand-in for somebody who is away; nobody unless said.",
                            "[handler]")
                    .example(
                            "{role: handler, label: {nl: Behandelaar, fr: Gestionnaire, en: Handler}, mail: handlers@example.org}"));

    public static final Shape SERVICE_SHAPE = add(
            Shape.of("service", "service", "One of the organisation's own services.")
                    .must("service", id(SERVICE), "Its id.", "payments")
                    .must("label", WORDS, "What it is called.", "{nl: Betalingen, fr: Paiements, en: Payments}")
                    .may("mail", MAIL, "Where its responsible is reached.", "payments@example.org")
                    .example(
                            "{service: payments, label: {nl: Betalingen, fr: Paiements, en: Payments}, mail: payments@example.org}"));

    public static final Shape FACILITY_SHAPE = add(
            Shape.of("facility", "facility", "A facility that the organisation supervises or works with.")
                    .must("facility", id(FACILITY), "Its id.", "f-sunflower")
                    .must("label", WORDS, "What it is called.", "{nl: Zonnebloem, fr: Tournesol, en: Sunflower}")
                    .must(
                            "sector",
                            id(Named.RULE),
                            "One of the organisation's own words for the sort of facility.",
                            "child-care")
                    .may("mail", MAIL, "Where it is reached.", "sunflower@example.org")
                    .example(
                            "{facility: f-sunflower, label: {nl: Zonnebloem, fr: Tournesol, en: Sunflower}, sector: child-care}"));

    public static final Shape BODY_SHAPE = add(
            Shape.of("body", "body", "An outside body that people are referred to.")
                    .must("body", id(BODY), "Its id.", "ombudsman")
                    .must("label", WORDS, "What it is called.", "{nl: Ombudsman, fr: Médiateur, en: Ombudsman}")
                    .must(
                            "contact",
                            WORDS,
                            "How people reach it.",
                            "{nl: Bel 02 000 00 00, fr: Appelez le 02 000 00 00, en: Call 02 000 00 00}")
                    .may("link", new Type.WebAddress(), "Its site or form.", "https://ombudsman.example.org")
                    .may("mail", MAIL, "Where the platform can write to it.", "post@ombudsman.example.org")
                    .may(
                            "subjects",
                            listOrNone(id(Named.RULE)),
                            "What it is for, in the organisation's own words.",
                            "[liability, legal]")
                    .example(
                            "{body: ombudsman, label: {nl: Ombudsman, fr: Médiateur, en: Ombudsman}, contact: {nl: Bel ons, fr: Appelez-nous, en: Call us}, link: \"https://ombudsman.example.org\"}"));

    public static final Shape DOOR_SHAPE = add(Shape.of(
                    "door",
                    "door",
                    "A question that leads people to the right procedure. The questions make no loop, and every procedure that the public can report by is reached.")
            .must("question", id(QUESTION), "Its id, used in addresses.", "about")
            .must(
                    "asks",
                    WORDS,
                    "What is asked.",
                    "{nl: Waarover gaat het?, fr: De quoi s'agit-il ?, en: What is it about?}")
            .may(
                    "hint",
                    WORDS,
                    "What helps to answer it.",
                    "{nl: Kies wat het dichtst in de buurt komt., fr: Choisissez ce qui s'en approche le plus., en: Choose what comes closest.}")
            .must("answers", forms("answer"), "What can be answered.", "see below")
            .example("""
                            question: about
                            asks: {nl: Waarover gaat het?, fr: De quoi s'agit-il ?, en: What is it about?}
                            answers:
                              - {answer: us, label: {nl: Over jullie, fr: De vous, en: About you}, procedure: complaints}
                              - {answer: bill, label: {nl: Over een rekening, fr: D'une facture, en: About a bill}, elsewhere: {nl: Daar gaan wij niet over., fr: Ce n'est pas pour nous., en: That is not for us.}, bodies: [ombudsman], still: [complaints]}
                            """));

    public static final Shape ANSWER_SHAPE = add(Shape.of(
                    "answer",
                    "answer",
                    "One of the answers to such a question, and where it leads. Nobody is shut out by it: the overview of all procedures stays beside it, and `still` names those that remain open here.")
            .must("answer", id(Named.RULE), "Its id, used in addresses.", "us")
            .must("label", WORDS, "The answer.", "{nl: Over jullie, fr: De vous, en: About you}")
            .may("next", ref(QUESTION), "The question that comes then.", "spoken")
            .may("procedure", ref(PROCEDURE), "The procedure by which it is brought.", "complaints")
            .may("text", ref(LETTER), "The text that is read then; not a letter, which would have gaps.", "tips")
            .may(
                    "elsewhere",
                    WORDS,
                    "What to do instead of coming here.",
                    "{nl: Daar gaan wij niet over., fr: Ce n'est pas pour nous., en: That is not for us.}")
            .may("bodies", list(ref(BODY)), "With `text` or `elsewhere`: outside bodies that can help.", "[ombudsman]")
            .may(
                    "still",
                    list(ref(PROCEDURE)),
                    "With `text` or `elsewhere`: procedures that stay open to who wants to come here all the same.",
                    "[complaints]")
            .exactlyOne("next", "procedure", "text", "elsewhere")
            .atMostOne("next", "procedure", "bodies")
            .atMostOne("next", "procedure", "still")
            .example("{answer: us, label: {nl: Over jullie, fr: De vous, en: About you}, procedure: complaints}"));

    public static final Shape DEMO_USER_SHAPE = add(Shape.of(
                    "demo-user", "demo user", "An invented member of staff, for trying out.")
            .must("username", id(Named.RULE), "With which they log in.", "an")
            .must("name", SHORT, "An invented name.", "An (invented)")
            .must("roles", list(ref(ROLE)), "Which roles they have.", "[handler]")
            .may("belongs", listOrNone(ref(BELONGING)), "Services, facilities and bodies they belong to.", "[payments]")
            .example("{username: an, name: An (invented), roles: [handler], belongs: [payments]}"));

    public static final Shape LETTER_SHAPE = add(Shape.of(
                    "letter",
                    "letter",
                    "A letter or notice, in a file of its own under `letters/`. In subject and body `{{placeholders}}` are filled in when it is sent.")
            .must("letter", id(LETTER), "Its id.", "acknowledgement")
            .must(
                    "subject",
                    WORDS,
                    "The subject of the mail or the heading of the letter.",
                    "{nl: Ontvangen, fr: Bien reçu, en: Received}")
            .must(
                    "body",
                    WORDS,
                    "The text; plain, blank lines between paragraphs.",
                    "{nl: \"Nummer {{number}}\", fr: \"Numéro {{number}}\", en: \"Number {{number}}\"}")
            .may(
                    "always",
                    list(ref(LETTER)),
                    "Guidance texts that stand under the letter, in this order. Who sends a letter may change its words; these stay, as a law or a charter asks.",
                    "[no-suspension]")
            .example("""
                    letter: acknowledgement
                    subject: {nl: Ontvangen, fr: Bien reçu, en: Received}
                    body:
                      nl: We kregen uw klacht op {{received}}. Uw nummer is {{number}}.
                      fr: Nous avons reçu votre plainte le {{received}}. Votre numéro est {{number}}.
                      en: We received your complaint on {{received}}. Your number is {{number}}.
                    """));

    public static final Shape TEXT_SHAPE = add(Shape.of(
                    "text",
                    "text",
                    "A guidance text shown to people, in a file of its own under `texts/`. Shares its ids with the letters.")
            .must("text", id(LETTER), "Its id.", "tips")
            .must("subject", WORDS, "Its heading.", "{nl: Tips, fr: Conseils, en: Tips}")
            .must(
                    "body",
                    WORDS,
                    "The text; plain, blank lines between paragraphs.",
                    "{nl: Vertel het eerst., fr: Dites-le d'abord., en: Tell them first.}")
            .example("""
                    text: tips
                    subject: {nl: Tips, fr: Conseils, en: Tips}
                    body: {nl: Vertel wat u verwacht., fr: Dites ce que vous attendez., en: Say what you expect.}
                    """));

    public static final Shape PROCEDURE_SHAPE = add(Shape.of(
                    "procedure",
                    "procedure",
                    "One published procedure in one version, in a file of its own under `procedures/`. The file's name is free; `procedure` and `version` count.")
            .must("procedure", id(PROCEDURE), "Its id, the same in all its versions.", "complaints")
            .must("version", new Type.Text(40), "Which version this is; quoted in every decision.", "\"2026.1\"")
            .must("in-force-from", DAY, "Files received from this day on begin under it.", "2026-01-01")
            .must("title", WORDS, "What it is called.", "{nl: Klachten, fr: Plaintes, en: Complaints}")
            .must(
                    "summary",
                    WORDS,
                    "What it is for and for whom, in a few sentences.",
                    "{nl: Voor klachten., fr: Pour les plaintes., en: For complaints.}")
            .must("basis", TEXT, "Where it is published.", "Complaints charter 2026")
            .may(
                    "laws",
                    new Type.Listed(new Type.Either(List.of(ref(LAW), new Type.Form("under-law"))), true),
                    "Laws (from `_law/`) it stands under. Each of their floors must be met by a clock or duty.",
                    "[some-decree]")
            .may("calendar", ref(CALENDAR), "Which holidays count, where not the tenant's.", "BE")
            .must("desk", ref(DESK), "The desk that owns it.", "ombuds-desk")
            .must(
                    "register",
                    new Type.Either(List.of(new Type.OneOf(List.of("none")), new Type.Form("register"))),
                    "How its files are numbered; `none` where they have no number.",
                    "{series: OMB, digits: 5, basis: charter step 1}")
            .may("keep", LENGTH, "How long a closed file is kept where its outcome says nothing else.", "10 years")
            .may(
                    "compartments",
                    forms("compartment"),
                    "Parts of a file that are read as a whole or not at all. `existence`, `file`, `identity` and `messages` are there in every procedure.",
                    "[]")
            .may(
                    "fields",
                    forms("field"),
                    "What can be asked.",
                    "[{field: story, type: long-text, label: {nl: Wat, fr: Quoi, en: What}}]")
            .may(
                    "parties",
                    forms("party"),
                    "Kinds of people or organisations that can be recorded in a file besides the complainant.",
                    "[]")
            .may("consents", forms("consent"), "To whom something may be handed over if the complainant agrees.", "[]")
            .must(
                    "outcomes",
                    forms("outcome"),
                    "How a file can end. `transferred` is there in every procedure: how a file ends that moves to another procedure by a link.",
                    "[]")
            .must("report", new Type.Form("report"), "How a file begins.", "see below")
            .must("stages", forms("stage"), "The phases of an open file. `closed` is there in every procedure.", "[]")
            .must("actions", forms("action"), "What can be done in a file. What no action offers cannot be done.", "[]")
            .may("standard", new Type.Form("standard"), "Common acts that take one line each.", "{note: [handler]}")
            .may(
                    "instruments",
                    forms("instrument"),
                    "Ways of handling that have a life of their own inside a file: an inquiry, an inspection, a mediation.",
                    "[]")
            .may("clocks", forms("clock"), "Terms, norms, expectations and follow-ups.", "[]")
            .may(
                    "duties",
                    forms("duty"),
                    "What is owed when something happens, and what it bars until it is done.",
                    "[]")
            .may("grounds", forms("ground"), "Grounds for not handling a report.", "[]")
            .may("exemptions", forms("exemption"), "Exceptions that win over other rules, by name.", "[]")
            .must("sight", forms("sight"), "Who sees what. Nobody sees anything unless a rule here says so.", "[]")
            .may(
                    "links",
                    forms("link"),
                    "Files of other procedures that can be opened from a file and stay linked with it.",
                    "[]")
            .may(
                    "promises",
                    forms("promise"),
                    "What holds in every file whatever is done in it: an order, something that happens once, something that is always possible. `./gehoor verify` proves it; it bars nothing by itself.",
                    "[]")
            .example("""
                    procedure: complaints
                    version: "2026.1"
                    in-force-from: 2026-01-01
                    title: {nl: Klachten, fr: Plaintes, en: Complaints}
                    summary: {nl: Voor klachten., fr: Pour les plaintes., en: For complaints.}
                    basis: Complaints charter 2026
                    desk: ombuds-desk
                    register: {series: OMB, digits: 5, basis: charter step 1}
                    outcomes: []
                    report: {}
                    stages: []
                    actions: []
                    sight: []
                    """));

    public static final Shape REGISTER_SHAPE = add(Shape.of(
                    "register",
                    "register",
                    "How files are numbered: `{series: OMB, digits: 5}` gives OMB-2026-00001, without gaps per year.")
            .must("series", new Type.Text(20), "Capitals, digits and dashes, before the year.", "OMB")
            .must("digits", new Type.Whole(1, 9), "How many digits the number has.", "5")
            .must("basis", TEXT, BASIS, "charter, step 1")
            .example("{series: OMB, digits: 5, basis: charter step 1}"));

    public static final Shape COMPARTMENT_SHAPE = add(Shape.of(
                    "compartment",
                    "compartment",
                    "A part of a file that is read as a whole or not at all. Fields say in which they are recorded; sight rules say who reads it.")
            .must("compartment", id(COMPARTMENT), "Its id.", "talk")
            .must("label", WORDS, "What it is called.", "{nl: Gesprek, fr: Entretien, en: Talk}")
            .must("basis", TEXT, BASIS, "charter, art. 5")
            .example("{compartment: talk, label: {nl: Gesprek, fr: Entretien, en: Talk}, basis: charter art. 5}"));

    public static final Shape FIELD_SHAPE = add(
            Shape.of("field", "field", "Something that an action can ask and that conditions can look at.")
                    .must(
                            "field",
                            id(FIELD),
                            "Its id, which is also the name of the fact. Not one of the names of known facts.",
                            "facility-knows")
                    .must(
                            "type",
                            new Type.OneOf(Arrays.stream(Field.Type.values())
                                    .map(Field.Type::word)
                                    .toList()),
                            "What can be filled in; see the section on field types.",
                            "yes-no")
                    .must("label", WORDS, "What is asked.", "{nl: Weet men het?, fr: Le sait-on ?, en: Do they know?}")
                    .may(
                            "hint",
                            WORDS,
                            "What helps to answer it.",
                            "{nl: De voorziening, fr: Le service, en: The facility}")
                    .may(
                            "compartment",
                            ref(COMPARTMENT),
                            "In which part of the file its value is recorded; `file` unless said.",
                            "file")
                    .may(
                            "choices",
                            new Type.Either(List.of(new Type.Keyed(id(Named.RULE), WORDS), list(id(Named.RULE)))),
                            "For choice and choices: id to label. For outcome, ground, items, service, facility, body and bodies: the list of ids that can be chosen, where not all can.",
                            "{yes-please: {nl: Ja, fr: Oui, en: Yes}}")
                    .may("min", new Type.Decimal(), "Smallest number, fewest attachments, or fewest characters.", "1")
                    .may("max", new Type.Decimal(), "Largest number, most attachments, or most characters.", "5")
                    .may("not-in-future", YES_NO, "For dates: a day after the day of recording is refused.", "yes")
                    .may(
                            "unit",
                            WORDS,
                            "For numbers: what is counted; stands behind the number wherever it is shown.",
                            "{nl: euro, fr: euros, en: euro}")
                    .may(
                            "decimals",
                            new Type.Whole(0, 6),
                            "For numbers: how many digits may come after the point; any number of them, up to 6, unless said.",
                            "2")
                    .example(
                            "{field: facility-knows, type: yes-no, label: {nl: Weet men het?, fr: Le sait-on ?, en: Do they know?}}"));

    public static final Shape PARTY_SHAPE = add(
            Shape.of(
                            "party",
                            "kind of party",
                            "A kind of person or organisation in a file: the provider, a helper, the child.")
                    .must("party", id(PARTY), "Its id.", "provider")
                    .must("label", WORDS, "What it is called.", "{nl: Aanbieder, fr: Prestataire, en: Provider}")
                    .may(
                            "fields",
                            listOrNone(ref(FIELD)),
                            "Fields recorded for each of them. An action with `about-party` records what it asks of these on that party.",
                            "[provider-name, willing]")
                    .must("basis", TEXT, BASIS, "charter, art. 6")
                    .example(
                            "{party: provider, label: {nl: Aanbieder, fr: Prestataire, en: Provider}, fields: [provider-name, willing], basis: charter art. 6}"));

    public static final Shape CONSENT_SHAPE = add(
            Shape.of(
                            "consent",
                            "consent",
                            "To whom something may be handed over if the complainant, or a party, agrees, and what.")
                    .must(
                            "to",
                            id(CONSENT),
                            "The recipient: the id of a role, a body, a kind of party or a facility, or any other id.",
                            "generalist")
                    .must(
                            "label",
                            WORDS,
                            "What the recipient is called.",
                            "{nl: Generalist, fr: Généraliste, en: Generalist}")
                    .may(
                            "from",
                            new Type.Holder(),
                            "Whose consent it is: the complainant's unless said. `party:<kind>`: of each party of that kind; it is recorded by an action that is `about-party` of that kind, and handing over wants it of all of them, or in an action about one, of that one.",
                            "complainant")
                    .may("used-up", YES_NO, "Handing over uses it up: for the next time it must be given anew.", "yes")
                    .must(
                            "items",
                            new Type.Keyed(id(ITEM), WORDS),
                            "What can be handed over: item id to label.",
                            "{story: {nl: Verhaal, fr: Récit, en: Story}}")
                    .must(
                            "otherwise",
                            WORDS,
                            "What staff read who try to hand over without consent.",
                            "{nl: Vraag eerst toestemming., fr: Demandez d'abord l'accord., en: Ask consent first.}")
                    .must("basis", TEXT, BASIS, "charter, art. 7")
                    .example(
                            "{to: generalist, label: {nl: G, fr: G, en: G}, items: {story: {nl: Verhaal, fr: Récit, en: Story}}, otherwise: {nl: Eerst vragen., fr: Demandez d'abord., en: Ask first.}, basis: charter art. 7}"));

    public static final Shape OUTCOME_SHAPE = add(
            Shape.of("outcome", "outcome", "How a file can end.")
                    .must("outcome", id(OUTCOME), "Its id.", "resolved")
                    .must("label", WORDS, "What it is called.", "{nl: Opgelost, fr: Résolu, en: Resolved}")
                    .must(
                            "explain",
                            WORDS,
                            "What it means, for the complainant.",
                            "{nl: Het is opgelost., fr: C'est résolu., en: It is resolved.}")
                    .may(
                            "refusal",
                            YES_NO,
                            "What was asked is not handled or not done: a file that ends so ends with a refusal, where a law asks something at one.",
                            "yes")
                    .may("keep", LENGTH, "How long after closing the file is kept.", "5 years")
                    .must("basis", TEXT, BASIS, "charter, step 3")
                    .example(
                            "{outcome: resolved, label: {nl: Opgelost, fr: Résolu, en: Resolved}, explain: {nl: Opgelost., fr: Résolu., en: Resolved.}, keep: 5 years, basis: charter step 3}"));

    public static final Shape REPORT_SHAPE = add(Shape.of(
                    "report",
                    "report",
                    "How a file begins. Besides what `asks` lists, every report takes kind, reporter, capacity, identity, channel, received and language, and contact data: required when named or confidential, never taken when anonymous. A report can also begin by a link from another file; then `by` and channels do not apply.")
            .may(
                    "label",
                    WORDS,
                    "What reporting is called here.",
                    "{nl: Klacht melden, fr: Signaler une plainte, en: Report a complaint}")
            .must(
                    "kinds",
                    new Type.Keyed(id(KIND), WORDS),
                    "Kinds of report: id to label.",
                    "{complaint: {nl: Klacht, fr: Plainte, en: Complaint}}")
            .must(
                    "reporters",
                    list(new Type.OneOf(reporters())),
                    "Who may report: a person, an organisation, someone on behalf of another with a mandate, a helper.",
                    "[person, organisation]")
            .may(
                    "capacities",
                    new Type.Keyed(id(CAPACITY), WORDS),
                    "In what quality somebody reports: id to label. Not asked where left out.",
                    "{parent: {nl: Ouder, fr: Parent, en: Parent}}")
            .must(
                    "identities",
                    list(new Type.OneOf(identities())),
                    "Which are allowed; the first is the default.",
                    "[named, confidential]")
            .must(
                    "identity-told",
                    WORDS,
                    "What is told about named, confidential and anonymous before anyone types, its limits included.",
                    "{nl: Anoniem kan., fr: Anonyme possible., en: You can stay anonymous.}")
            .may("shows", list(ref(LETTER)), "Texts shown with the form, in this order.", "[tips, no-suspension]")
            .may(
                    "identity-refused",
                    forms("identity-refused"),
                    "Identities that are not allowed here, with what is said instead.",
                    "[]")
            .must("channels", forms("channel"), "By which ways a report comes in, and who takes it in.", "[]")
            .may(
                    "elsewhere",
                    forms("elsewhere"),
                    "Channels that this desk does not take, with the words that lead to the right one.",
                    "[]")
            .may(
                    "requires",
                    forms("requirement"),
                    "Rules that must hold; where one fails the report is refused with its words. A field name means what is given with this report.",
                    "[]")
            .may("asks", ASKS, "What is asked.", "[story, {field: subject, required: no}]")
            .must("stage", ref(STAGE), "The first stage.", "intake")
            .may("does", EFFECTS, "What happens besides.", "[{tell: {who: [complainant], letter: acknowledgement}}]")
            .must("basis", TEXT, BASIS, "charter, art. 1")
            .example("""
                    kinds: {complaint: {nl: Klacht, fr: Plainte, en: Complaint}}
                    reporters: [person, organisation]
                    identities: [named, confidential]
                    identity-told: {nl: Zeg wie u bent., fr: Dites qui vous êtes., en: Say who you are.}
                    channels:
                      - {channel: web, label: {nl: Formulier, fr: Formulaire, en: Form}, by: [public], basis: charter art. 1}
                    asks: [story]
                    stage: intake
                    basis: charter art. 1
                    """));

    public static final Shape IDENTITY_REFUSED_SHAPE = add(
            Shape.of(
                            "identity-refused",
                            "refused identity",
                            "A choice of identity that is refused, with what is said instead.")
                    .must("rule", RULE_ID, "Its id.", "no-anonymous")
                    .must(
                            "identity",
                            new Type.OneOf(identities()),
                            "Which is refused; not one of `identities`.",
                            "anonymous")
                    .must(
                            "otherwise",
                            WORDS,
                            "What is said instead, and what would help.",
                            "{nl: Dat kan niet., fr: Impossible., en: Not possible.}")
                    .must("basis", TEXT, BASIS, "charter, art. 2")
                    .example(
                            "{rule: no-anonymous, identity: anonymous, otherwise: {nl: Dat kan niet., fr: Impossible., en: Not possible.}, basis: charter art. 2}"));

    public static final Shape CHANNEL_SHAPE = add(
            Shape.of("channel", "channel", "A way by which a report comes in.")
                    .must("channel", id(CHANNEL), "Its id.", "post")
                    .must("label", WORDS, "What it is called.", "{nl: Brief, fr: Lettre, en: Letter}")
                    .must(
                            "by",
                            list(new Type.Actor(true)),
                            "Who takes it in; `public` for a form that anyone can fill in.",
                            "[handler]")
                    .may(
                            "received-asked",
                            YES_NO,
                            "The day of receipt is asked (post, paper); else it is the day of registering.",
                            "yes")
                    .must("basis", TEXT, BASIS, "charter, art. 3")
                    .example(
                            "{channel: post, label: {nl: Brief, fr: Lettre, en: Letter}, by: [handler], received-asked: yes, basis: charter art. 3}"));

    public static final Shape ELSEWHERE_SHAPE = add(
            Shape.of(
                            "elsewhere",
                            "channel elsewhere",
                            "A channel that this desk does not take, with the words that lead to the right one.")
                    .must("rule", RULE_ID, "Its id.", "no-chat")
                    .must("channel", id(CHANNEL), "The channel; not one of `channels`.", "chat")
                    .may("desk", ref(DESK), "The desk that does take it, if another does.", "front")
                    .must(
                            "otherwise",
                            WORDS,
                            "Where to go instead.",
                            "{nl: Chat met het onthaal., fr: Chattez avec l'accueil., en: Chat with the front desk.}")
                    .must("basis", TEXT, BASIS, "charter, art. 3")
                    .example(
                            "{rule: no-chat, channel: chat, otherwise: {nl: Bel ons., fr: Appelez-nous., en: Call us.}, basis: charter art. 3}"));

    public static final Shape REQUIREMENT_SHAPE = add(
            Shape.of(
                            "requirement",
                            "requirement",
                            "A rule that must hold before something is done. Where it fails the action is shown as barred, with these words. The same rule may stand with several actions.")
                    .must("rule", RULE_ID, "Its id, which refusals quote.", "intake-first")
                    .must("that", CONDITION, "What must hold.", "facility-knows is-known")
                    .must(
                            "otherwise",
                            WORDS,
                            "What a refused person reads: what the rule is and what would help.",
                            "{nl: Vraag het eerst., fr: Demandez d'abord., en: Ask first.}")
                    .must("basis", TEXT, BASIS, "charter, art. 4")
                    .example(
                            "{rule: intake-first, that: facility-knows is-known, otherwise: {nl: Vraag het eerst., fr: Demandez d'abord., en: Ask first.}, basis: charter art. 4}"));

    public static final Shape ASK_SHAPE = add(Shape.of(
                    "ask",
                    "question",
                    "A field that an action asks. The id of the field alone is the same as `{field: id}`: asked and required.")
            .must("field", ref(FIELD), "Which field.", "facility")
            .may("required", YES_NO, "Whether it must be given; `yes` unless said.", "no")
            .may(
                    "required-when",
                    CONDITION,
                    "It must be given only if this holds; else it may be.",
                    "asked.subject is help")
            .may(
                    "asked-when",
                    CONDITION,
                    "It is asked only if this holds. May look at `asked.<field>` of fields before it.",
                    "asked.subject is help")
            .atMostOne("required", "required-when")
            .example("{field: facility, required-when: asked.subject is help}"));

    public static final Shape BY_INVITATION_SHAPE = add(Shape.of(
                    "by-invitation",
                    "invitation",
                    "Who may be asked for one action by a link that works once and needs no account. They see of the file what the sight rules give their role, and the form of this action, nothing else. Whoever else of the staff stands in `by` may ask them, and can do it in their stead.")
            .must(
                    "who",
                    list(new Type.Actor(false)),
                    "Roles and `\"party:<kind>\"` out of the action's `by`, without relations. A role may stand there with `assigned` (the invitation assigns it for this once) and with `of-the-service`, `of-the-facility` and `of-the-body` (of the one that the file names); no other relation can hold of somebody without an account.",
                    "[provider-responsible]")
            .may(
                    "valid",
                    LENGTH,
                    "How long the link opens; `14 calendar days` unless said, and no longer than a month.",
                    "10 working days")
            .example("{who: [provider-responsible], valid: 21 calendar days}"));

    public static final Shape STAGE_SHAPE = add(
            Shape.of("stage", "stage", "A phase of an open file.")
                    .must("stage", id(STAGE), "Its id.", "intake")
                    .must("label", WORDS, "What it is called.", "{nl: Intake, fr: Accueil, en: Intake}")
                    .must(
                            "explain",
                            WORDS,
                            "What happens in it, for the complainant.",
                            "{nl: We luisteren., fr: Nous écoutons., en: We listen.}")
                    .must(
                            "lead",
                            ref(ROLE),
                            "The role that leads it: what needs doing comes on that role's worklist.",
                            "handler")
                    .must("basis", TEXT, BASIS, "charter, step 1")
                    .example(
                            "{stage: intake, label: {nl: Intake, fr: Accueil, en: Intake}, explain: {nl: We luisteren., fr: Nous écoutons., en: We listen.}, lead: handler, basis: charter step 1}"));

    public static final Shape ACTION_SHAPE =
            add(Shape.of("action", "action", "Something that someone may do in a file.")
                    .with(actionWords(true))
                    .may(
                            "about-party",
                            ref(PARTY),
                            "It acts on one party of this kind: it is offered for each, and what it asks of the fields of that kind is recorded on that party.",
                            "provider")
                    .example("""
                    action: admit
                    label: {nl: Aanvaarden, fr: Accepter, en: Admit}
                    basis: charter step 2
                    in: [intake]
                    by: [handler]
                    requires:
                      - {rule: intake-first, that: facility-knows is-known, otherwise: {nl: Vraag het eerst., fr: Demandez d'abord., en: Ask first.}, basis: charter art. 4}
                    asks: [reason]
                    does: [{move: treatment}]
                    """));

    public static final Shape INSTRUMENT_ACTION_SHAPE = add(Shape.of(
                    "instrument-action",
                    "action of an instrument",
                    "What can be done in an instrument: an action, with the states of the instrument besides. Its `requires` and `when` can look at `this.state` and `this.<field>` of this very instrument.")
            .with(actionWords(false))
            .may("opens", ref(STATE), "It creates a new one of the instrument, in this state.", "asked")
            .may(
                    "from",
                    list(ref(STATE)),
                    "It can be done in these states; in every state that is no end unless said.",
                    "[asked]")
            .may("to", ref(STATE), "The state afterwards; unchanged unless said.", "answered")
            .atMostOne("opens", "from")
            .atMostOne("opens", "to")
            .example("""
                    action: ask-in-writing
                    label: {nl: Bevragen, fr: Interroger, en: Ask in writing}
                    in: [treatment]
                    by: [handler]
                    opens: asked
                    asks: [question]
                    """));

    public static final Shape STANDARD_SHAPE = add(Shape.of(
                    "standard",
                    "set of standard acts",
                    "Common acts that take one line: the list of who may do them, or a map that says more. Each becomes an ordinary action of this name, open in every stage but `closed` (`reopen`: only when closed; `new-code`: always), with basis `standard`; triggers and conditions can name it.")
            .may(
                    "assign",
                    standard("standard-assign"),
                    "Assigns the file to a member of staff (asks `assignee`).",
                    "{by: [handler], as: handler}")
            .may("take", standard("standard-assign"), "Assigns the file to oneself.", "[handler]")
            .may(
                    "note",
                    standard("standard-note"),
                    "Writes a note (asks `note`) into the compartment `file`, or another.",
                    "[handler]")
            .may(
                    "message",
                    standard("standard-act"),
                    "Writes to the complainant (asks `message`), in the compartment `messages`.",
                    "[handler]")
            .may(
                    "answer",
                    standard("standard-act"),
                    "The complainant writes (asks `answer` and, if wished, `answer-attachments`), in the compartment `messages`.",
                    "[complainant]")
            .may(
                    "correct",
                    standard("standard-act"),
                    "Overwrites facts of the report (asks `correction-reason`); what was stays in the history, and clocks follow.",
                    "[handler]")
            .may(
                    "stop-at-request",
                    new Type.Form("standard-stop"),
                    "Ends the file because the complainant wants it (asks `stop-reason`, not required).",
                    "{by: [handler, complainant], outcome: stopped}")
            .may(
                    "reopen",
                    new Type.Form("standard-reopen"),
                    "Opens a closed file again (asks `reopen-reason`).",
                    "{by: [handler], to: intake}")
            .may(
                    "declare-tie",
                    standard("standard-act"),
                    "Records that a member of staff (asks `tie-of`) has a tie with the complainant or a party of the file (asks `tie-with`, where the procedure has parties: a party, or `complainant`).",
                    "[handler]")
            .may(
                    "new-code",
                    standard("standard-act"),
                    "The complainant lost the receipt: it ends, and they are sent a link to a new one, or who does it gets one to print (asks `new-code-reason`). Barred where nobody knows who complains.",
                    "[handler]")
            .may(
                    "attach",
                    standard("standard-act"),
                    "Adds attachments (asks `attachments`) to the compartment `file`.",
                    "[handler, complainant]")
            .example("{take: [handler], note: [handler], reopen: {by: [handler], to: intake}}"));

    public static final Shape STANDARD_ACT_SHAPE =
            add(Shape.of("standard-act", "standard act", "A standard act that says more than who.")
                    .with(standardWords())
                    .example("{by: [handler], in: [intake]}"));

    public static final Shape STANDARD_ASSIGN_SHAPE =
            add(Shape.of("standard-assign", "standard act of assigning", "Assigning, to another or to oneself.")
                    .with(standardWords())
                    .may("as", ref(ROLE), "In which role; the first of `by` unless said.", "handler")
                    .example("{by: [responsible], as: handler}"));

    public static final Shape STANDARD_NOTE_SHAPE =
            add(Shape.of("standard-note", "standard act of noting", "Writing a note.")
                    .with(standardWords())
                    .may("compartment", ref(COMPARTMENT), "Where notes are recorded; `file` unless said.", "team")
                    .example("{by: [handler], compartment: file}"));

    public static final Shape STANDARD_STOP_SHAPE = add(
            Shape.of("standard-stop", "standard act of stopping", "Ending the file because the complainant wants it.")
                    .with(standardWords())
                    .must("outcome", ref(OUTCOME), "The outcome it is closed with.", "stopped")
                    .example("{by: [handler, complainant], outcome: stopped}"));

    public static final Shape STANDARD_REOPEN_SHAPE =
            add(Shape.of("standard-reopen", "standard act of reopening", "Opening a closed file again.")
                    .with(standardWords())
                    .must("to", ref(STAGE), "The stage it goes to.", "intake")
                    .example("{by: [handler], to: intake}"));

    public static final Shape INSTRUMENT_SHAPE = add(Shape.of(
                    "instrument", "instrument", "A way of handling that has a life of its own inside a file.")
            .must("instrument", id(INSTRUMENT), "Its id.", "written-inquiry")
            .must("label", WORDS, "What it is called.", "{nl: Bevraging, fr: Enquête, en: Inquiry}")
            .must(
                    "explain",
                    WORDS,
                    "What it is, for the complainant.",
                    "{nl: We vragen het na., fr: Nous demandons., en: We ask.}")
            .must("basis", TEXT, BASIS, "charter, art. 9")
            .may("repeat", YES_NO, "Whether it may be used again in the same file; `no` unless said.", "yes")
            .must("states", list(id(STATE)), "Its states, in the order of its life.", "[asked, answered]")
            .must("ends", list(ref(STATE)), "The states in which it is over.", "[answered]")
            .may(
                    "records-nothing",
                    YES_NO,
                    "Nothing that a person writes or attaches can be recorded in it: no action of it may ask a text, long-text, attachments or contact.",
                    "yes")
            .must("actions", forms("instrument-action"), "What can be done in it; at least one that opens it.", "[]")
            .example("""
                    instrument: written-inquiry
                    label: {nl: Bevraging, fr: Enquête, en: Inquiry}
                    explain: {nl: We vragen het na., fr: Nous demandons., en: We ask.}
                    basis: charter art. 9
                    repeat: yes
                    states: [asked, answered]
                    ends: [answered]
                    actions:
                      - {action: ask-in-writing, label: {nl: Vraag, fr: Demander, en: Ask}, by: [handler], opens: asked}
                      - {action: record-reply, label: {nl: Antwoord, fr: Réponse, en: Reply}, by: [handler], from: [asked], to: answered}
                    """));

    public static final Shape CLOCK_SHAPE = add(Shape.of(
                    "clock",
                    "clock",
                    "A date by which something must, should or will happen. It starts at a trigger, counts from a fact or from the day of the start, and is missed when its date passes unanswered.")
            .must("clock", id(CLOCK), "Its id.", "handling")
            .must("label", WORDS, "What it is called.", "{nl: Behandeling, fr: Traitement, en: Handling}")
            .must(
                    "kind",
                    new Type.OneOf(List.of("term", "norm", "expectation", "follow-up")),
                    "`term`: published. `norm`: internal. `expectation`: on someone outside. `follow-up`: something done once at its date.",
                    "term")
            .must("length", LENGTH, "How long.", "45 calendar days")
            .must("starts-on", TRIGGERS, "What starts it.", "[reported]")
            .may("starts-when", CONDITION, "And this must hold then.", "kind is complaint")
            .may(
                    "counted-from",
                    new Type.FactName(),
                    "The date it counts from, looked up each time, so that a correction moves the clock. The day of the start unless said.",
                    "received")
            .may(
                    "roll",
                    new Type.OneOf(List.of("none", "next-working-day")),
                    "Where it ends when the last day is no working day; `none` unless said.",
                    "next-working-day")
            .may("calendar", ref(CALENDAR), "Which holidays count, where not the procedure's.", "NL")
            .may(
                    "stops-on",
                    TRIGGERS,
                    "What stops it; closing does too, unless `outlives-closing`.",
                    "[did send-result]")
            .may("pauses-on", TRIGGERS, "What pauses it.", "[did ask-complainant]")
            .may(
                    "pauses-while",
                    CONDITION,
                    "It stands still while this holds; looked at whenever something happens in the file. Instead of `pauses-on` and `resumes-on`.",
                    "stage is waiting")
            .may("resumes-on", TRIGGERS, "What lets it run again; its date moves by the time paused.", "[did answer]")
            .may("once", YES_NO, "It starts at most once in a file.", "yes")
            .may("outlives-closing", YES_NO, "It runs on when the file closes.", "yes")
            .may(
                    "instrument",
                    ref(INSTRUMENT),
                    "Every one of this instrument has a clock of its own.",
                    "written-inquiry")
            .may(
                    "party",
                    ref(PARTY),
                    "Every party of this kind has a clock of its own. Something that happens about one party starts and stops that party's; what happens in the file as a whole, all of theirs; adding a party, that party's.",
                    "provider")
            .may(
                    "remind",
                    forms("reminder"),
                    "Who is reminded before the date, or after it while it is still unanswered.",
                    "[{before: 5 working days, tell: [handler], letter: due-soon}]")
            .may(
                    "on-due",
                    EFFECTS,
                    "What happens when it is missed, or at the date of a follow-up.",
                    "[{tell: {who: [head], letter: overdue}}]")
            .must("owner", ref(ROLE), "The role that hears when it is missed.", "handler")
            .may(
                    "meets",
                    list(ref(FLOOR)),
                    "The legal floors it answers to; it may not be longer than they allow.",
                    "[some-decree.handling]")
            .must("basis", TEXT, BASIS, "charter, step 3")
            .atMostOne("instrument", "party")
            .atMostOne("pauses-on", "pauses-while")
            .example("""
                    clock: handling
                    label: {nl: Behandeling, fr: Traitement, en: Handling}
                    kind: term
                    length: 45 calendar days
                    starts-on: [reported]
                    counted-from: received
                    stops-on: [did send-result]
                    remind: [{before: 5 working days, tell: [handler], letter: due-soon}]
                    owner: handler
                    basis: charter step 3
                    """));

    public static final Shape REMINDER_SHAPE =
            add(Shape.of("reminder", "reminder", "Someone is reminded before a clock's date, or after it.")
                    .may("before", LENGTH, "How long before.", "5 working days")
                    .may(
                            "after",
                            LENGTH,
                            "How long after the date, where it still runs then. Write several to be reminded again.",
                            "1 week")
                    .must("tell", RECIPIENTS, "Whom.", "[handler]")
                    .must("letter", ref(LETTER), "With which letter.", "due-soon")
                    .exactlyOne("before", "after")
                    .example("{before: 5 working days, tell: [handler], letter: due-soon}"));

    public static final Shape DUTY_SHAPE = add(
            Shape.of(
                            "duty",
                            "duty",
                            "Something owed: it arises at a trigger, each time anew, is met by another, and bars actions until then.")
                    .must("duty", id(DUTY), "Its id.", "tell-outcome")
                    .must("label", WORDS, "What is owed.", "{nl: Inlichten, fr: Informer, en: Inform}")
                    .may(
                            "arises-on",
                            TRIGGERS,
                            "When it arises; left out where only the effect `raise-duty` raises it.",
                            "[entered treatment]")
                    .must("met-by", TRIGGERS, "What meets it.", "[did message]")
                    .must("owed-by", ref(ROLE), "Who owes it.", "handler")
                    .may(
                            "unless",
                            CONDITION,
                            "Where this holds it does not bar; looked at when the barred action is tried.",
                            "identity is anonymous")
                    .may(
                            "bars",
                            list(new Type.Reference(ACTION, List.of("closing"))),
                            "Actions that are refused while it is open; `closing` means every action that closes.",
                            "[closing]")
                    .may(
                            "instrument",
                            ref(INSTRUMENT),
                            "It is owed for every one of this instrument by itself.",
                            "written-inquiry")
                    .may(
                            "party",
                            ref(PARTY),
                            "It is owed for every party of this kind by itself: raised and met as the clocks of a party are. An action about one party is barred by what is owed for that one, any other action by what is owed for any.",
                            "provider")
                    .must(
                            "otherwise",
                            WORDS,
                            "What a refused person reads.",
                            "{nl: Licht eerst in., fr: Informez d'abord., en: Inform first.}")
                    .may("meets", list(ref(FLOOR)), "The legal floors it answers to.", "[some-decree.next-body]")
                    .must("basis", TEXT, BASIS, "charter, step 3")
                    .atMostOne("instrument", "party")
                    .example(
                            "{duty: tell-outcome, label: {nl: Inlichten, fr: Informer, en: Inform}, arises-on: [entered treatment], met-by: [did message], owed-by: handler, bars: [closing], otherwise: {nl: Licht eerst in., fr: Informez d'abord., en: Inform first.}, basis: charter step 3}"));

    public static final Shape GROUND_SHAPE = add(
            Shape.of(
                            "ground",
                            "ground",
                            "A ground for not handling a report. An action that asks a field of type ground uses one; it is refused where the ground's condition does not hold.")
                    .must("ground", id(GROUND), "Its id.", "older-than-a-year")
                    .must("label", WORDS, "What it is called.", "{nl: Te oud, fr: Trop ancien, en: Too old}")
                    .must(
                            "explain",
                            WORDS,
                            "What the complainant reads.",
                            "{nl: Langer dan een jaar geleden., fr: Plus d'un an., en: More than a year ago.}")
                    .may(
                            "when",
                            CONDITION,
                            "What must hold for it to be used; always usable where left out.",
                            "incident-date more-than 1 year before received")
                    .may(
                            "refer",
                            listOrNone(ref(BODY)),
                            "Outside bodies that the complainant is referred to.",
                            "[ombudsman]")
                    .may(
                            "otherwise",
                            WORDS,
                            "What staff read who use it where it does not hold. Required where `when` is there.",
                            "{nl: Nog geen jaar., fr: Pas un an., en: Not a year yet.}")
                    .must("basis", TEXT, BASIS, "charter, art. 2")
                    .example(
                            "{ground: older-than-a-year, label: {nl: Te oud, fr: Trop ancien, en: Too old}, explain: {nl: Ouder dan een jaar., fr: Plus d'un an., en: Over a year.}, when: incident-date more-than 1 year before received, otherwise: {nl: Nog geen jaar., fr: Pas un an., en: Not yet.}, basis: charter art. 2}"));

    public static final Shape EXEMPTION_SHAPE = add(
            Shape.of(
                            "exemption",
                            "exemption",
                            "An exception that wins over other rules, by name: while it holds, the requirements and duties it lifts do not bar, and the grounds it lifts cannot be used.")
                    .must("rule", RULE_ID, "Its id.", "danger-first")
                    .must("when", CONDITION, "While this holds.", "safety-at-stake is yes")
                    .must(
                            "lifts",
                            list(ref(LIFTABLE)),
                            "Rule ids of requirements, ids of duties and grounds.",
                            "[intake-first]")
                    .must(
                            "explain",
                            WORDS,
                            "Why, for whoever looks at the file.",
                            "{nl: Veiligheid eerst., fr: La sécurité d'abord., en: Safety first.}")
                    .must("basis", TEXT, BASIS, "charter, art. 8")
                    .example(
                            "{rule: danger-first, when: safety-at-stake is yes, lifts: [intake-first], explain: {nl: Veiligheid eerst., fr: La sécurité d'abord., en: Safety first.}, basis: charter art. 8}"));

    public static final Shape PROMISE_SHAPE = add(
            Shape.of(
                            "promise",
                            "promise",
                            "Something that holds in every file of this procedure, whatever is done in it. `./gehoor verify` looks at every situation: it proves it, or tells the shortest story that breaks it. The rules that keep it are written where they bar: a promise bars nothing.")
                    .must("promise", RULE_ID, "Its id.", "experience-once")
                    .must(
                            "says",
                            WORDS,
                            "What is promised, in one sentence.",
                            "{nl: Eén keer., fr: Une fois., en: Once.}")
                    .may(
                            "whenever",
                            TRIGGERS,
                            "Whenever one of these happens, `holds` holds in the file as it stands right after.",
                            "[entered treatment]")
                    .may("holds", CONDITION, "What has come first, then.", "facility-knows is yes")
                    .may("once", TRIGGERS, "Each of these happens at most once in a file.", "[did tell-experience]")
                    .may(
                            "possible",
                            list(ref(ACTION)),
                            "Somebody can do one of these, in every open file.",
                            "[open-second-line]")
                    .may("while", CONDITION, "With `possible`: in files in which this holds.", "safety-at-stake is yes")
                    .must("basis", TEXT, BASIS, "charter, art. 9")
                    .exactlyOne("whenever", "once", "possible")
                    .exactlyOne("holds", "once", "possible")
                    .atMostOne("while", "whenever")
                    .atMostOne("while", "once")
                    .example(
                            "{promise: one-by-one, says: {nl: Eerst de dienst., fr: D'abord le service., en: First the service.}, whenever: [entered treatment], holds: facility-knows is yes, basis: charter art. 9}"));

    public static final Shape SIGHT_SHAPE = add(Shape.of(
                    "sight",
                    "sight rule",
                    "Who sees which parts of a file. Nobody sees anything unless a rule says so, the complainant and parties by receipt included; `never` wins over every `sees`.")
            .must("rule", RULE_ID, "Its id.", "V-handler")
            .must("who", WHO, "Who.", "[handler]")
            .may("sees", list(ref(COMPARTMENT)), "The compartments they see.", "[existence, file, messages]")
            .may(
                    "never",
                    list(ref(COMPARTMENT)),
                    "The compartments they never see; `existence` hides the file altogether.",
                    "[identity]")
            .may(
                    "own",
                    YES_NO,
                    "Of these compartments only what is their own: what they recorded or wrote themselves; for a party also what was recorded about it, what was written to it, and what happened in instruments that name it.",
                    "yes")
            .may(
                    "when",
                    CONDITION,
                    "Only while this holds. Where `who` names one kind of party only, `this` is the party that looks.",
                    "stage is treatment")
            .must("basis", TEXT, BASIS, "charter, art. 10")
            .exactlyOne("sees", "never")
            .atMostOne("own", "never")
            .example("{rule: V-handler, who: [handler], sees: [existence, file, messages], basis: charter art. 10}"));

    public static final Shape LINK_SHAPE = add(
            Shape.of(
                            "link",
                            "link",
                            "A file of another procedure (or the same) that can be opened from a file, by the effect `link`, and stays linked with it. In the other file this one is `origin`.")
                    .must("link", id(LINK), "Its id. Not `origin`.", "danger")
                    .must("label", WORDS, "What it is called.", "{nl: Gevaar, fr: Danger, en: Danger}")
                    .must(
                            "procedure",
                            ref(PROCEDURE),
                            "Under which procedure of the same tenant the new file runs.",
                            "danger")
                    .may(
                            "carry",
                            new Type.Either(List.of(list(new Type.Reference(FIELD, List.of("all"))))),
                            "Fields copied into it; they exist there with the same type. `all`: every field that has the same id and type there. None unless said.",
                            "all")
                    .may(
                            "parties",
                            new Type.Either(List.of(list(new Type.Reference(PARTY, List.of("all"))))),
                            "Kinds of party that go with it, each party with its fields and contact data (in an action about a party of such a kind, that one alone); the kinds exist there with the same fields. `all`: every kind that has the same id there. None unless said.",
                            "[child]")
                    .may(
                            "identity",
                            YES_NO,
                            "Whether the contact data of the complainant go with it; `no` unless said.",
                            "yes")
                    .may(
                            "kind",
                            id(KIND),
                            "The kind of report it begins as, one of that procedure; this file's kind unless said.",
                            "concern")
                    .may(
                            "moves",
                            YES_NO,
                            "This file ends with outcome `transferred`, and nobody reads more of it than its existence.",
                            "yes")
                    .may(
                            "received",
                            new Type.OneOf(List.of("kept")),
                            "`kept`: the linked file counts as received on the day this one was; else on the day of the link.",
                            "kept")
                    .may(
                            "receipt",
                            YES_NO,
                            "The complainant's receipt opens the linked file too (or instead, when it moves).",
                            "yes")
                    .must("basis", TEXT, BASIS, "charter, art. 11")
                    .example(
                            "{link: danger, label: {nl: Gevaar, fr: Danger, en: Danger}, procedure: danger, carry: all, identity: yes, basis: charter art. 11}"));

    public static final Shape WHO_SHAPE =
            add(Shape.of("who", "who", "A role, narrowed by relations to the file; all relations named must hold.")
                    .must("role", ref(ROLE), "The role.", "responsible")
                    .must(
                            "only",
                            list(new Type.OneOf(relations())),
                            "`assigned`: assigned to this file in that role. `of-the-service`, `of-the-facility`, `of-the-body`: belongs to one that a fact of this file names. `handled-linked`: has acted in, or been assigned to, a file linked with this one; `not-handled-linked`: has not. `without-tie`: has no recorded tie with the complainant or a party of this file; `with-tie`: has one. `took-in`: took this file in.",
                            "[of-the-service]")
                    .may(
                            "by-field",
                            new Type.FieldOf(List.of(
                                    Field.Type.SERVICE, Field.Type.FACILITY, Field.Type.BODY, Field.Type.BODIES)),
                            "The one field that of-the-service, of-the-facility and of-the-body look at; any field of that type unless said.",
                            "service")
                    .example("{role: responsible, only: [of-the-service]}"));

    public static final Shape CONDITION_SHAPE = add(Shape.of(
                    "condition",
                    "condition",
                    "A condition that is put together from others, or looks at all parties or instruments of a kind.")
            .may(
                    "all-of",
                    new Type.Listed(CONDITION, false),
                    "Each of these holds.",
                    "[kind is complaint, identity is named]")
            .may(
                    "any-of",
                    new Type.Listed(CONDITION, false),
                    "At least one of these holds.",
                    "[stage is intake, stage is treatment]")
            .may("not", CONDITION, "This does not hold.", "facility-knows is yes")
            .may("any", new Type.OneOf(List.of("party", "instrument")), "There is one …", "instrument")
            .may("every", new Type.OneOf(List.of("party", "instrument")), "There is at least one, and each …", "party")
            .may("no", new Type.OneOf(List.of("party", "instrument")), "There is none …", "instrument")
            .may("of", id(Named.RULE), "… of this kind …", "provider")
            .may("at-least", new Type.Whole(1, 99), "With `any`: so many of them; one unless said.", "2")
            .may(
                    "that",
                    CONDITION,
                    "… of which this holds; `this.<field>`, `this.state` and `this.party` speak of it, `outer.…` of what `this` was outside.",
                    "this.willing is yes")
            .exactlyOne("all-of", "any-of", "not", "any", "every", "no")
            .example("{all-of: [kind is complaint, {not: stage is intake}]}"));

    public static final Shape EFFECT_SHAPE = add(Shape.of(
                    "effect",
                    "effect",
                    "What an action does besides recording what it asked; each is a map of one word, and `when` where it depends on something. Effects happen in the order written.")
            .may("move", ref(STAGE), "The file goes to this stage; from `closed` this reopens it.", "treatment")
            .may(
                    "close",
                    new Type.Either(List.of(ref(OUTCOME), new Type.Form("close"))),
                    "The file closes with this outcome.",
                    "resolved")
            .may(
                    "extend",
                    new Type.Form("extend"),
                    "A clock gets a later date; refused where it does not run or is past its date.",
                    "{clock: handling, by: 2 months, at-most: 1}")
            .may(
                    "tell",
                    new Type.Form("tell"),
                    "A letter goes to these.",
                    "{who: [complainant], letter: acknowledgement}")
            .may(
                    "refer",
                    new Type.Form("refer"),
                    "Outside bodies are given to the complainant as where to go.",
                    "{to: [ombudsman]}")
            .may("assign", new Type.Form("assign"), "Someone is assigned in a role.", "{as: handler, who: actor}")
            .may(
                    "release",
                    new Type.Either(List.of(ref(ROLE), new Type.Form("release"))),
                    "Whoever is assigned in that role no longer is; or only the one that a field says.",
                    "handler")
            .may(
                    "consent",
                    new Type.Form("consent-given"),
                    "Consent is recorded, the complainant's or a party's: given, refused or withdrawn.",
                    "{to: generalist, items: [story], answer: given}")
            .may(
                    "hand-over",
                    new Type.Form("hand-over"),
                    "Items are handed over; refused while consent to that recipient lacks for one of them.",
                    "{to: generalist, items: [story]}")
            .may(
                    "disclose",
                    new Type.Form("disclose"),
                    "These may read the compartment `identity`, for a ground and a time.",
                    "{to: [handler], ground: danger}")
            .may("link", ref(LINK), "The linked file is opened.", "danger")
            .may(
                    "identity",
                    new Type.Either(List.of(new Type.OneOf(identities()), new Type.Form("identity-from"))),
                    "The complainant becomes named, confidential or anonymous.",
                    "named")
            .may("set", new Type.Form("set"), "A field gets a value.", "{field: step-one, to: yes}")
            .may(
                    "add-party",
                    ref(PARTY),
                    "A party of this kind is added; what the action asks of the fields of that kind is recorded on it.",
                    "provider")
            .may(
                    "give-receipt",
                    new Type.Holder(),
                    "A fresh receipt, shown once to who acts: for the complainant, or for the party (`party:<kind>`) that the action adds or is about.",
                    "complainant")
            .may(
                    "signal",
                    new Type.Form("signal"),
                    "Triggers `signal <name>` in a linked file.",
                    "{link: origin, name: danger-step}")
            .may(
                    "message",
                    new Type.Either(List.of(
                            new Type.FieldOf(List.of(Field.Type.LONG_TEXT, Field.Type.TEXT)),
                            new Type.Form("message-to"))),
                    "What the action asked in this field goes into the complainant's mailbox, or a party's; among them nobody else reads it. A letter to them by the same action leaves together with it.",
                    "message-text")
            .may(
                    "remove-party",
                    ref(PARTY),
                    "The party that the action is about (`about-party`) is no party any more: its clocks stop, its duties are gone, its receipt opens nothing. What was recorded stays in the history.",
                    "provider")
            .may(
                    "declare-tie",
                    new Type.Form("tie"),
                    "A member of staff has a tie with the complainant or a party, as the standard act of that name records it.",
                    "{who-from: about-whom}")
            .may("raise-duty", ref(DUTY), "A duty arises.", "tell-outcome")
            .may(
                    "when",
                    CONDITION,
                    "With any of these: it happens only if this holds when the action is decided. May look at `asked.<field>`.",
                    "asked.urgent is yes")
            .exactlyOne(
                    "move",
                    "close",
                    "extend",
                    "tell",
                    "refer",
                    "assign",
                    "release",
                    "consent",
                    "hand-over",
                    "disclose",
                    "link",
                    "identity",
                    "set",
                    "add-party",
                    "give-receipt",
                    "signal",
                    "message",
                    "remove-party",
                    "declare-tie",
                    "raise-duty")
            .example("{move: treatment}"));

    public static final Shape CLOSE_SHAPE = add(Shape.of("close", "closing", "Closing with an outcome that is asked.")
            .must(
                    "outcome-from",
                    new Type.FieldOf(List.of(Field.Type.OUTCOME)),
                    "The field that the action asks.",
                    "finding")
            .example("{outcome-from: finding}"));

    public static final Shape EXTEND_SHAPE = add(Shape.of("extend", "extension", "A clock gets a later date.")
            .must("clock", ref(CLOCK), "Which.", "handling")
            .may("by", LENGTH, "By how much, each time.", "2 months")
            .may(
                    "until-from",
                    new Type.FieldOf(List.of(Field.Type.DATE)),
                    "Until the day that was agreed: the field that says it. It must be later than the clock's date.",
                    "agreed-day")
            .may(
                    "within",
                    LENGTH,
                    "With `until-from`: how much later than the clock's date the agreed day may be at most.",
                    "4 weeks")
            .must("at-most", new Type.Whole(1, 99), "How many times by this action.", "1")
            .may(
                    "by-consent",
                    YES_NO,
                    "Those whose consent the law asks agreed (see to that with `requires`): where the law's floor says `further-by-consent`, it is not counted against its `extension`.",
                    "no")
            .exactlyOne("by", "until-from")
            .atMostOne("by", "within")
            .example("{clock: handling, by: 2 months, at-most: 1}"));

    public static final Shape TELL_SHAPE = add(Shape.of("tell", "telling", "A letter goes to these.")
            .must("who", RECIPIENTS, "To whom.", "[complainant]")
            .must("letter", ref(LETTER), "Which.", "acknowledgement")
            .example("{who: [complainant, assigned handler], letter: acknowledgement}"));

    public static final Shape REFER_SHAPE =
            add(Shape.of("refer", "referral", "Outside bodies are given to the complainant as where to go.")
                    .may("to", list(ref(BODY)), "Which.", "[ombudsman]")
                    .may(
                            "to-from",
                            new Type.FieldOf(List.of(Field.Type.BODY, Field.Type.BODIES, Field.Type.GROUND)),
                            "The field that says which; of type ground: the bodies of that ground.",
                            "why-not")
                    .may("letter", ref(LETTER), "The letter that tells it.", "refused")
                    .exactlyOne("to", "to-from")
                    .example("{to: [ombudsman], letter: refused}"));

    public static final Shape ASSIGN_SHAPE = add(Shape.of("assign", "assignment", "Someone is assigned in a role.")
            .must("as", ref(ROLE), "In which role.", "handler")
            .may("who", new Type.OneOf(List.of("actor")), "Whoever acts.", "actor")
            .may("who-from", new Type.FieldOf(List.of(Field.Type.STAFF)), "The field that says who.", "new-handler")
            .exactlyOne("who", "who-from")
            .example("{as: handler, who-from: new-handler}"));

    public static final Shape RELEASE_SHAPE = add(Shape.of(
                    "release", "release", "One of those who are assigned no longer is.")
            .must("as", ref(ROLE), "In which role.", "handler")
            .must("who-from", new Type.FieldOf(List.of(Field.Type.STAFF)), "The field that says who.", "old-handler")
            .example("{as: handler, who-from: old-handler}"));

    public static final Shape TIE_SHAPE =
            add(Shape.of("tie", "tie", "A member of staff has a tie with somebody in the file.")
                    .must(
                            "who-from",
                            new Type.FieldOf(List.of(Field.Type.STAFF)),
                            "The field that says who of the staff.",
                            "about-whom")
                    .may(
                            "with-from",
                            new Type.FieldOf(List.of(Field.Type.PARTY)),
                            "The field that says with which party.",
                            "which-party")
                    .example("{who-from: about-whom}"));

    public static final Shape CONSENT_GIVEN_SHAPE =
            add(Shape.of("consent-given", "consent given", "Consent is recorded.")
                    .must("to", ref(CONSENT), "For which recipient.", "generalist")
                    .may("items", list(ref(ITEM)), "For which items.", "[story]")
                    .may(
                            "items-from",
                            new Type.FieldOf(List.of(Field.Type.ITEMS)),
                            "The field that says which.",
                            "what-to-share")
                    .may("answer", new Type.OneOf(List.of("given", "refused", "withdrawn")), "What was said.", "given")
                    .may(
                            "answer-from",
                            new Type.FieldOf(List.of(Field.Type.YES_NO)),
                            "The field that says so: yes is given, no is refused.",
                            "agrees")
                    .exactlyOne("items", "items-from")
                    .exactlyOne("answer", "answer-from")
                    .example("{to: generalist, items: [story], answer-from: agrees}"));

    public static final Shape HAND_OVER_SHAPE =
            add(Shape.of("hand-over", "hand-over", "Items are handed over, if whose consent it takes agreed.")
                    .must("to", ref(CONSENT), "To which recipient.", "generalist")
                    .may("items", list(ref(ITEM)), "Which items.", "[story]")
                    .may(
                            "items-from",
                            new Type.FieldOf(List.of(Field.Type.ITEMS)),
                            "The field that says which.",
                            "what-to-share")
                    .may("letter", ref(LETTER), "The letter that goes with it.", "hand-over")
                    .exactlyOne("items", "items-from")
                    .example("{to: generalist, items-from: what-to-share}"));

    public static final Shape DISCLOSE_SHAPE = add(Shape.of(
                    "disclose",
                    "disclosure",
                    "Some may read the compartment `identity`, for a ground and a time; it is recorded, and told to the complainant.")
            .must("to", WHO, "Who.", "[handler]")
            .may("ground", id(Named.RULE), "On what ground.", "danger")
            .may(
                    "ground-from",
                    new Type.FieldOf(List.of(Field.Type.CHOICE)),
                    "The field that says on what ground.",
                    "why-disclose")
            .may(
                    "until-from",
                    new Type.FieldOf(List.of(Field.Type.DATE)),
                    "The field that says until when; until the file closes where left out.",
                    "disclosed-until")
            .may("tell", ref(LETTER), "The letter that tells the complainant.", "identity-disclosed")
            .may(
                    "tell-unless",
                    new Type.FieldOf(List.of(Field.Type.YES_NO)),
                    "The field in which a named person recorded that telling endangers someone; then telling waits.",
                    "telling-endangers")
            .exactlyOne("ground", "ground-from")
            .example("{to: [handler], ground: danger, tell: identity-disclosed}"));

    public static final Shape IDENTITY_FROM_SHAPE =
            add(Shape.of("identity-from", "choice of identity", "The identity that is asked.")
                    .must(
                            "from",
                            new Type.FieldOf(List.of(Field.Type.CHOICE)),
                            "A choice field whose choices are among named, confidential and anonymous.",
                            "new-identity")
                    .example("{from: new-identity}"));

    public static final Shape MESSAGE_TO_SHAPE =
            add(Shape.of("message-to", "message", "A message to somebody in particular.")
                    .must(
                            "from",
                            new Type.FieldOf(List.of(Field.Type.LONG_TEXT, Field.Type.TEXT)),
                            "The field that the action asks.",
                            "message-text")
                    .must(
                            "to",
                            new Type.Holder(),
                            "To whom; `party:<kind>`: the party that the act is about, those that the instrument names, else all of the kind.",
                            "complainant")
                    .example("{from: message-text, to: complainant}"));

    public static final Shape SET_SHAPE = add(Shape.of("set", "setting", "A field gets a value.")
            .must(
                    "field",
                    new Type.FieldOf(List.of()),
                    "Which; not one in which a person writes or attaches.",
                    "step-one")
            .must(
                    "to",
                    new Type.Given(),
                    "The value, as the field's type wants it; or the name of a fact of the same type, as `today`.",
                    "yes")
            .example("{field: step-one, to: yes}"));

    public static final Shape SIGNAL_SHAPE = add(Shape.of("signal", "signal", "Something is told to a linked file.")
            .must(
                    "link",
                    new Type.Reference(LINK, List.of("origin")),
                    "Which linked file; `origin` is the one this came from.",
                    "origin")
            .must("name", id(Named.RULE), "What its triggers `signal <name>` are called.", "danger-step")
            .example("{link: origin, name: danger-step}"));

    public static final Shape EXAMPLE_SHAPE = add(Shape.of(
                    "example",
                    "example",
                    "A worked case: what is given, what is done, and what must then be so. `examples/*.yaml` are lists of these. Times are in the tenant's time zone.")
            .must("example", SHORT, "What it shows, in one sentence.", "A complaint is acknowledged")
            .must(
                    "procedure",
                    ref(PROCEDURE),
                    "Under which procedure; the version is the one in force when it is received.",
                    "complaints")
            .may("clauses", listOrNone(SHORT), "Which published clauses it shows, for people.", "[step 2]")
            .must("report", new Type.Form("example-report"), "How the file begins.", "see below")
            .may("steps", forms("step"), "What happens then, in order of time.", "[]")
            .may("then", new Type.Form("then"), "What must be so at the end.", "{stage: treatment}")
            .example("""
                    example: A complaint is acknowledged
                    procedure: complaints
                    report:
                      at: 2026-03-02T09:00
                      by: public
                      channel: web
                      kind: complaint
                      reporter: person
                      identity: named
                      with: {story: "I was not called back."}
                    steps:
                      - {at: 2026-03-03T10:00, by: handler an, does: admit, with: {reason: "Clear."}}
                      - {until: 2026-05-01T00:00}
                    then:
                      stage: treatment
                      clocks: {handling: {due: 2026-04-16, state: missed}}
                      told: [complainant acknowledgement]
                    """));

    public static final Shape EXAMPLE_REPORT_SHAPE = add(
            Shape.of("example-report", "report of an example", "How the file begins.")
                    .must("at", new Type.Moment(), "When.", "2026-03-02T09:00")
                    .must(
                            "by",
                            new Type.Person(),
                            "Who reports or takes in: `public`, or a member of staff as role and name, with the services, facilities and bodies they belong to (`handler an of payments`). `of handled-linked`: who has handled a file that this one is linked to.",
                            "handler an")
                    .must(
                            "channel",
                            id(CHANNEL),
                            "By which channel; `link` where the file begins by a link from another: then what a report asks and requires does not apply, and `linked.origin` is open.",
                            "phone")
                    .must("kind", id(KIND), "Which kind of report.", "complaint")
                    .must("reporter", new Type.OneOf(reporters()), "Who reports.", "person")
                    .may("capacity", ref(CAPACITY), "In what quality.", "parent")
                    .must("identity", new Type.OneOf(identities()), "Named, confidential or anonymous.", "named")
                    .may("received", DAY, "The day it was received, where that is not the day of `at`.", "2026-03-01")
                    .may(
                            "with",
                            new Type.Keyed(new Type.Reference(FIELD, List.of("contact")), new Type.Given()),
                            "What is given for each field asked. Contact data are given unless the report is anonymous; `contact: no` leaves them out, `contact: yes` gives them.",
                            "{story: \"…\", contact: no}")
                    .may(
                            "earlier",
                            new Type.Keyed(
                                    new Type.FieldOf(List.of(Field.Type.SERVICE, Field.Type.FACILITY, Field.Type.BODY)),
                                    new Type.Whole(0, 9_999)),
                            "How many earlier files are about the same, field by field; none unless said.",
                            "{facility: 3}")
                    .may(
                            "parties",
                            forms("example-party"),
                            "With channel `link`: the parties that came with it.",
                            "[{party: child, with: {age: 4}}]")
                    .may(
                            "refused",
                            ref(Named.RULE),
                            "The rule that must refuse it; then there are no steps.",
                            "no-anonymous")
                    .example(
                            "{at: 2026-03-02T09:00, by: handler an, channel: phone, kind: complaint, reporter: person, identity: anonymous}"));

    public static final Shape EXAMPLE_PARTY_SHAPE =
            add(Shape.of("example-party", "party of an example", "A party that came with a link.")
                    .must("party", ref(PARTY), "Of which kind.", "child")
                    .may("with", new Type.Keyed(ref(FIELD), new Type.Given()), "What is known of it.", "{age: 4}")
                    .example("{party: child, with: {age: 4}}"));

    public static final Shape STEP_SHAPE = add(Shape.of("step", "step", "Something that happens.")
            .may("at", new Type.Moment(), "When. Needed with every step but `until`.", "2026-03-03T10:00")
            .may("by", new Type.Person(), "Who does it; with `does`.", "handler an")
            .may("does", ref(ACTION), "An action is done.", "admit")
            .may(
                    "on",
                    new Type.Nth(),
                    "Which instrument or party it is done on: its kind, and its number where there are several.",
                    "written-inquiry 1")
            .may(
                    "with",
                    new Type.Keyed(new Type.Reference(FIELD, corrected()), new Type.Given()),
                    "What is given for each field asked; with `correct` also kind, reporter, capacity, channel, received and language.",
                    "{reason: \"Clear.\"}")
            .may(
                    "refused",
                    ref(Named.RULE),
                    "The rule, duty, ground, action or field that must refuse it.",
                    "intake-first")
            .may(
                    "until",
                    new Type.Moment(),
                    "Time passes until then; whatever is due happens, in order.",
                    "2026-04-20T00:00")
            .may(
                    "linked",
                    new Type.Keyed(
                            new Type.Reference(LINK, List.of("origin")),
                            new Type.OneOf(List.of("none", "open", "closed"))),
                    "Linked files change.",
                    "{danger: closed}")
            .may("signal", id(Named.RULE), "A linked file signals.", "danger-step")
            .may("expect", new Type.Form("then"), "What must be so at this moment.", "{stage: treatment}")
            .example("{at: 2026-03-03T10:00, by: handler an, does: admit, with: {reason: \"Clear.\"}}"));

    public static final Shape THEN_SHAPE =
            add(Shape.of("then", "expectation", "What must be so; what is left out is not looked at.")
                    .may("stage", new Type.Reference(STAGE, List.of("closed")), "The stage.", "treatment")
                    .may("outcome", new Type.Reference(OUTCOME, List.of("transferred")), "The outcome.", "resolved")
                    .may(
                            "facts",
                            new Type.Keyed(new Type.FactName(), new Type.Given()),
                            "Facts and their values; `unknown` for a fact that is not known.",
                            "{facility-knows: yes}")
                    .may(
                            "clocks",
                            new Type.Keyed(ref(CLOCK), new Type.Form("clock-then")),
                            "Clocks, each with its date, its state or both.",
                            "{handling: {due: 2026-04-16, state: running}}")
                    .may(
                            "duties",
                            new Type.Keyed(ref(DUTY), new Type.OneOf(List.of("none", "open", "met"))),
                            "Duties and their states.",
                            "{tell-outcome: open}")
                    .may(
                            "offers",
                            new Type.Keyed(new Type.Person(), listOrNone(ref(ACTION))),
                            "Actions that are offered to this person, and not barred; there may be more.",
                            "{handler an: [admit, note]}")
                    .may(
                            "not-offered",
                            new Type.Keyed(new Type.Person(), listOrNone(ref(ACTION))),
                            "Actions that this person cannot do: not offered, or barred.",
                            "{handler piet: [admit]}")
                    .may(
                            "invites",
                            new Type.Keyed(new Type.Person(), listOrNone(ref(ACTION))),
                            "Exactly the actions for which this person may ask somebody outside by a link.",
                            "{handler an: [record-reply]}")
                    .may(
                            "sees",
                            new Type.Keyed(new Type.Person(), listOrNone(ref(COMPARTMENT))),
                            "Exactly the compartments that this person sees; `[]`: not even that there is a file.",
                            "{handler an: [existence, file], coach kim: []}")
                    .may(
                            "told",
                            list(new Type.ToldThen()),
                            "Recipients and letters that went out, in any order; there may be more. A recipient is written as in `tell`, or is a person, or the id of a service or facility.",
                            "[complainant acknowledgement]")
                    .example("{stage: treatment, offers: {handler an: [note]}, told: [complainant acknowledgement]}"));

    public static final Shape CLOCK_THEN_SHAPE = add(Shape.of("clock-then", "expected clock", "What a clock must be.")
            .may("due", DAY, "Its date.", "2026-04-16")
            .may("state", new Type.OneOf(clockStates()), "Its state.", "running")
            .example("{due: 2026-04-16, state: running}"));

    public static final Shape LAW_SHAPE = add(Shape.of(
                    "law",
                    "law",
                    "A legal floor: what no procedure under this law may fall below. A file under `_law/`, shared by all tenants.")
            .must("law", id(LAW), "Its id.", "some-decree")
            .must("title", WORDS, "What it is called.", "{nl: Decreet, fr: Décret, en: Decree}")
            .must("source", TEXT, "Where it is published.", "Official Journal, 7 December 2018")
            .must("floors", forms("floor"), "What it asks.", "[]")
            .example("""
                    law: some-decree
                    title: {nl: Decreet, fr: Décret, en: Decree}
                    source: Official Journal, 7 December 2018
                    floors:
                      - {floor: handling, at-most: 45 calendar days, words: {nl: 45 dagen, fr: 45 jours, en: 45 days}, article: art. 83}
                    """));

    public static final Shape FLOOR_SHAPE = add(
            Shape.of(
                            "floor",
                            "legal floor",
                            "One thing that a law asks. A clock or duty answers to it with `meets: [law.floor]`.")
                    .must("floor", id(FLOOR), "Its id.", "handling")
                    .may(
                            "at-most",
                            LENGTH,
                            "The longest term; a clock that meets it may not be longer. Left out where the floor is a duty.",
                            "45 calendar days")
                    .may(
                            "from",
                            new Type.OneOf(List.of("receipt")),
                            "The law counts the term from receipt: a clock that meets it starts on `reported` and is `counted-from: received`, and one runs in every open file to which the law applies until it was answered. Left out where the term counts from something else.",
                            "receipt")
                    .may(
                            "may-pause",
                            YES_NO,
                            "The law names something for which the term stands still. Unless it does, no clock that meets it may pause.",
                            "no")
                    .may(
                            "extension",
                            LENGTH,
                            "By how much the term may be extended in all; all extensions of a clock that meets it together may not be longer. Not looked at where neither this nor `no-extension` is there.",
                            "4 weeks")
                    .may(
                            "further-by-consent",
                            YES_NO,
                            "Beyond `extension` it may be extended by consent, as long as those concerned agree.",
                            "yes")
                    .may("no-extension", YES_NO, "The term may not be extended.", "yes")
                    .may(
                            "owed-at",
                            new Type.OneOf(ends()),
                            "At which ends of a file a duty that meets it must have been met: at every one (`end`), at a refusal (`refusal`: with an outcome that is one, or by an act with which a ground for not handling is given or set), or at the others (`result`). Not where the complainant stopped it by `stop-at-request`, nor where it moved to another procedure.",
                            "end")
                    .must(
                            "words",
                            WORDS,
                            "What it asks, for people.",
                            "{nl: Binnen 45 dagen, fr: Dans les 45 jours, en: Within 45 days}")
                    .must("article", TEXT, "The article.", "Decree, art. 83")
                    .atMostOne("extension", "no-extension")
                    .atMostOne("further-by-consent", "no-extension")
                    .example(
                            "{floor: handling, at-most: 45 calendar days, words: {nl: 45 dagen, fr: 45 jours, en: 45 days}, article: art. 83}"));

    public static final Shape UNDER_LAW_SHAPE = add(Shape.of(
                    "under-law",
                    "law with its files",
                    "A law and the files to which it applies. The id of the law alone is the same as `{law: id}`: it applies to all.")
            .must("law", ref(LAW), "Which law.", "some-decree")
            .may(
                    "when",
                    CONDITION,
                    "It applies to a file only while this holds, and to an end only where this holds in the file as it then stands.",
                    "kind is complaint")
            .may(
                    "received",
                    new Type.FieldOf(List.of(Field.Type.DATE)),
                    "The date that is receipt in the sense of this law, where somebody else than the organisation receives. It must be known in every file to which the law applies: `when` says `is-known` of it, or every report asks it.",
                    "filed-on")
            .example("{law: some-decree, when: kind is complaint}"));

    public static final Shape CALENDAR_SHAPE = add(Shape.of(
                    "calendar",
                    "calendar",
                    "Holidays of a jurisdiction over a number of years. A file under `_calendars/`, shared by all tenants, named after its id.")
            .must("calendar", new Type.RuleId(), "Its id.", "BE-VLG")
            .must("version", new Type.Text(40), "Changes whenever a day does.", "2026-1")
            .must("source", TEXT, "Where the days were found.", "Feestdagenwet of 4 January 1974")
            .must("covers", new Type.Form("covers"), "The years, both included.", "{from: 2024, to: 2035}")
            .must(
                    "holidays",
                    new Type.Listed(new Type.Form("holiday"), false),
                    "In order of date, one entry a date.",
                    "see below")
            .example("""
                    calendar: BE
                    version: 2026-1
                    source: Feestdagenwet of 4 January 1974
                    covers: {from: 2026, to: 2026}
                    holidays:
                      - {date: 2026-01-01, name: {nl: Nieuwjaar, fr: Jour de l'An, en: New Year's Day}, kind: public, basis: art. 1}
                    """));

    public static final Shape COVERS_SHAPE = add(Shape.of("covers", "span of years", "Which years a calendar covers.")
            .must("from", new Type.Whole(1900, 2200), "The first.", "2024")
            .must("to", new Type.Whole(1900, 2200), "The last.", "2035")
            .example("{from: 2024, to: 2035}"));

    public static final Shape HOLIDAY_SHAPE = add(
            Shape.of("holiday", "holiday", "A day that is no working day.")
                    .must("date", DAY, "Which day.", "2026-01-01")
                    .must("name", WORDS, "What it is called.", "{nl: Nieuwjaar, fr: Jour de l'An, en: New Year's Day}")
                    .must(
                            "kind",
                            new Type.OneOf(List.of("public", "community", "equated")),
                            "A public holiday, one of a community, or a day that law treats as one.",
                            "public")
                    .must("basis", TEXT, "Where it is laid down.", "art. 1")
                    .example(
                            "{date: 2026-01-01, name: {nl: Nieuwjaar, fr: Jour de l'An, en: New Year's Day}, kind: public, basis: art. 1}"));

    private Vocabulary() {}

    /** All shapes, in the order of the reference page. */
    public static List<Shape> shapes() {
        return List.copyOf(SHAPES.values());
    }

    /**
     * The shape of that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static Shape shape(String name) {
        return Optional.ofNullable(SHAPES.get(name))
                .orElseThrow(() -> new IllegalArgumentException("no shape " + name));
    }

    private static List<String> ends() {
        return Arrays.stream(Law.End.values()).map(Law.End::word).toList();
    }

    /** Who may report. */
    public static List<String> reporters() {
        return List.of("person", "organisation", "on-behalf", "helper");
    }

    /** What a correction can overwrite besides the fields that the report asked. */
    public static List<String> corrected() {
        return List.of("kind", "reporter", "capacity", "channel", "received", "language");
    }

    public static List<String> identities() {
        return List.of("named", "confidential", "anonymous");
    }

    public static List<String> clockStates() {
        return List.of("not-started", "running", "paused", "missed", "stopped", "stopped-late");
    }

    public static List<String> relations() {
        return Arrays.stream(Who.Relation.values()).map(Who.Relation::word).toList();
    }

    public static List<String> comparators() {
        return Arrays.stream(Condition.Comparator.values())
                .map(Condition.Comparator::word)
                .toList();
    }

    private static Shape add(Shape shape) {
        SHAPES.put(shape.name(), shape);
        return shape;
    }

    private static List<Word> actionWords(boolean basisRequired) {
        Shape.Draft draft = Shape.of("", "", "")
                .must(
                        "action",
                        id(ACTION),
                        "Its id, unique in the procedure, actions of instruments and standard acts included.",
                        "admit")
                .must("label", WORDS, "What the button says.", "{nl: Aanvaarden, fr: Accepter, en: Admit}")
                .may(
                        "hint",
                        WORDS,
                        "What helps to decide whether to do it.",
                        "{nl: Na de intake, fr: Après l'accueil, en: After intake}");
        if (basisRequired) {
            draft.must("basis", TEXT, BASIS, "charter, step 2");
        } else {
            draft.may("basis", TEXT, BASIS + " The instrument's unless said.", "charter, art. 9");
        }
        return draft.may(
                        "in",
                        STAGES,
                        "In which stages: ids, `open` (every stage but closed), `closed`, or `always` (both). `open` unless said.",
                        "[intake]")
                .must("by", WHO, "Who may do it; one of these must fit.", "[handler, complainant]")
                .may(
                        "when",
                        CONDITION,
                        "Whether it is to the point at all; where false it is not offered.",
                        "kind is complaint")
                .may(
                        "requires",
                        forms("requirement"),
                        "Rules that must hold; where one fails it is shown as barred, with that rule's words.",
                        "[]")
                .may("asks", ASKS, "What is asked. What is given is recorded.", "[reason, {field: note, required: no}]")
                .may("does", EFFECTS, "What it does besides recording what it asked.", "[{move: treatment}]")
                .may("once", YES_NO, "At most one time in a file (or in one instrument, or for one party).", "yes")
                .may(
                        "records-nothing",
                        YES_NO,
                        "Nothing that a person writes or attaches can be recorded with it: it may ask no text, long-text, attachments or contact.",
                        "yes")
                .may("primary", YES_NO, "Shown first, as the likely next step.", "yes")
                .may(
                        "by-invitation",
                        new Type.Form("by-invitation"),
                        "Somebody outside may be asked to do it once, by a link that needs no account.",
                        "{who: [provider-responsible]}")
                .example("")
                .words();
    }

    private static List<Word> standardWords() {
        return Shape.of("", "", "")
                .must("by", WHO, "Who may do it.", "[handler]")
                .may("in", STAGES, "In which stages, where not the usual ones.", "always")
                .may(
                        "label",
                        WORDS,
                        "What the button says, where not the usual words.",
                        "{nl: Nota, fr: Note, en: Note}")
                .may("hint", WORDS, "What helps to decide whether to do it.", "{nl: Kort, fr: Court, en: Short}")
                .may(
                        "when",
                        CONDITION,
                        "Whether it is to the point at all; where false it is not offered.",
                        "kind is complaint")
                .may("requires", forms("requirement"), "Rules that must hold.", "[]")
                .may("asks", ASKS, "What is asked besides.", "[reason]")
                .may("does", EFFECTS, "What it does besides.", "[{raise-duty: tell-outcome}]")
                .may("once", YES_NO, "At most one time in a file.", "yes")
                .may("basis", TEXT, "Where it is published; `standard` unless said.", "charter, step 2")
                .example("")
                .words();
    }

    private static Shape palette() {
        Shape.Draft draft = Shape.of(
                "palette",
                "palette",
                "Colours, each `#` and six digits, in quotes: without them YAML takes what begins with `#` for a comment.");
        for (Theme.Colour colour : Theme.Colour.values()) {
            draft.may(
                    colour.word(),
                    new Type.Colour(),
                    colour.says() + " `" + colour.house(Theme.Scheme.LIGHT) + "` in light and `"
                            + colour.house(Theme.Scheme.DARK) + "` in dark unless said.",
                    "\"" + colour.house(Theme.Scheme.LIGHT) + "\"");
        }
        return draft.example("{accent: \"#7a1f4b\", accent-ink: \"#ffffff\", link: \"#7a1f4b\"}");
    }

    private static Type id(Named of) {
        return new Type.Id(of);
    }

    private static Type ref(Named to) {
        return new Type.Reference(to, List.of());
    }

    private static Type list(Type item) {
        return new Type.Listed(item, false);
    }

    private static Type listOrNone(Type item) {
        return new Type.Listed(item, true);
    }

    private static Type forms(String shape) {
        return new Type.Listed(new Type.Form(shape), true);
    }

    private static Type standard(String shape) {
        return new Type.Either(List.of(WHO, new Type.Form(shape)));
    }
}
