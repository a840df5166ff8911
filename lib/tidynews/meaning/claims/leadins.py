"""A line that ends in a colon credits the block behind it: "The ministry said in a statement:" and then the words."""

from tidynews.meaning.claims.drafts import Draft
from tidynews.meaning.claims.selection import need_of_verb
from tidynews.text.article import PARAGRAPH

_OPENING, _CLOSING = "“\"«‘'>", "”\"»’'"
_SUBJECTS = ("nsubj", "nsubjpass")


def find(drafts: list[Draft], article, tokens) -> list[Draft]:
    """What such lines introduce; a draft that took the line itself for its content is set right."""
    blocks, found = article.blocks, []
    by_verb = {tokens.head(d.cue): d for d in drafts if d.cue}
    for block, after in zip(blocks, blocks[1:]):
        line = article.text[block.start : block.end].rstrip()
        if not line.endswith(":") or after.kind != PARAGRAPH or block.kind != PARAGRAPH:
            continue
        verb, subject = _saying(tokens, block)
        if verb is None:
            continue
        parts = _quoted(article.text, blocks, after)
        draft = by_verb.get(verb)
        if draft is None:
            draft = Draft(tokens.phrase(subject), tokens.syntax.span(verb, verb), parts[:1], frame="reckoned")
            found.append(draft)
        elif draft.source is not None:
            draft.content, draft.frame = parts[:1], "reckoned"
        found += [Draft(None, None, (part,), "continued", speaker=draft.source) for part in parts[1:]]
    return found


def _saying(tokens, block):
    """The last verb of saying of a line, and its subject."""
    syntax = tokens.syntax
    for i in reversed(tokens.within((block.start, block.end))):
        if need_of_verb(syntax, i) is None:
            continue
        subject = next((c for c in syntax.children[i] if syntax.dep[c] in _SUBJECTS and c < i), None)
        if subject is not None:
            return i, subject
    return None, None


def _quoted(text, blocks, first):
    """The spans of the block, and of those after it while each opens a quotation that the one before did not close."""
    at, parts = blocks.index(first), []
    for block in blocks[at:]:
        said = text[block.start : block.end]
        if parts and (not said[:1] or said[0] not in _OPENING):
            break
        parts.append((block.start, block.end))
        if said[:1] not in _OPENING or said.rstrip()[-1:] in _CLOSING:
            break
    return tuple(parts)
