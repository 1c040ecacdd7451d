"""The words of the made-up vaults: authors and works in the public domain, and plain nouns."""


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(";"))


AUTHORS = _names(
    """
    Aristotle; Plato; Epictetus; Marcus Aurelius; Lucretius; Thucydides; Herodotus; Plutarch;
    Confucius; Ibn Khaldun; Niccolò Machiavelli; Michel de Montaigne; Francis Bacon;
    René Descartes; Thomas Hobbes; John Locke; Baruch Spinoza; Gottfried Wilhelm Leibniz;
    George Berkeley; David Hume; Adam Smith; Jean-Jacques Rousseau; Denis Diderot; Voltaire;
    Immanuel Kant; Edmund Burke; Thomas Paine; Mary Wollstonecraft; Olympe de Gouges;
    Jeremy Bentham; David Ricardo; Thomas Malthus; Georg Wilhelm Friedrich Hegel;
    Arthur Schopenhauer; Ludwig Feuerbach; Søren Kierkegaard; Friedrich Nietzsche;
    John Stuart Mill; Harriet Taylor Mill; Alexis de Tocqueville; Auguste Comte;
    Pierre-Joseph Proudhon; Karl Marx; Friedrich Engels; Mikhail Bakunin; Flora Tristan;
    Alexander Herzen; Nikolay Chernyshevsky; Peter Kropotkin; Louise Michel; Paul Lafargue;
    Georgi Plekhanov; Rosa Luxemburg; William Morris; Henry David Thoreau; Margaret Fuller;
    Ralph Waldo Emerson; Frederick Douglass; Sojourner Truth; Walt Whitman; Emily Dickinson;
    Herman Melville; Mary Shelley; Jane Austen; George Eliot; Charles Dickens; Leo Tolstoy;
    Fyodor Dostoevsky; Anton Chekhov; Émile Zola; Victor Hugo; Honoré de Balzac; Stendhal;
    Charles Darwin; Thomas Henry Huxley; Mary Anning; Ada Lovelace; William James;
    Charles Sanders Peirce; Émile Durkheim; Max Weber; Lester Frank Ward; Henry George;
    José Martí; Juana Inés de la Cruz; Benito Pérez Galdós; Multatuli; Giacomo Leopardi
    """
)

WORKS = _names(
    """
    Nicomachean Ethics (-340); The Republic (-375); The Enchiridion (125); Meditations (175);
    On the Nature of Things (-55); The Muqaddimah (1377); The Prince (1532); Essays (1580);
    Novum Organum (1620); Discourse on the Method (1637); Leviathan (1651); Ethics (1677);
    Second Treatise of Government (1689); Monadology (1714); A Treatise of Human Nature (1739);
    The Spirit of Law (1748); Candide (1759); The Social Contract (1762); Emile (1762);
    The Wealth of Nations (1776); Critique of Pure Reason (1781); Rights of Man (1791);
    A Vindication of the Rights of Woman (1792); An Essay on Population (1798);
    Phenomenology of Spirit (1807); Principles of Political Economy (1817);
    Frankenstein (1818); Democracy in America (1835); Oliver Twist (1838);
    What is Property (1840); Woman in the Nineteenth Century (1845);
    The Communist Manifesto (1848); Walden (1854); Bleak House (1853); Moby-Dick (1851);
    On the Origin of Species (1859); On Liberty (1859); Utilitarianism (1861);
    Les Misérables (1862); What is to Be Done (1863); Capital (1867); War and Peace (1869);
    The Subjection of Women (1869); Middlemarch (1871); The Descent of Man (1871);
    The Civil War in France (1871); Progress and Poverty (1879); Anti-Dühring (1878);
    The Right to Be Lazy (1883); Germinal (1885); Beyond Good and Evil (1886);
    News from Nowhere (1890); The Principles of Psychology (1890);
    The Division of Labour in Society (1893); Reform or Revolution (1900);
    The Protestant Ethic (1905); Mutual Aid (1902); The Mass Strike (1906); Pragmatism (1907)
    """
)

