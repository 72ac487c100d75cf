package gehoor.policy;

/**
 * How files are numbered: {@code {series: OMB, digits: 5}} gives {@code OMB-2026-00001}, without gaps per year.
 *
 * @param series empty where files have no number
 */
public record Register(String series, int digits, String basis) {
    public static final Register NONE = new Register("", 0, "");

    public boolean numbered() {
        return !series.isEmpty();
    }
}
