"""Floor 4, judgement: how strong a claim's sourcing is, and how many origins it really has."""
