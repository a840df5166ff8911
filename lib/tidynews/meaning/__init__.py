"""Floor 3, meaning: a number and what it counts is a figure; a source, a cue and a content are a claim."""
