"""Who arms whom in an article as a whole: the main pair, and whose arms are whose."""

from collections import Counter
from functools import cached_property

from tidynews.meaning.figures import belonging, clauses
from tidynews.meaning.figures.clauses import Pair
from tidynews.meaning.figures.grammar import subject
from tidynews.meaning.figures.vocabulary import ARMS, NOUNS, VERBS, class_of, event_of, item_named, noun_lemma, words

_TROOPS = frozenset(("combatant", "force"))
_OWNED = (ARMS - {"transport"}) | _TROOPS | {"aid"}
_GIVING = ("shipment", "personnel", "money", "support")
_MOST = 0.5  # so much of the transfers must name a party before it is taken over into others
_STATED_PAIR = 4  # weight of a pair named in one clause, beside one side named alone


class Discourse:
    """The transfers of one article, counted over all its clauses."""

    def __init__(self, reading):
        self.reading = reading
        self.makers: dict[str, Counter] = {}
        self._takers: dict[str, set[str]] = {}
        self._suppliers, self._recipients, self._pairs = Counter(), Counter(), Counter()
        self._given: dict[str, list[tuple[int, Pair]]] = {}
        self.way_of_finds = Pair()
        self._postings = 0
        for i, tag in enumerate(reading.syntax.tag):
            if tag in VERBS or tag in NOUNS:
                self._weigh(i)

    def _weigh(self, i):
        event = event_of(self.reading.syntax, i, _GIVING)
        if event and (event.subject or event.kind == "personnel"):
            pair = clauses.transfer(self.reading, i, event)
            self._postings += event.kind == "personnel" and pair.supplier is not None
            self._count(pair if event.subject else pair.whole())
        elif event and self.reading.syntax.tag[i] in VERBS and self._are_goods(subject(self.reading.syntax, i)):
            self._count(clauses.transfer(self.reading, i, event))
        elif self.reading.syntax.tag[i] in VERBS:
            self._weigh_passage(i)
        elif class_of(self.reading.syntax, i) in _OWNED and self.reading.syntax.tag[i] in NOUNS:
            self._weigh_goods(i)

    def _are_goods(self, noun):
        """Whether the subject of a verb of arriving is goods and not somebody on a journey."""
        syntax = self.reading.syntax
        if noun is None or syntax.tag[noun] not in NOUNS:
            return False
        return class_of(syntax, noun) in _OWNED | {"container"} or noun_lemma(syntax, noun) in words("portion")

    def _weigh_passage(self, verb):
        """Any other verb by which goods or troops come from one country to another."""
        syntax = self.reading.syntax
        if any(syntax.lower[c] == "from" for c in syntax.children[verb]):
            moved = subject(syntax, verb)
            if moved is not None and class_of(syntax, moved) in _OWNED | {"transport"}:
                pair = clauses.directions(self.reading, verb)
                self._count(pair if None not in pair else Pair())

    def _weigh_goods(self, i):
        """Goods with a nationality, with a direction, or used by another country."""
        maker = belonging.maker(self.reading, i)
        user = clauses.user(self.reading, i) or clauses.taker(self.reading, i)
        taker = clauses.user(self.reading, i, ("use", "shipment"))
        if taker and taker != maker:
            self._takers.setdefault(noun_lemma(self.reading.syntax, i), set()).add(taker)
        pair = Pair(maker).filled(clauses.directions(self.reading, i))
        if class_of(self.reading.syntax, i) in _TROOPS:
            pair = pair.filled(Pair(None, clauses.whereabouts(self.reading, i))) if maker else Pair()
            pair = pair.sound() if pair.sound().recipient else Pair()
        if maker:
            self.note_maker(noun_lemma(self.reading.syntax, i), maker)
            pair = pair.filled(Pair(None, user)).sound()
        elif pair.recipient and not pair.supplier:
            pair = pair.filled(Pair(clauses.sender(self.reading, i)))
        elif pair == Pair():
            pair = Pair(None, user)
        self._count(pair)

    def note_maker(self, noun: str, country: str):
        """Count a country as the maker of what a noun names."""
        self.makers.setdefault(noun, Counter())[country] += 1

    def note_given(self, noun: str, at: int, pair: Pair):
        """Remember between whom goods of a name passed at a token."""
        self._given.setdefault(noun, []).append((at, pair))

    def given_before(self, noun: str, at: int) -> Pair | None:
        """Between whom goods of a name passed that were spoken of last before a token."""
        return next((pair for place, pair in reversed(self._given.get(noun, ())) if place < at), None)

    def given_to(self, noun: str, user: str | None) -> Pair | None:
        """The transfer by which a country got goods of a name."""
        return next((pair for _, pair in self._given.get(noun, ()) if user and pair.recipient == user), None)

    def _count(self, pair):
        pair = pair.sound()
        if pair.supplier:
            self._suppliers[pair.supplier] += 1
        if pair.recipient:
            self._recipients[pair.recipient] += 1
        if None not in pair:
            self._pairs[pair] += _STATED_PAIR

    @cached_property
    def main(self) -> Pair:
        """The pair that the article is about; empty where it names none."""
        pairs = {Pair(s, r) for s in self._suppliers for r in self._recipients if s != r and self._is_told(s, r)}
        if not pairs:
            return Pair()

        def weight(pair):
            return self._pairs[pair] + self._suppliers[pair.supplier] + self._recipients[pair.recipient]

        return max(sorted(pairs, key=self._first_told), key=weight)

    def is_clear(self, party: str, giving: bool) -> bool:
        """Whether an article has one supplier, or one recipient: most of its transfers name this one."""
        told = self._suppliers if giving else self._recipients
        return told[party] >= _MOST * sum(told.values())

    def only(self, parties, giving: bool) -> set[str]:
        """Those of some parties that the article knows on one side only."""
        here, there = (self._suppliers, self._recipients) if giving else (self._recipients, self._suppliers)
        return {party for party in parties if party in here and party not in there}

    def clear(self, giving: bool) -> str | None:
        """The one from whom, or to whom, most transfers of the article go; None where there is no such."""
        told = self._suppliers if giving else self._recipients
        named = sorted(told, key=lambda party: (-told[party], party))
        shared = len(named) > 1 and told[named[0]] == told[named[1]]
        return named[0] if named and not shared and self.is_clear(named[0], giving) else None

    def note_finds(self, ways):
        """Take the ways of what was seized together: one tells whence, another whither; the article tells the rest."""
        way = Pair()
        for told in ways:
            way = way.filled(told)
        if way != Pair():
            self.way_of_finds = way.filled(Pair(self.clear(giving=True))).sound()

    def _first_told(self, pair):
        """Where a pair comes in the order of telling; those never told in one clause come last, by name."""
        order = list(self._pairs)
        return (order.index(pair) if pair in self._pairs else len(order), pair)

    def completed(self, pair: Pair) -> Pair:
        """A pair with what is missing taken from the main pair, the other way round, or from another told with it."""
        pair, main = pair.sound(), self.main
        if None not in pair or main == Pair():
            return pair
        if pair == Pair() or pair.supplier == main.supplier or pair.recipient == main.recipient:
            return pair.filled(main)
        told = [p for p in self._pairs if pair in (Pair(p.supplier), Pair(None, p.recipient))]
        if told:
            return max(told, key=lambda p: self._pairs[p])
        taker = self._main_taker
        if pair.recipient is None and taker not in (None, pair.supplier):
            return Pair(pair.supplier, taker)
        if pair.supplier == main.recipient or pair.recipient == main.supplier:
            return Pair(main.recipient, main.supplier)
        return pair.filled(main)

    @cached_property
    def _main_taker(self):
        """The recipient that the article names far more than that of the main pair, if there is one."""
        counted = self._recipients.most_common(1)
        return counted[0][0] if counted and counted[0][1] > self._recipients[self.main.recipient] + 1 else None

    @cached_property
    def is_main_theme(self) -> bool:
        """Whether more than one clause speaks of the main pair, and its supplier is no firm."""
        if self.main.supplier not in {mention.country for mention in self.reading.country_at.values()}:
            return False
        return self._pairs[self.main] > _STATED_PAIR or self._suppliers[self.main.supplier] > 1

    def _is_told(self, supplier, recipient):
        """Whether the two were named in one clause, as maker and taker of one thing, or both more than once."""
        shared = (noun for noun, makers in self.makers.items() if supplier in makers)
        together = self._pairs[Pair(supplier, recipient)] > 0 or any(recipient in self._takers.get(n, ()) for n in shared)
        return together or min(self._suppliers[supplier], self._recipients[recipient]) > 1

    def maker_of(self, noun: str) -> str | None:
        """Whose goods of this name the article speaks of: "missiles" after "North Korean missiles"."""
        counted = self.makers.get(noun)
        return max(sorted(counted), key=counted.__getitem__) if counted else None

    @cached_property
    def sends_troops(self) -> bool:
        """Whether the article tells of troops that some country sends, or that are of a nation."""
        return self._postings > 0 or any(item_named(noun).item_class in _TROOPS for noun in self.makers)

    @cached_property
    def troops_of(self) -> str | None:
        """The supplier of the main pair, where the article speaks of its troops."""
        words = (noun for noun, makers in self.makers.items() if self.main.supplier in makers)
        return self.main.supplier if any(item_named(noun).item_class in _TROOPS for noun in words) else None
