package gehoor.vault;

/**
 * A person in a file, as the vault knows them: by a name that tells nothing.
 *
 * @param key the file and the purpose under which the identities of its people are sealed; mostly
 *     {@link Purpose#IDENTITY}
 * @param id the party's id within the file, in the alphabet of {@link Purpose#name()}
 */
public record Party(FileKey key, String id) {
    public Party {
        Names.check("party", id);
    }
}
