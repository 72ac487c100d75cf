package gehoor.notices;

import gehoor.casework.Upload;
import gehoor.casework.port.SavedMail;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MailDateFormat;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Mails as programs save them (RFC 5322, MIME). Read leniently, as people's programs write them carelessly, and within bounds: of
 * size, of lines, of parts, of how deep they lie in each other. Addresses of pictures are read over and never asked for anything.
 */
public final class SavedMails implements SavedMail {
    /** It is asked for nothing but how streams are read. */
    private static final Session NOWHERE = Session.getInstance(new Properties());

    private static final int MOST_LINES = 500_000;
    /** Lines that may separate parts. */
    private static final int MOST_DASHED = 2_000;

    private static final int MOST_PARTS = 200;
    private static final int MOST_ATTACHMENTS = 20;
    private static final int DEEPEST = 10;
    private static final int LONGEST_TEXT = 100_000;
    /** With its looks. */
    private static final int LONGEST_PAGE = 1_000_000;

    private static final int LONGEST_LINE = 200;

    @Override
    public Reading read(byte[] mail) {
        if (mail.length > Upload.LARGEST || crowded(mail)) {
            return new Unreadable(Why.LARGE);
        }
        try {
            MimeMessage message = new MimeMessage(NOWHERE, new ByteArrayInputStream(mail));
            if (message.getHeader("From") == null
                    && message.getHeader("Date") == null
                    && message.getHeader("Received") == null) {
                return new Unreadable(Why.NO_MAIL);
            }
            return new Parts().all(message);
        } catch (MessagingException | IOException | RuntimeException broken) {
            // The library answers to what is no mail with exceptions of many kinds.
            return new Unreadable(Why.BROKEN);
        }
    }

    /** Each line that begins with two dashes may become a part, with a head that may hold each line after it. */
    private static boolean crowded(byte[] mail) {
        int lines = 0;
        int dashed = 0;
        for (int i = 0; i + 2 < mail.length; i++) {
            if (mail[i] == '\n' || (mail[i] == '\r' && mail[i + 1] != '\n')) {
                lines++;
                if (mail[i + 1] == '-' && mail[i + 2] == '-') {
                    dashed++;
                }
            }
        }
        return lines > MOST_LINES || dashed > MOST_DASHED;
    }

    /** What was read of one mail so far. */
    private static final class Parts {
        private final List<Upload> attachments = new ArrayList<>();
        private final List<LeftOut> leftOut = new ArrayList<>();
        private final StringBuilder text = new StringBuilder();
        private int parts;
        private long bytes;

        Read all(MimeMessage message) throws MessagingException, IOException {
            part(message, 0);
            InternetAddress from = from(message);
            return new Read(
                    from == null ? "" : line(from.getPersonal()),
                    from == null ? "" : line(from.getAddress()),
                    came(message),
                    line(subject(message)),
                    cut(),
                    attachments,
                    leftOut.stream().distinct().toList());
        }

        private void part(MimePart part, int depth) throws MessagingException, IOException {
            if (++parts > MOST_PARTS || depth > DEEPEST) {
                leave(What.PART, part);
            } else if (part.isMimeType("multipart/encrypted")
                    || part.isMimeType("application/pkcs7-mime")
                    || part.isMimeType("application/x-pkcs7-mime")) {
                leave(What.ENCRYPTED, part);
            } else if (part.isMimeType("application/pkcs7-signature")
                    || part.isMimeType("application/x-pkcs7-signature")
                    || part.isMimeType("application/pgp-signature")) {
                leave(What.SIGNATURE, part);
            } else if (part.isMimeType("multipart/*")) {
                several(part, depth);
            } else if (shown(part) && part.isMimeType("text/html")) {
                page(decoded(part));
            } else if (shown(part) && part.isMimeType("text/plain")) {
                say(decoded(part));
            } else {
                attach(part);
            }
        }

        /** Of the same in several shapes the plain one; of all else each. */
        private void several(MimePart part, int depth) throws MessagingException, IOException {
            MimeMultipart multipart = new MimeMultipart(new MimePartDataSource(part));
            List<MimePart> all = new ArrayList<>();
            for (int i = 0; i < multipart.getCount(); i++) {
                all.add((MimePart) multipart.getBodyPart(i));
            }
            if (part.isMimeType("multipart/alternative")) {
                List<MimePart> plain = all.stream()
                        .filter(is("text/plain").and(Parts::written))
                        .limit(1)
                        .toList();
                all.removeIf(plain.isEmpty() ? is("text/plain") : is("text/*").or(is("multipart/related")));
                all.addAll(0, plain);
            }
            for (MimePart each : all) {
                part(each, depth + 1);
            }
        }

        private static Predicate<MimePart> is(String type) {
            return part -> {
                try {
                    return part.isMimeType(type);
                } catch (MessagingException unreadable) {
                    return false;
                }
            };
        }

        private static boolean written(MimePart part) {
            try {
                return !new String(
                                part.getInputStream().readNBytes(LONGEST_TEXT),
                                java.nio.charset.StandardCharsets.ISO_8859_1)
                        .isBlank();
            } catch (MessagingException | IOException unreadable) {
                return false;
            }
        }

        private static boolean shown(MimePart part) {
            return !"attachment".equalsIgnoreCase(disposition(part))
                    && name(part).isEmpty();
        }

        private static @Nullable String disposition(MimePart part) {
            try {
                return part.getDisposition();
            } catch (MessagingException unreadable) {
                return null;
            }
        }

