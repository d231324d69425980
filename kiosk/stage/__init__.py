"""Shows pages: the loop, transitions, touch and everything that lies over a page. Must not know files."""
