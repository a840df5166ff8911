"""Floor 1, text: an article is read and segmented; numbers, dates, hedges and
quotation marks become values with offsets. No language model; pure functions."""
