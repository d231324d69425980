"""The directory, its search, and the pages of companies. Must not know slides or the stage."""
