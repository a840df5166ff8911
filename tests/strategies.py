"""hypothesis strategies for articles, from plain news to nonsense."""

from hypothesis import strategies as st

NUMBERS = ["13,000", "more than 1.5 million", "€2.75bn", "half of", "10 to 15", "dozens", "up to 12,000", "1e999", "٣٤٥",
           "9" * 400, "1,2,3.4.5", "no fewer than six", "one in two", "30 per cent", "0", "-7", "½", "1/0"]  # fmt: skip
SOURCES = ["The ministry", "Lee Sung-min", "a senior official", "Seoul", "Министр", "장관", "متحدث", "He", "The UN"]
CUES = ["said", "denied", "told reporters", "according to", "reportedly", "confirmed through", "claims that", "refused to say"]
MARKS = ['"', "“", "”", "'", "«", "»", "(", ")", "—", ":", ";", "...", "\u202e", "\u200b", "\x00", "\x1b[31m", "<script>"]
ENDS = ["\n", "\r\n", "\r", "\n\n", " \n\t\n", "\u2028", ""]

fragments = st.one_of(
    st.sampled_from(NUMBERS),
    st.sampled_from(SOURCES),
    st.sampled_from(CUES),
    st.sampled_from(MARKS),
    st.sampled_from(["shells", "troops", "were killed", "on October 3", "to Russia", "that", "which", ".", ","]),
    st.text(max_size=12),
)
sentences = st.lists(fragments, min_size=1, max_size=25).map(" ".join)
paragraphs = st.tuples(sentences, st.sampled_from(ENDS)).map("".join)
articles = st.lists(paragraphs, min_size=1, max_size=8).map("".join).filter(str.strip)