        private void page(String html) {
            if (html.length() > LONGEST_PAGE) {
                leftOut.add(new LeftOut(What.REST_OF_TEXT, ""));
            }
            Plain plain = Plain.of(html.substring(0, Math.min(html.length(), LONGEST_PAGE)));
            say(plain.text());
            leftOut.add(new LeftOut(What.LOOKS, ""));
            if (plain.fetches()) {
                leftOut.add(new LeftOut(What.FROM_ELSEWHERE, ""));
            }
        }

        private void say(String more) {
            String kept = keepable(more).strip();
            if (!kept.isEmpty() && text.length() <= LONGEST_TEXT) {
                text.append(text.isEmpty() ? "" : "\n\n").append(kept);
            }
        }

        private String cut() {
            if (text.length() <= LONGEST_TEXT) {
                return text.toString();
            }
            leftOut.add(new LeftOut(What.REST_OF_TEXT, ""));
            int end = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1)) ? LONGEST_TEXT - 1 : LONGEST_TEXT;
            return text.substring(0, end);
        }

        private String decoded(MimePart part) throws MessagingException, IOException {
            byte[] content = content(part);
            Characters read = Characters.of(content, charset(part));
            if (!read.asSaid()) {
                leftOut.add(new LeftOut(What.CHARACTERS, ""));
            }
            return read.text();
        }

        private static @Nullable String charset(MimePart part) {
            try {
                String type = part.getContentType();
                return type == null ? null : new jakarta.mail.internet.ContentType(type).getParameter("charset");
            } catch (MessagingException unreadable) {
                return null;
            }
        }

        private static byte[] content(MimePart part) throws MessagingException, IOException {
            try (InputStream in = part.getInputStream()) {
                return in.readNBytes(Upload.LARGEST);
            }
        }

        private void attach(MimePart part) throws MessagingException {
            byte[] content;
            try {
                content = content(part);
            } catch (IOException notWhatItSays) {
                leave(What.PART, part);
                return;
            }
            bytes += content.length;
            if (attachments.size() >= MOST_ATTACHMENTS || bytes > Upload.LARGEST || content.length == 0) {
                leave(What.PART, part);
                return;
            }
            String name = name(part);
            boolean mail = part.isMimeType("message/rfc822");
            attachments.add(new Upload(
                    "", name.isEmpty() ? mail ? "mail.eml" : "attachment" : name, "application/octet-stream", content));
        }

        private void leave(What what, MimePart part) {
            leftOut.add(new LeftOut(what, name(part)));
        }

        private static String name(MimePart part) {
            String name;
            try {
                name = part.getFileName();
            } catch (MessagingException unreadable) {
                return "attachment";
            }
            if (name == null) {
                return "";
            }
            String whole = line(unfolded(name));
            return whole.substring(Math.max(whole.lastIndexOf('/'), whole.lastIndexOf('\\')) + 1);
        }

        private static @Nullable InternetAddress from(MimeMessage message) throws MessagingException {
            String header = message.getHeader("From", ",");
            if (header == null) {
                return null;
            }
            InternetAddress[] all = InternetAddress.parseHeader(unfoldedHeader(header), false);
            return all.length == 0 ? null : all[0];
        }

        private static String unfoldedHeader(String header) {
            return MimeUtility.unfold(header);
        }

        private static String subject(MimeMessage message) throws MessagingException {
            String header = message.getHeader("Subject", " ");
            return header == null ? "" : unfolded(header);
        }

        private static String unfolded(String header) {
            String whole = MimeUtility.unfold(header);
            try {
                return MimeUtility.decodeText(whole);
            } catch (UnsupportedEncodingException unknownCharacters) {
                return whole;
            }
        }

        /** The last server that passed it on was the reader's own. */
        private static @Nullable Instant came(MimeMessage message) throws MessagingException {
            String[] received = message.getHeader("Received");
            if (received != null && received.length > 0) {
                String last = received[0];
                Instant then = moment(last.substring(last.lastIndexOf(';') + 1));
                if (then != null) {
                    return then;
                }
            }
            String[] sent = message.getHeader("Date");
            return sent == null || sent.length == 0 ? null : moment(sent[0]);
        }

        private static @Nullable Instant moment(String text) {
            try {
                Date date = new MailDateFormat().parse(MimeUtility.unfold(text).strip());
                return date == null ? null : date.toInstant();
            } catch (java.text.ParseException noMoment) {
                return null;
            }
        }

        private static String line(@Nullable String text) {
            if (text == null) {
                return "";
            }
            String whole = keepable(text.replaceAll("\\s+", " ")).strip();
            if (whole.length() <= LONGEST_LINE) {
                return whole;
            }
            return whole.substring(
                    0, Character.isHighSurrogate(whole.charAt(LONGEST_LINE - 1)) ? LONGEST_LINE - 1 : LONGEST_LINE);
        }

        /** Without what cannot stand in a text: control characters but ends of lines, and halves of characters. */
        private static String keepable(String text) {
            StringBuilder kept = new StringBuilder(text.length());
            text.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(letter -> {
                boolean half = letter >= Character.MIN_SURROGATE && letter <= Character.MAX_SURROGATE;
                if (letter == '\n' || letter == '\t' || !(half || Character.isISOControl(letter))) {
                    kept.appendCodePoint(letter);
                }
            });
            return kept.toString();
        }
    }
}
