"""Floor 5, tables: rows become DataFrames, of one article or of many, saved, loaded and corrected."""
