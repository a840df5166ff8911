"""A parsed article as plain lists: quick to walk, one entry a token."""

from tidynews.language import mending
from tidynews.language.lemmas import lemma

_ATTRIBUTES = ["LOWER", "TAG", "DEP", "HEAD", "SENT_START", "IDX", "LENGTH"]


class Syntax:
    """The words, tags and tree of a spaCy ``Doc``, as parallel lists.

    Attributes
    ----------
    start, end : offsets of each token in the text
    lower, tag, dep : the word in lower case, its Penn tag, its dependency label
    head : index of the head (its own at a root)
    left, right : index of the first and the last token of the subtree
    children : indices of the dependents, in order
    sentence : index of the sentence of each token
    sentences : (first, last) token of each sentence
    """

    @classmethod
    def of(cls, doc) -> "Syntax":
        """The syntax of a document, read once."""
        if "syntax" not in doc.user_data:
            doc.user_data["syntax"] = cls(doc)
        return doc.user_data["syntax"]

    def __init__(self, doc):
        array = doc.to_array(_ATTRIBUTES)
        n = len(doc)
        string = _Strings(doc.vocab.strings)
        self.text = doc.text
        self.start = array[:, 5].tolist()
        self.end = (array[:, 5] + array[:, 6]).tolist()
        self.lower = [string[x] for x in array[:, 0].tolist()]
        self.tag = [string[x] for x in array[:, 1].tolist()]
        self.dep = [string[x] for x in array[:, 2].tolist()]
        heads = array[:, 3].astype("int64").tolist()
        self.head = [i + h for i, h in enumerate(heads)]
        self._sentences(array[:, 4].astype("int64").tolist())
        self._tree(n)
        self._mend(n)

    def __len__(self):
        return len(self.head)

    def _tree(self, n):
        head = self.head
        self.children = children = [[] for _ in range(n)]
        for i, h in enumerate(head):
            if h != i:
                children[h].append(i)
        self.left, self.right = list(range(n)), list(range(n))
        for i in _bottom_up(head, children):
            h = head[i]
            if h != i:
                self.left[h] = min(self.left[h], self.left[i])
                self.right[h] = max(self.right[h], self.right[i])

    def _mend(self, n):
        for i in mending.verbs(self):
            self.tag[i] = "VBZ"
        changes = mending.changes(self)
        for i, head, dep in changes:
            self.head[i], self.dep[i] = head, dep
        if changes:
            self._tree(n)

    def _sentences(self, starts):
        self.sentence, self.sentences = [], []
        for i, mark in enumerate(starts):
            if mark == 1 or i == 0:
                self.sentences.append((i, i))
            first = self.sentences[-1][0]
            self.sentences[-1] = (first, i)
            self.sentence.append(len(self.sentences) - 1)

    def lemma(self, i: int) -> str:
        """The dictionary form of token ``i``, in lower case."""
        return lemma(self.lower[i], self.tag[i])

    def capital(self, i: int) -> bool:
        """Whether the word is printed with a capital."""
        return self.text[self.start[i]].isupper()

    def joined(self, i: int) -> bool:
        """Whether no space parts the token from its neighbours, as a hyphen inside a name."""
        around = self.text[self.start[i] - 1 : self.start[i]] + self.text[self.end[i] : self.end[i] + 1]
        return len(around) == 2 and around.isalnum()

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The offsets of the tokens ``first`` to ``last``, both included."""
        return self.start[first], self.end[last]


class _Strings(dict):
    """spaCy's hashes to strings, each looked up once."""

    def __init__(self, store):
        self.store = store

    def __missing__(self, key):
        self[key] = string = self.store[key]
        return string


def _bottom_up(head, children):
    """Every token after all of its dependents, without recursion."""
    order = [i for i, h in enumerate(head) if h == i]
    for i in order:
        order.extend(children[i])
    return reversed(order)