NOUNS = _words("""
    state labour property liberty class history reason nature law power society revolution
    money value nation market party church theory experience justice science capital war
    virtue people government machine right duty school language memory custom religion
    freedom necessity interest production wage price land factory peasant worker army
    strike parliament republic empire colony slavery trade credit debt tax population
    family marriage education press opinion reform crisis progress decline character habit
    passion sympathy pleasure pain will judgement imagination perception cause effect
    substance form matter motion time space number proof doubt belief certainty truth error
    method hypothesis species selection inheritance variation instinct climate famine city
    village commune guild craft union assembly council congress programme tactic strategy
    alliance peace treaty border exile prison police court crime punishment mercy honour
    shame envy pride friendship love grief hope fear death soul body mind spirit idea image
    symbol poem novel tragedy comedy chorus style irony metaphor audience reader author
    translation edition preface chapter argument premise conclusion contradiction paradox
    dialectic analogy definition category concept judgment essence appearance surface depth
    measure quantity quality limit infinity origin end means purpose design accident chance
    fortune fate providence prophecy miracle ritual priest temple oath contract consent
    obedience resistance tyranny democracy aristocracy monarchy citizen stranger neighbour
    servant master woman child youth age generation tradition innovation fashion luxury
    poverty charity philanthropy hospital disease medicine physician experiment instrument
    observation evidence testimony witness rumour letter diary archive library museum map
    voyage navigation harbour ship railway canal bridge mill mine coal iron cotton wool
    linen grain bread salt sugar tea tobacco silver gold bank exchange speculation panic
    monopoly competition cooperation rent profit surplus accumulation distribution
    consumption waste soil forest river mountain season harvest storm winter
    """)

ADJECTIVES = _words("""
    political social moral natural human general particular modern ancient historical
    economic public private common free necessary abstract concrete material ideal practical
    theoretical national foreign literary legal civil military religious scientific popular
    absolute relative simple complex permanent sudden slow hidden open radical moderate
    conservative critical rational passive active formal real false true early
    late local universal partial total primitive classical romantic tragic comic ironic
    sincere cautious bold obscure plain sharp doubtful certain possible impossible
    """)

VERBS = _words("""
    explains limits destroys produces conceals requires contradicts supports follows precedes
    weakens strengthens replaces divides unites describes assumes denies reveals corrects
    repeats prepares outlives resembles measures governs corrupts defends transforms resists
    """)

SAYS = _words("""
    says argues claims notes writes insists suggests concludes admits believes holds
    """)

BEFORE = _words("anti counter pre post over under self semi non proto inter co")
AFTER = ("", "s", "like", "less", "hood", "wise", "ism")

FOREIGN = _words("""
    Élan Être Überbau Naïveté Æsthetics Cœur Société Müßiggang Ἀρετή Λόγος Свобода Народ 自由 仁義
    道德 حرية עבודה Ação Señorío Čas Łódź Ποίησις Gemüt Volonté 歴史 Ý-thức Größe Żal Σοφία 📚
    """)

HEADINGS = (
    *("Summary", "Argument", "Quotations", "Criticism", "Questions", "Context", "Sources"),
    *("The first part", "The second part", "Method", "Examples", "Objections", "Replies"),
    *("See also", "What is missing?", "History", "Terms & names", "Reading log", "To do"),
)

TAGS = _words("""
    article book history philosophy economics politics literature science to-read to-write
    unfinished quote question idea person place period/1789 period/1848 period/1871
    theme/labour theme/property theme/law theme/nature theme/belief theme/language
    theme/education theme/war status/draft status/done status/reviewed été naïve 哲学 2024
    """)

GENRES = ("political", "philosophy", "history", "economics", "novel", "essay", "letters", "science")
FORMATS = ("article", "book", "pamphlet", "chapter", "lecture", "poem", "preface", "letter")
CALLOUTS = ("info", "Criticism", "quote", "question", "note", "warning", "example", "support")
LANGUAGES = ("python", "sql", "text", "dataview", "mermaid", "")
