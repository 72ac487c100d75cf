package gehoor.store;

import gehoor.casework.port.Stems;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.util.ElisionFilter;
import org.tartarus.snowball.SnowballStemmer;
import org.tartarus.snowball.ext.DutchStemmer;
import org.tartarus.snowball.ext.EnglishStemmer;
import org.tartarus.snowball.ext.FrenchStemmer;

/**
 * Stems by the Snowball rules, which PostgreSQL has too; but there the words would travel to the database in clear. Accents go
 * after stemming, so that who types without them finds the same. A word of one letter says nothing, nor do those of the
 * languages' own lists.
 */
final class LanguageStems implements Stems {
    private static final int LONGEST_WORD = 60;

    private static final Map<String, Language> LANGUAGES = Map.of(
            "nl", new Language(DutchAnalyzer.getDefaultStopSet(), DutchStemmer.class),
            "fr", new Language(FrenchAnalyzer.getDefaultStopSet(), FrenchStemmer.class),
            "en", new Language(EnglishAnalyzer.ENGLISH_STOP_WORDS_SET, EnglishStemmer.class));

    @Override
    public List<Set<String>> of(String text, Collection<String> languages) {
        List<Map<Integer, String>> each = new ArrayList<>();
        for (String language : languages) {
            Language known = LANGUAGES.get(language);
            if (known != null) {
                each.add(terms(known, text));
            }
        }
        List<Set<String>> words = new ArrayList<>();
        for (Integer place : terms(PLAIN, text).keySet()) {
            Set<String> forms = forms(place, each);
            if (!forms.isEmpty()) {
                words.add(forms);
            }
        }
        return words;
    }

    /** Empty where it says nothing in one of the languages: {@code het} is no French word that somebody looks for. */
    private static Set<String> forms(Integer place, List<Map<Integer, String>> each) {
        Set<String> forms = new LinkedHashSet<>();
        for (Map<Integer, String> terms : each) {
            String term = terms.get(place);
            if (term == null) {
                return Set.of();
            }
            forms.add(term);
        }
        return forms;
    }

    /** By the place where the word begins, in order. All cut a text into the same words, whatever they make of each. */
    private static Map<Integer, String> terms(Analyzer analyzer, String text) {
        Map<Integer, String> terms = new LinkedHashMap<>();
        try (TokenStream stream = analyzer.tokenStream("", new StringReader(text))) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute place = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                if (term.length() > 1 && term.length() <= LONGEST_WORD) {
                    terms.put(place.startOffset(), term.toString());
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory cannot be read", e);
        }
        return terms;
    }

    private static final Analyzer PLAIN = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new StandardTokenizer());
        }
    };

    private static final class Language extends Analyzer {
        private final CharArraySet silent;
        private final Class<? extends SnowballStemmer> rules;

        Language(CharArraySet silent, Class<? extends SnowballStemmer> rules) {
            this.silent = silent;
            this.rules = rules;
        }

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            TokenStream stems = new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES);
            stems = new LowerCaseFilter(stems);
            stems = new StopFilter(stems, silent);
            stems = new SnowballFilter(stems, stemmer());
            return new TokenStreamComponents(words, new ASCIIFoldingFilter(stems));
        }

        private SnowballStemmer stemmer() {
            try {
                return rules.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException("a stemmer that cannot be made: " + rules, e);
            }
        }
    }
}
