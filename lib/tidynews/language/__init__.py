"""Floor 2, language: words, tags and dependencies; mentions resolved to actors."""
