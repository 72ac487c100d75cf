package gehoor.casework;

import static java.nio.charset.StandardCharsets.UTF_8;

import gehoor.casework.port.People;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Views of lists that a member of staff keeps for themselves. What one is called may hold somebody's name, and what it shows a number:
 * both are sealed, and open for who keeps it alone.
 */
public final class SavedViews {
    private static final int MOST = 20;
    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_ADDRESS = 400;

    /** A list of the workbench, with what was chosen in it. */
    private static final Pattern ADDRESS = Pattern.compile("(/register)?(\\?[A-Za-z0-9_.%+~=&-]*)?");

    private final Office office;
    private final Drafts drafts;

    SavedViews(Office office, Drafts drafts) {
        this.office = office;
        this.drafts = drafts;
    }

    /** Whether it is an address that can be kept. */
    public static boolean keepable(String at) {
        return at.length() <= LONGEST_ADDRESS && ADDRESS.matcher(at).matches();
    }

    /** By name. */
    public Answer<List<SavedView>> all(Requester requester) {
        if (!requester.staff() || office.unknown(requester.tenant())) {
            return new Answer.Refused<>(List.of(Wording.notAStaffMatter()));
        }
        List<SavedView> views = new ArrayList<>();
        for (People.KeptView kept : kept(requester)) {
            opened(requester, kept).ifPresent(views::add);
        }
        views.sort(Comparator.comparing(SavedView::name).thenComparing(SavedView::id));
        return Answer.done(List.copyOf(views));
    }

    /** Keeps one more. */
    public Answer<SavedView> keep(Requester requester, String name, String at) {
        if (!requester.staff() || office.unknown(requester.tenant()) || !keepable(at)) {
            return new Answer.Refused<>(List.of(Wording.notAStaffMatter()));
        }
        String called = name.strip();
        if (called.isEmpty()
                || called.length() > LONGEST_NAME
                || !UTF_8.newEncoder().canEncode(called)) {
            return new Answer.Refused<>(List.of(Wording.viewName(LONGEST_NAME)));
        }
        if (kept(requester).size() >= MOST) {
            return new Answer.Refused<>(List.of(Wording.viewsMany(MOST)));
        }
        SavedView view = new SavedView(UUID.randomUUID(), called, at);
        String sealed = drafts.seal(
                requester.tenant(), use(requester, view.id()), (view.at() + "\n" + view.name()).getBytes(UTF_8));
        office.ports().transactions().within(requester.tenant(), () -> {
            office.ports()
                    .people()
                    .keep(requester.tenant(), requester.actor().id(), new People.KeptView(view.id(), sealed));
            return view;
        });
        return Answer.done(view);
    }

    /** Forgets it; what is not theirs is left alone, and nobody is told whether it is there. */
    public Answer<UUID> drop(Requester requester, UUID view) {
        if (!requester.staff() || office.unknown(requester.tenant())) {
            return new Answer.Refused<>(List.of(Wording.notAStaffMatter()));
        }
        office.ports().transactions().within(requester.tenant(), () -> {
            office.ports().people().drop(requester.tenant(), requester.actor().id(), view);
            return view;
        });
        return Answer.done(view);
    }

    private List<People.KeptView> kept(Requester requester) {
        return office.ports()
                .transactions()
                .reading(
                        requester.tenant(),
                        () -> office.ports()
                                .people()
                                .views(requester.tenant(), requester.actor().id()));
    }

    private Optional<SavedView> opened(Requester requester, People.KeptView kept) {
        return drafts.open(requester.tenant(), use(requester, kept.id()), kept.sealed())
                .map(bytes -> new String(bytes, UTF_8))
                .filter(text -> text.indexOf('\n') >= 0)
                .map(text -> new SavedView(
                        kept.id(), text.substring(text.indexOf('\n') + 1), text.substring(0, text.indexOf('\n'))));
    }

    private static String use(Requester requester, UUID view) {
        return "view " + requester.actor().id() + " " + view;
    }
}
