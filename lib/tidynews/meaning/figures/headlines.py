"""What a headline leaves unsaid: its figures are told again, and better, in the body."""

_TAKEN = ("kind", "stage", "outcome", "harm", "event", "supplier", "recipient", "roles_from")


def fill(reading, drafts):
    """Give a figure of a headline what the body tells of the same figure, where the headline tells nothing itself."""
    for draft in drafts:
        twin = _twin(reading, draft, drafts) if reading.in_heading(draft.first) else None
        if twin is None:
            continue
        draft.item = draft.item or twin.item
        if draft.kind in ("other", twin.kind):
            for name in _TAKEN[:5]:
                setattr(draft, name, getattr(draft, name) if getattr(draft, name) not in (None, "other") else getattr(twin, name))
        if draft.kind == twin.kind and draft.supplier is None and draft.recipient is None:
            draft.supplier, draft.recipient = twin.supplier, twin.recipient
            draft.roles_from = "carried" if twin.roles_from else None


def _twin(reading, draft, drafts):
    """The first figure of the body with the same number of the same things."""
    for other in drafts:
        if other is draft or reading.in_heading(other.first) or other.quantity.unit != draft.quantity.unit:
            continue
        nearly = (other.quantity.low or other.quantity.high) == (draft.quantity.low or draft.quantity.high)
        heads = {(d.item or "").split(" ")[-1] for d in (draft, other)}
        if nearly and (len(heads) == 1 or draft.item_class == other.item_class or draft.item is None):
            return other
    return None
